import type { Point } from '../geo'
import { villagePointsOfTown } from './village-points'
import { villagesOfTown } from './villages'

export interface Village {
  readonly code: string
  readonly name: string
  readonly townCode: string
  /** null: known by its town only. */
  readonly point: Point | null
  /** Without 村 or 社区. */
  readonly stem: string
}

interface VillageIndex {
  readonly ofTown: ReadonlyMap<string, readonly Village[]>
  readonly byStem: ReadonlyMap<string, readonly Village[]>
}

const CODE_DIGITS = 3
export const villageKind = /(?:社区|村)$/u

let index: VillageIndex | null = null

/** Two thousand names, read once a process. */
export function villageIndex(): VillageIndex {
  index ??= build()
  return index
}

function build(): VillageIndex {
  const ofTown = new Map(Object.entries(villagesOfTown).map(([code, list]) => [code, villagesIn(code, list)]))
  const byStem = new Map<string, Village[]>()
  for (const village of [...ofTown.values()].flat()) {
    const alike = byStem.get(village.stem)
    if (alike === undefined) byStem.set(village.stem, [village])
    else alike.push(village)
  }
  return { ofTown, byStem }
}

function villagesIn(townCode: string, list: string): Village[] {
  const points = pointsIn(villagePointsOfTown[townCode] ?? '')
  return list.split(' ').map((entry) => {
    const [digits, name] = [entry.slice(0, CODE_DIGITS), entry.slice(CODE_DIGITS)]
    const stem = name.replace(villageKind, '')
    return { code: townCode + digits, name, townCode, point: points.get(digits) ?? null, stem }
  })
}

/** "011@120.58,29.98 …" */
function pointsIn(list: string): Map<string, Point> {
  const points = new Map<string, Point>()
  for (const [, digits = '', lon, lat] of list.matchAll(/(\d{3})@([\d.]+),([\d.]+)/gu))
    points.set(digits, { lon: Number(lon), lat: Number(lat) })
  return points
}
