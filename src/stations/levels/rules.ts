import type { FieldError } from '../../errors'

/** From the least urgent to the most. */
export const levelsByUrgency = ['low', 'medium', 'high', 'critical'] as const
export type LevelName = (typeof levelsByUrgency)[number]

export const limitFields = [
  'acknowledgeMinutes',
  'reachMinutes',
  'acceptMinutes',
  'arriveMinutes',
  'reportMinutes',
  'followUpHours',
  'warningExpiresHours',
  'stationChiefMinutes',
  'dutyChiefMinutes',
] as const
export type LimitField = (typeof limitFields)[number]

export type LevelLimits = Readonly<Record<LimitField, number>>

/**
 * What speaks against a set of limits: the more urgent level may never have more time, and a warning may not run out
 * before its second visit is due. Paths as in the body: "levels.critical.acceptMinutes".
 */
export function levelProblems(levels: Readonly<Record<LevelName, LevelLimits>>): FieldError[] {
  const problems: FieldError[] = []
  for (const [index, level] of levelsByUrgency.entries()) {
    const own = levels[level]
    if (own.warningExpiresHours < own.followUpHours)
      problems.push(
        problem(
          level,
          'warningExpiresHours',
          'too_short',
          `${own.followUpHours} or more: the second visit is due then`,
        ),
      )
    const below = levelsByUrgency[index - 1]
    if (below === undefined) continue
    for (const field of limitFields)
      if (own[field] > levels[below][field])
        problems.push(
          problem(level, field, 'not_ascending', `${levels[below][field]} or less, as ${below} has`),
        )
  }
  return problems
}

const problem = (level: LevelName, field: LimitField, code: string, expected: string): FieldError => ({
  path: `levels.${level}.${field}`,
  code,
  expected,
})

export interface LevelChange {
  readonly level: LevelName
  readonly field: LimitField | 'nameZh'
  readonly from: string | number
  readonly to: string | number
}

type NamedLimits = LevelLimits & { readonly nameZh: string }

/** What would be otherwise, level by level. */
export const levelChanges = (
  before: Readonly<Record<LevelName, NamedLimits>>,
  after: Readonly<Record<LevelName, NamedLimits>>,
): LevelChange[] =>
  levelsByUrgency.flatMap((level) =>
    (['nameZh', ...limitFields] as const)
      .filter((field) => before[level][field] !== after[level][field])
      .map((field) => ({ level, field, from: before[level][field], to: after[level][field] })),
  )
