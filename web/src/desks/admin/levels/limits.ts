import type { Answer, Body } from '../../../api/client'

export type Version = Answer<'/v1/level-versions', 'get'>['items'][number]
export type NewPolicy = Body<'/v1/level-versions', 'post'>
export type Level = Version['level']
/** All of them: what the body may leave out is filled in on this page. */
export type Limits = Required<NewPolicy['levels'][Level]>
export type Field = Exclude<keyof Limits, 'nameZh'>

/** The most urgent first, as everywhere on the desks. */
export const levels = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Level[]

export const fields = [
  'acknowledgeMinutes',
  'reachMinutes',
  'acceptMinutes',
  'arriveMinutes',
  'reportMinutes',
  'followUpHours',
  'warningExpiresHours',
  'stationChiefMinutes',
  'dutyChiefMinutes',
] as const satisfies readonly Field[]

export const isInHours = (field: Field): boolean => field.endsWith('Hours')

/** How long to wait before somebody is told: not at all is an answer. */
export const isWait = (field: Field): boolean => field.endsWith('ChiefMinutes')

export const limitsOf = (version: Version): Limits => ({
  nameZh: version.nameZh,
  acknowledgeMinutes: version.acknowledgeMinutes,
  reachMinutes: version.reachMinutes,
  acceptMinutes: version.acceptMinutes,
  arriveMinutes: version.arriveMinutes,
  reportMinutes: version.reportMinutes,
  followUpHours: version.followUpHours,
  warningExpiresHours: version.warningExpiresHours,
  stationChiefMinutes: version.stationChiefMinutes,
  dutyChiefMinutes: version.dutyChiefMinutes,
})

/** What holds now, level by level; null: a level has none yet. */
export function currentOf(versions: readonly Version[]): Record<Level, Version> | null {
  const of = (level: Level): Version | undefined =>
    versions.find((version) => version.level === level && version.state === 'current')
  const [critical, high, medium, low] = levels.map(of)
  if (critical === undefined || high === undefined || medium === undefined || low === undefined) return null
  return { critical, high, medium, low }
}

export interface Difference {
  readonly level: Level
  readonly field: Field | 'nameZh'
  readonly from: string | number
  readonly to: string | number
}

/** What a version changed of its level; null: it was the first. */
export function changedBy(version: Version, versions: readonly Version[]): readonly Difference[] | null {
  const before = versions
    .filter(({ level, effectiveFrom }) => level === version.level && effectiveFrom < version.effectiveFrom)
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]
  if (before === undefined) return null
  return (['nameZh', ...fields] as const)
    .filter((field) => before[field] !== version[field])
    .map((field) => ({ level: version.level, field, from: before[field], to: version[field] }))
}
