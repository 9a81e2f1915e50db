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
  // A call so long before its time is the one that was planned.
  plannedEarly: { value: 30, unit: 'minutes', ...local },
} as const satisfies Record<string, Limit>
