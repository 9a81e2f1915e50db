/** Every number of the follow-ups that is not a level's: value, unit, where it comes from, since when. */
interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

export const followUpLimits = {
  // Whoever takes one is told who it is: more than can be visited in some days would be a list of victims.
  takenAtOnce: { value: 5, unit: 'follow-ups', source: 'local configuration', since: '2026-11-27' },
} as const satisfies Record<string, Limit>
