import { findPattern, spanOf, type Span } from './leak-spans'
import type { ReadText, Segment } from './leak-text'
import { isReviewed } from './leak-reviewed'
import type { FindingKind } from './finding-kinds'
import {
  COMPANY_KINDS,
  FUNCTION_WORDS,
  GIVEN,
  PERSON_KINDS,
  PLACE_KINDS,
  SINGLE_WORDS,
} from './ordinary-words'
import { commonSurnames, knownSurnames } from './surnames'

export interface UnknownSpan extends Span {
  readonly kind: FindingKind
}

/** Names of people, firms and places that the case does not know, told by the words they are not. */
export function findUnknown(text: ReadText): UnknownSpan[] {
  const as = (kind: FindingKind, spans: readonly Span[]): UnknownSpan[] =>
    spans
      .filter(({ start, end }) => !isReviewed(text.original.slice(start, end)))
      .map((span) => ({ kind, ...span }))
  return [
    ...as('name', [...findPeople(text), ...findTitled(text), ...findLatinNames(text)]),
    ...as('company', findFirms(text)),
    ...as('address', findPlaces(text)),
  ]
}

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text)
const areGiven = (text: string): boolean => Array.from(text).every((character) => GIVEN.has(character))
const isLoose = (text: string): boolean => text.length === 1 && isHan(text)

/** Surnames that are common words as well: more has to speak for a name. */
const ALSO_WORDS = new Set(
  '于和高方向钱万金石白马任何时常成安连应关单从自能黄江段史武包路温计平项管车宁盛解商强古季宗谈游别严孔范',
)

/** By themselves they are nothing but surnames. */
const SURE: ReadonlySet<string> = new Set(
  [...commonSurnames.keys(), ...Array.from('俞骆鲁裘屠阮祁茹庞樊霍虞褚鲍裴聂翁翟阎詹邢娄窦')].filter(
    (surname) => !ALSO_WORDS.has(surname),
  ),
)

/** A surname, and behind it what is no word: 李|小梅, 赵|雅|琪, 张|伟. */
function findPeople({ words, segments }: ReadText): Span[] {
  return segments.flatMap(({ text, index }, at) => {
    const length = isWholeName(text) ? text.length : 1 + givenLengthAt(segments, at)
    return length === 1 ? [] : [spanOf(words.at, index, index + length)]
  })
}

/** 沈静 stands in the dictionary, too. */
const isWholeName = (text: string): boolean =>
  text.length === 2 &&
  commonSurnames.has(text.charAt(0)) &&
  !ALSO_WORDS.has(text.charAt(0)) &&
  GIVEN.has(text.charAt(1)) &&
  !FUNCTION_WORDS.has(text.charAt(1))

/** How many characters of given name follow the surname at that segment; 0: it is none. */
function givenLengthAt(segments: readonly Segment[], index: number): number {
  const surname = segments[index]?.text ?? ''
  if (!knownSurnames.has(surname)) return 0
  const one = segments[index + 1]?.text ?? ''
  const two = segments[index + 2]?.text ?? ''
  if (SURE.has(surname)) return FUNCTION_WORDS.has(one) || !isLoose(one) ? halfGiven(one) : moreGiven(two)
  if (one.length === 2) return areGiven(one) && !ALSO_WORDS.has(surname) ? 2 : 0
  if (!isLoose(one) || !isLoose(two)) return 0
  return areGiven(one + two) ? 2 : 0
}

/** One character follows for certain; a second one, where it is no word either. */
const moreGiven = (two: string): number => (isLoose(two) && !FUNCTION_WORDS.has(two) ? 2 : 1)

/** 小梅 and 志强 after a surname. */
const halfGiven = (two: string): number =>
  two.length === 2 && isHan(two) && (areGiven(two) || /^[小阿]/u.test(two)) && !isReviewed(two) ? 2 : 0

/** 某公司员工程女士, where the dictionary sees 工程. */
const WHO_WITH_SURNAME = new RegExp(
  `(?:员工|职工|市民|居民|人员|当事人|受害人|事主|群众)[${[...commonSurnames.keys()].join('')}]$`,
  'u',
)

const TITLES = new Set(['女士', '先生'])

/** 佩芳女士: a title behind what is neither a surname nor a word for anybody. */
function findTitled({ words, segments }: ReadText): Span[] {
  return segments.flatMap(({ text, index }, at) => {
    if (!TITLES.has(text)) return []
    const before = segments[at - 1]
    if (before === undefined || !isHan(before.text) || PERSON_KINDS.has(before.text)) return []
    if (WHO_WITH_SURNAME.test(words.text.slice(0, index))) return []
    if (commonSurnames.has(before.text) && !isNamePart(segments[at - 2])) return []
    return [spanOf(words.at, before.index, index + text.length)]
  })
}

