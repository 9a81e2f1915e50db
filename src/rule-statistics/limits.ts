/** The numbers of the counts and of the alarm brake: value, unit, where it comes from, since when. */
interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

const local = { source: 'local configuration, not yet proven in service', since: '2026-11-25' } as const
const own = { source: 'our own design', since: '2026-11-25' } as const

/** When a rule is held to have gone astray, and not to have found a wave of fraud. */
export const brakeLimits = {
  /** What "suddenly" looks at. */
  window: { value: 10, unit: 'minutes', ...local },
  /** What a habit is made of. */
  habit: { value: 7, unit: 'days', ...local },
  /** Fewer signals of a kind in all that time are no habit. */
  habitSignals: { value: 1_000, unit: 'signals', ...local },
  /** Alarms that would not have been without the rule. Fewer of them in the window are no flood, whatever their share. */
  alarms: { value: 50, unit: 'alarms', ...local },
  /** A real wave reaches hundreds among a city's ten thousands: a smaller share is left to people. */
  share: { value: 0.02, unit: 'share of the signals of its kind', ...local },
  /** So many times its usual share. */
  factor: { value: 10, unit: 'times', ...local },
  /** Where nothing is usual yet: a new installation. */
  shareWithoutHabit: { value: 0.2, unit: 'share of the signals of its kind', ...local },
} as const satisfies Record<string, Limit>

export const tallyLimits = {
  every: { value: 30, unit: 'seconds', ...own },
  /** A batch is committed within its statement's 30 s: what is older than this is counted for good. */
  settled: { value: 60, unit: 'seconds', ...own },
  /** Caught up with in one transaction, at most. */
  step: { value: 60, unit: 'minutes', ...own },
  /** And so many of them in one turn. */
  steps: { value: 24, unit: 'steps', ...own },
} as const satisfies Record<string, Limit>
