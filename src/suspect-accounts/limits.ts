/** What local practice sets of the registry, until a centre sets its own; no rule of law fixes these spans. */
interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

const local = { source: 'local configuration', since: '2026-11-26' } as const

export const suspectLimits = {
  // A freeze lasts six months; what is registered for longer than that is registered anew, with grounds.
  listed: { value: 180, unit: 'days', ...local },
  // The account may be an honest person's: three days, as long as two stops and a day.
  appeal: { value: 72, unit: 'hours', ...local },
  page: { value: 500, unit: 'entries of the feed', ...local },
} as const satisfies Record<string, Limit>