/** 沈|佩|方|女士: the one before is a surname too, so that this one is not. */
const isNamePart = (segment: Segment | undefined): boolean =>
  segment !== undefined && commonSurnames.has(segment.text) && !ALSO_WORDS.has(segment.text)

const SYLLABLES =
  '(?:(?:[Zz]h|[Cc]h|[Ss]h|[B-DF-HJ-NP-TW-Zb-df-hj-np-tw-z])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|uai|an|en|in|un|ai|ei|ao|ou|ui|iu|ie|ue|ia|ua|uo|er|[aeiouvü]))'
const SPELT_SURNAMES = [...new Set(commonSurnames.values())].join('|')
const GIVEN_IN_LATIN = `(?=[A-Z])${SYLLABLES}(?:[- ]?${SYLLABLES}){0,2}(?![a-z])`
const LATIN_NAMES = [
  new RegExp(`(?<![A-Za-z])(?:${SPELT_SURNAMES})[ ,]+${GIVEN_IN_LATIN}`, 'gu'),
  new RegExp(
    `(?<![A-Za-z])(?!(?:Ms|Mr|Me|He|She|One|The|To|In|So|No|An|On) )${GIVEN_IN_LATIN} +(?:${SPELT_SURNAMES})(?![a-z])`,
    'gu',
  ),
]

/** "Li Xiaomei", "Xiaomei Li": a surname beside another word of whole syllables. */
const findLatinNames = ({ original }: ReadText): Span[] =>
  LATIN_NAMES.flatMap((pattern) =>
    [...original.matchAll(pattern)].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
    })),
  )

const FIRM_WORDS = new Set(['公司', '集团', '厂', '工厂', '商行', '事务所'])
const TRADES =
  /^(?:纺织品?|轻纺|印染|服饰|针织|科技|贸易|实业|机械|电子|化工|食品|物流|商贸|建设|工程|装饰|建材|传媒|置业|控股)$/u

/** 华|盛|公司, 恒大集团, 恒|大|印染: before the word for a firm or its trade stands what is no kind of firm. */
function findFirms({ words, segments }: ReadText): Span[] {
  return segments.flatMap(({ text, index }, at) => {
    const isTrade = TRADES.test(text)
    if (!isTrade && !FIRM_WORDS.has(text)) return []
    const first = brandBefore(segments, at, isTrade)
    return first === null ? [] : [spanOf(words.at, first, index + text.length)]
  })
}

/** Offset at which the firm's own name begins; null: there is none. */
function brandBefore(segments: readonly Segment[], at: number, isTrade: boolean): number | null {
  const one = segments[at - 1]
  if (one === undefined || !isHan(one.text) || COMPANY_KINDS.has(one.text)) return null
  const two = segments[at - 2]
  if (isLoose(one.text)) {
    const isBrand = two !== undefined && isLoose(two.text) && !COMPANY_KINDS.has(two.text)
    return isBrand && !(SINGLE_WORDS.has(one.text) && SINGLE_WORDS.has(two.text) && isTrade)
      ? two.index
      : null
  }
  return isTrade && !areGiven(one.text) ? null : one.index
}

const STREETS = new Set([
  '路',
  '街',
  '大道',
  '巷',
  '弄',
  '东路',
  '西路',
  '南路',
  '北路',
  '中路',
  '东街',
  '西街',
  '南街',
  '北街',
])
const QUARTERS = new Set([
  '小区',
  '花园',
  '大厦',
  '广场',
  '新村',
  '公寓',
  '村',
  '镇',
  '苑',
  '公馆',
  '工业园',
  '写字楼',
])

/** 解放|路, 世纪|花园, 柳|溪村: a place behind what is no kind of place. */
function findPlaces({ words, segments }: ReadText): Span[] {
  const bySegments = segments.flatMap(({ text, index }, at) => {
    if (!STREETS.has(text) && !QUARTERS.has(text)) return []
    const before = segments[at - 1]
    if (before === undefined || !isHan(before.text) || PLACE_KINDS.has(before.text)) return []
    if (SINGLE_WORDS.has(before.text) && !isLoose(segments[at - 2]?.text ?? '')) return []
    return [spanOf(words.at, before.index, index + text.length)]
  })
  return [...bySegments, ...findPattern(words, HOUSES)]
}

/** A street with its number, whatever the dictionary makes of it. */
const HOUSES = /\p{Script=Han}{2}(?:路|街|大道|巷|弄)[\d零〇一二三四五六七八九十百]+号?/gu
