import { levels, rankOf } from './levels'
import type { ChangeRow, HitRow, OutcomeRow } from './repository'

export interface Counts {
  readonly hits: number
  readonly confirmed: number
  readonly dismissed: number
  readonly expired: number
}

export interface Summary extends Counts {
  readonly precision: number | null
}

const SHARE_DIGITS = 10_000

/** Of what people decided: a warning that nobody worked on says nothing of its rules. */
export function summaryOf(hits: readonly Pick<HitRow, 'hits'>[], outcomes: readonly OutcomeRow[]): Summary {
  const count = (outcome: OutcomeRow['outcome']): number =>
    outcomes.filter((row) => row.outcome === outcome).reduce((sum, { warnings }) => sum + warnings, 0)
  const [confirmed, dismissed] = [count('confirmed'), count('dismissed')]
  const decided = confirmed + dismissed
  return {
    hits: hits.reduce((sum, row) => sum + row.hits, 0),
    confirmed,
    dismissed,
    expired: count('expired'),
    precision: decided === 0 ? null : Math.round((confirmed / decided) * SHARE_DIGITS) / SHARE_DIGITS,
  }
}

export interface ShadowCounts {
  readonly hits: number
  readonly wouldWarn: number
  readonly wouldRaise: number
  readonly wouldLower: number
  readonly wouldHold: number
  readonly changes: { readonly level: string; readonly toLevel: string; readonly hits: number }[]
}

type Change = Pick<ChangeRow, 'level' | 'toLevel' | 'wouldHold' | 'hits'>

/** What would have been otherwise. */
export function shadowCountsOf(rows: readonly Change[]): ShadowCounts {
  const sum = (isCounted: (row: Change) => boolean): number =>
    rows.filter(isCounted).reduce((total, { hits }) => total + hits, 0)
  const isNone = (level: string): boolean => rankOf(level) === 0
  return {
    hits: sum(() => true),
    wouldWarn: sum(({ level, toLevel }) => isNone(level) && !isNone(toLevel)),
    wouldRaise: sum(({ level, toLevel }) => !isNone(level) && rankOf(toLevel) > rankOf(level)),
    wouldLower: sum(({ level, toLevel }) => rankOf(toLevel) < rankOf(level)),
    wouldHold: sum(({ wouldHold }) => wouldHold),
    changes: levels.flatMap((level) =>
      levels.flatMap((toLevel) => {
        const hits = sum((row) => row.level === level && row.toLevel === toLevel)
        return hits === 0 || level === toLevel ? [] : [{ level, toLevel, hits }]
      }),
    ),
  }
}
