/** The numbers of the rule packs' way into service: value, unit, where it comes from, since when. */
interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

export const rulesetLimits = {
  /** A notice at commit is heard at once; one that is lost costs this. Together with compiling within 5 s. */
  poll: { value: 2_000, unit: 'milliseconds', source: 'our own design: 5 s in all', since: '2026-11-25' },
  packFiles: { value: 2_000, unit: 'files', source: 'local configuration', since: '2026-11-25' },
  packBytes: { value: 16_777_216, unit: 'bytes', source: 'local configuration', since: '2026-11-25' },
  /** Whole packs that wait to be checked for somebody who edits one. */
  waitingChecks: { value: 4, unit: 'checks', source: 'our own design', since: '2026-11-26' },
  /** Engines a process keeps, so that a way back needs no compiling. */
  keptEngines: { value: 4, unit: 'engines', source: 'our own design', since: '2026-11-25' },
} as const satisfies Record<string, Limit>
