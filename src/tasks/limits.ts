/** Every number of the tasks that is not a level's: value, unit, where it comes from, since when. */
interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

const local = { source: 'local configuration', since: '2026-11-22' } as const

export const taskLimits = {
  // So many have let it pass that a person has to step in: it stays with the last station until somebody takes it.
  rounds: { value: 6, unit: 'officers or stations', ...local },
  // After these the duty chief decides what else can be done for somebody who does not want to be helped.
  secondVisits: { value: 5, unit: 'visits', ...local },
  // What is planned further away is no plan.
  plannedWithin: { value: 30, unit: 'days', ...local },
  // Not at home, not at work: the fraudster still is at the telephone.
  visitAfterNotReached: { value: 60, unit: 'minutes', ...local },
  visitAfterStillInContact: { value: 240, unit: 'minutes', ...local },
  // "First visit denied, second visit found several 100k already lost" (research/domain.md 1.8).
  visitAfterDenial: { value: 1_440, unit: 'minutes', ...local },
  // What a telephone has kept is sent one after the other within seconds.
  lateStepGrace: { value: 60, unit: 'seconds', ...local },
} as const satisfies Record<string, Limit>
