/** Every number of the pauses: value, unit, where it comes from, since when. */
interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

const local = { source: 'local configuration', since: '2026-11-26' } as const

export const pauseLimits = {
  // What takes longer than this is no pause: the task is given back, or the visit is planned for another time.
  longest: { value: 120, unit: 'minutes', ...local },
  // A clock that stands still for a third time does not run.
  perClock: { value: 2, unit: 'pauses', ...local },
} as const satisfies Record<string, Limit>
