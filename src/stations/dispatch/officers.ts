import { compareText, distanceMeters, type Point } from '../geo'
import { isPositionFresh } from '../position'
import {
  isLocated,
  whyNot,
  type Cause,
  type CauseCounts,
  type EligibleOfficer,
  type OfficerCandidate,
} from './candidates'
import { Grid } from './grid'
import { costOf, estimate, type TravelSettings, type Way } from './travel'

export interface RankedOfficer {
  readonly officer: EligibleOfficer
  readonly straightMeters: number
  readonly way: Way
  readonly cost: number
  /** Has just reported from another door: sent only since nobody who has rested is left. */
  readonly isResting: boolean
}

// Distances and bounds come from different formulas: a bound this much nearer is no bound.
const ROUNDING = 1 - 1e-9

/** Who may be sent at a moment, by place; and how many may not, by cause. Built once, asked often. */
export class OfficerIndex {
  private readonly rested: Grid<EligibleOfficer>
  private readonly resting: Grid<EligibleOfficer>
  private readonly eligible: ReadonlyMap<string, EligibleOfficer>
  private readonly counts: Record<Exclude<Cause, 'handed-back'>, number>

  constructor(officers: readonly OfficerCandidate[], now: Date) {
    const eligible: EligibleOfficer[] = []
    const resting: EligibleOfficer[] = []
    this.counts = { 'off-duty': 0, 'signed-out': 0, busy: 0, resting: 0, 'stale-position': 0 }
    for (const officer of officers) {
      const cause = whyNot(officer, now)
      if (cause !== null) this.counts[cause] += 1
      if (!isLocated(officer)) continue
      if (cause === null) eligible.push(officer)
      else if (cause === 'resting' && isPositionFresh(officer, now)) resting.push(officer)
    }
    this.rested = new Grid(eligible)
    this.resting = new Grid(resting)
    this.eligible = new Map(eligible.map((officer) => [officer.id, officer]))
  }

  /** `excluded`: who has handed the task back and could be sent otherwise. */
  notEligible(excluded: ReadonlySet<string>): CauseCounts {
    return { ...this.counts, 'handed-back': [...excluded].filter((id) => this.eligible.has(id)).length }
  }

  countLeft(excluded: ReadonlySet<string>): number {
    return this.eligible.size - this.notEligible(excluded)['handed-back']
  }

  /**
   * The best by estimate, best first: least cost, then the smaller id, whatever the order they were read in. Those who
   * rest are asked only when nobody else is left: a tired patrol at the door is better than none.
   */
  best(point: Point, howMany: number, options: BestOptions): RankedOfficer[] {
    const rested = nearest(this.rested, point, howMany, { ...options, isResting: false })
    return rested.length > 0 ? rested : nearest(this.resting, point, howMany, { ...options, isResting: true })
  }
}

interface BestOptions {
  readonly travel: TravelSettings
  readonly excluded: ReadonlySet<string>
}

function nearest(
  grid: Grid<EligibleOfficer>,
  point: Point,
  howMany: number,
  { travel, excluded, isResting }: BestOptions & { readonly isResting: boolean },
): RankedOfficer[] {
  const best: RankedOfficer[] = []
  const consider = (officer: EligibleOfficer): void => {
    if (excluded.has(officer.id)) return
    const straightMeters = distanceMeters(point, officer.point)
    const way = estimate(straightMeters, travel)
    const cost = costOf(way.minutes, officer.tasksToday)
    insert(best, { officer, straightMeters, way, cost, isResting }, howMany)
  }
  const isEnough = (beyondMeters: number): boolean => {
    const worst = best[howMany - 1]
    return worst !== undefined && estimate(beyondMeters, travel).minutes * ROUNDING > worst.cost
  }
  grid.outward(point, consider, isEnough)
  return best
}

export const compareOfficers = (a: RankedOfficer, b: RankedOfficer): number =>
  a.cost === b.cost ? compareText(a.officer.id, b.officer.id) : a.cost - b.cost

/** Into the sorted list, which is kept to that length. */
function insert(best: RankedOfficer[], one: RankedOfficer, howMany: number): void {
  const last = best[howMany - 1]
  if (last !== undefined && compareOfficers(last, one) <= 0) return
  let at = best.length
  while (at > 0 && compareOfficers(best[at - 1] ?? one, one) > 0) at -= 1
  best.splice(at, 0, one)
  if (best.length > howMany) best.pop()
}
