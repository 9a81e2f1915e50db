/** Every number of the warnings that is not a level's: value, unit, where it comes from, since when. */
interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

const local = { source: 'local configuration', since: '2026-11-26' } as const

export const warningLimits = {
  // What is planned further away is no plan.
  plannedWithin: { value: 30, unit: 'days', ...local },
  // Who has asked an automatic call for an officer waits no longer than this.
  callBack: { value: 3, unit: 'minutes', ...local },
  // Money that left minutes ago may still be where it went; no rule sets this (docs/law.md).
  reachPaidUnaware: { value: 10, unit: 'minutes', source: 'local configuration', since: '2026-11-27' },
  // A call so long before its time is the one that was planned.
  plannedEarly: { value: 30, unit: 'minutes', ...local },
} as const satisfies Record<string, Limit>
