import { compareText } from '../geo'
import type { DistrictPoint, Gazetteer, TownPoint } from '../place'
import { likeness, scores, soundOf, type How, type Likeness } from './likeness'
import { formerDistricts, formerTowns } from './old-names'
import { villageIndex, type Village } from './village-index'

/** Something of the gazetteer that an address names, and where its name ends. */
export interface Match<T> extends Likeness {
  readonly item: T
  readonly end: number
}

const TOWN_KINDS = ['街道', '镇', '乡'] as const
const townKind = /(?:街道|镇|乡)$/u
const districtKind = /[区县市]$/u
/** What is written after a village: its own kind, or the body that governs it. */
const villageEnds = /社区|居委会|村委会|村/gu
const LONGEST_STEM = 6
const SHORTEST_STEM = 2

/** Widths, separators and the province and city, which are the same for all: what is left begins with the district. */
export function cleaned(address: string): string {
  return address
    .normalize('NFKC')
    .replace(/[\s,;.、，。；·()（）]/gu, '')
    .replace(/^(?:中国)?(?:浙江省?)?(?:绍兴市|绍兴(?!县))?/u, '')
}

export function readDistrict(text: string, { districts }: Gazetteer): Match<DistrictPoint> | null {
  const former = Object.entries(formerDistricts).find(([name]) => text.startsWith(name))
  const renamed = former === undefined ? undefined : districts.find(({ code }) => code === former[1])
  if (former !== undefined && renamed !== undefined)
    return { item: renamed, how: 'old-name', score: scores.oldName, end: former[0].length }
  const exact = firstNamed(text, districts, ({ name }) => [name])
  const [one] = exact
  if (one !== undefined) return one
  const short = districts.find(({ name }) => text.startsWith(name.replace(districtKind, '')))
  if (short !== undefined)
    return { item: short, how: 'short', score: scores.short, end: short.name.length - 1 }
  return best(
    districts.flatMap((item) => {
      const written = text.slice(0, item.name.length)
      const like = districtKind.test(written) ? likeness(written, item.name) : null
      return like === null ? [] : [{ item, ...like, end: written.length }]
    }),
  )
}

/** All towns the text may mean, the likeliest first. */
export function readTowns(text: string, towns: readonly TownPoint[]): Match<TownPoint>[] {
  const exact = firstNamed(text, towns, ({ name }) => [name])
  if (exact.length > 0) return exact
  const renamed = [
    ...firstNamed(text, towns, formerNamesOf),
    // Towns became subdistricts while addresses kept the old word: 斗门镇 for 斗门街道.
    ...firstNamed(text, towns, ({ name }) => TOWN_KINDS.map((kind) => name.replace(townKind, kind))),
  ]
  if (renamed.length > 0) return renamed.map((each) => ({ ...each, how: 'old-name', score: scores.oldName }))
  const short = towns.filter(({ name }) => text.startsWith(stemOf(name)))
  if (short.length > 0)
    return sorted(
      short.map((item) => ({ item, how: 'short', score: scores.short, end: stemOf(item.name).length })),
    )
  return likelyTowns(text, towns)
}

/** Misspelt: what stands before a town's word, or at the beginning if it sounds like one. */
function likelyTowns(text: string, towns: readonly TownPoint[]): Match<TownPoint>[] {
  const written = /^(.{2,5}?)(?:街道|镇|乡)/u.exec(text)
  return sorted(
    towns.flatMap((item): Match<TownPoint>[] => {
      const stem = stemOf(item.name)
      const start = text.slice(0, stem.length)
      if (stem.length > 1 && soundOf(start) === soundOf(stem))
        return [{ item, how: 'homophone', score: scores.homophone, end: stem.length }]
      const like = written === null ? null : likeness(written[1] ?? '', stem)
      return like === null || written === null ? [] : [{ item, ...like, end: written[0].length }]
    }),
  )
}

/** All villages of these towns the text may mean, the likeliest first. */
export function readVillages(text: string, towns: ReadonlySet<string>): Match<Village>[] {
  const inScope = (found: readonly Village[]) => found.filter(({ townCode }) => towns.has(townCode))
  const segments = [...text.matchAll(villageEnds)]
  for (const { index, 0: kind } of segments) {
    const before = text.slice(Math.max(0, index - LONGEST_STEM), index)
    const exact = ofKind(longestStem(before, inScope), kind)
    if (exact.length > 0)
      return exact.map((item) => ({ item, how: 'exact', score: scores.exact, end: index + kind.length }))
  }
  return [...shortVillages(text, inScope), ...likelyVillages(text, segments[0]?.index ?? -1, towns)]
}

/** 某村 and 某社区 may both exist, and then the one that is written is meant; one of them may have become the other. */
function ofKind(found: readonly Village[], kind: string): readonly Village[] {
  const same = found.filter(({ name }) => name.endsWith(kind))
  return same.length > 0 ? same : found
}

function longestStem(before: string, inScope: (found: readonly Village[]) => Village[]): Village[] {
  for (let from = 0; from < before.length; from += 1) {
    const found = inScope(villageIndex().byStem.get(before.slice(from)) ?? [])
    if (found.length > 0) return found
  }
  return []
}

/** Its name alone, at the beginning: 坡塘12号. */
function shortVillages(text: string, inScope: (found: readonly Village[]) => Village[]): Match<Village>[] {
  for (let length = LONGEST_STEM; length >= SHORTEST_STEM; length -= 1) {
    const found = inScope(villageIndex().byStem.get(text.slice(0, length)) ?? [])
    if (found.length > 0)
      return found.map((item) => ({ item, how: 'short', score: scores.short, end: length }))
  }
  return []
}

function likelyVillages(text: string, end: number, towns: ReadonlySet<string>): Match<Village>[] {
  if (end < SHORTEST_STEM || end > LONGEST_STEM) return []
  const written = text.slice(0, end)
  return sorted(
    [...towns].flatMap((town) =>
      (villageIndex().ofTown.get(town) ?? []).flatMap((item) => {
        const like = likeness(written, item.stem)
        return like === null ? [] : [{ item, ...like, end }]
      }),
    ),
  )
}

export const stemOf = (town: string): string => town.replace(townKind, '')

const formerNamesOf = ({ code }: TownPoint): string[] =>
  Object.entries(formerTowns).flatMap(([name, codes]) => (codes.includes(code) ? [name] : []))

/** Those named first; of names at the same place the longest (东浦街道 before 浦街道). */
function firstNamed<T extends { readonly code: string }>(
  text: string,
  items: readonly T[],
  namesOf: (item: T) => readonly string[],
): Match<T>[] {
  const found = items.flatMap((item) =>
    namesOf(item).flatMap((name) => {
      const at = text.indexOf(name)
      return at < 0 ? [] : [{ item, at, end: at + name.length }]
    }),
  )
  const at = Math.min(...found.map((each) => each.at))
  const end = Math.max(...found.filter((each) => each.at === at).map((each) => each.end))
  const first = found.filter((each) => each.at === at && each.end === end)
  const how: How = 'exact'
  return sorted(first.map(({ item }) => ({ item, how, score: scores.exact, end })))
}

const sorted = <T extends { readonly code: string }>(matches: readonly Match<T>[]): Match<T>[] =>
  [...matches].sort((a, b) =>
    a.score === b.score ? compareText(a.item.code, b.item.code) : b.score - a.score,
  )

const best = <T extends { readonly code: string }>(matches: readonly Match<T>[]): Match<T> | null =>
  sorted(matches)[0] ?? null
