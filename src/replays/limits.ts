/** The numbers of replays: value, unit, where it comes from, since when. */
interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

const own = { source: 'our own design', since: '2026-11-26' } as const

export const replayLimits = {
  /** Some seconds for each of the two packs. */
  signals: { value: 50_000, unit: 'signals', ...own },
  hours: { value: 720, unit: 'hours', ...own },
  /** Judged before, so that windows know payees and habits, and not counted. */
  warmUpSignals: { value: 200_000, unit: 'signals', ...own },
  warmUpDays: { value: 30, unit: 'days', ...own },
  /** Characters of an uploaded stream: some 20,000 signals. */
  upload: { value: 8_388_608, unit: 'characters', ...own },
  page: { value: 1_000, unit: 'signals', ...own },
  /** Between two looks at whether it was given up. */
  progressEvery: { value: 500, unit: 'milliseconds', ...own },
  /** One that says nothing for so long has died with its process. */
  silent: { value: 120, unit: 'seconds', ...own },
  longest: { value: 900, unit: 'seconds', ...own },
  /** A result is a look at other people's payments: it does not stay. */
  kept: { value: 14, unit: 'days', ...own },
  listed: { value: 20, unit: 'replays', ...own },
  /** Shown of each change of level, and in all. */
  examplesPerChange: { value: 5, unit: 'signals', ...own },
  examples: { value: 60, unit: 'signals', ...own },
  refusedLines: { value: 20, unit: 'lines', ...own },
} as const satisfies Record<string, Limit>
