import { present } from '../lib/assert'
import { foldPlain, foldWords, type DigitRun, type Folded, type ReadText } from './leak-text'
import { commonSurnames } from './surnames'
import { reviewedWords } from './compose'

/** What a sealed text of the case is; the search knows each kind's usual variants. */
export type WordKind =
  'name' | 'officer' | 'station' | 'company' | 'group' | 'handle' | 'address' | 'place' | 'text'
export type DigitKind = 'phone' | 'account' | 'id_number'

export interface Span {
  readonly start: number
  readonly end: number
}

const HAN_NAME = /^\p{Script=Han}{2,4}$/u
const MASK = '[某*×x○□_]{1,3}'

/** Words that stand for anybody; nobody is known by them. */
const ANYBODY = new Set(
  (
    '领导 老板 老总 总经理 经理 董事长 主任 客服 同事 财务 会计 出纳 警官 民警 警察 公安 公安局 法院 检察院 银行 快递 家人 朋友 ' +
    '工作群 公司群 财务群 内部群 家庭群 工作人员 办案人员 本人 未知 匿名 先生 女士 boss police officer unknown'
  ).split(' '),
)

/** Where a name, place or text of the case, or a variant of it, stands in the story. */
export function findWords(text: ReadText, kind: WordKind, value: string): Span[] {
  switch (kind) {
    case 'name':
    case 'officer':
      return findName(text, value)
    case 'company':
      return findAny(text.words, companyVariants(value))
    case 'station':
      return findAny(text.words, stationVariants(value))
    case 'place':
      return findAny(text.words, placeVariants(value))
    case 'group':
    case 'handle':
      return findAny(text.words, handleVariants(value))
    case 'address':
      return findAny(text.words, addressVariants(value))
    case 'text':
      return findShingles(text, value)
  }
}

function findName(text: ReadText, value: string): Span[] {
  const name = foldWords(value).text.replaceAll('\n', '')
  if (ANYBODY.has(name)) return []
  if (!HAN_NAME.test(name)) return [...findAny(text.words, longEnough(name)), ...findLatinParts(text, value)]
  const given = name.slice(1)
  const variants = [name, ...(given.length >= 2 ? specific([given]) : [])]
  return [...findAny(text.words, variants), ...findMasked(text, name), ...findSpelt(text, name)]
}

/** 沈*芳, 沈某芳, 沈佩* - each still tells two thirds of the name. */
function findMasked(text: ReadText, name: string): Span[] {
  if (name.length < 3) return []
  const patterns = [`${name.charAt(0)}${MASK}${name.slice(-1)}`, `${name.slice(0, 2)}${MASK}`]
  return patterns.flatMap((pattern) => findPattern(text.tight, new RegExp(pattern, 'giu')))
}

/** "Shen Peifang", "Peifang Shen": the surname with another capitalised word, but for a title. */
function findSpelt(text: ReadText, name: string): Span[] {
  const surname = commonSurnames.get(name.charAt(0))
  if (surname === undefined) return []
  const before = `\\b(?!(?:Ms|Mr|Mrs|Miss|Dr|And|The|To|For|With)\\b)[A-Z][a-z]{1,7}[ -]+${surname}\\b`
  const after = `\\b${surname}[ ,-]+[A-Z][a-z]{1,7}(?:[ -]?[A-Z]?[a-z]+)?\\b`
  return [before, after].flatMap((pattern) =>
    [...text.original.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
    })),
  )
}

const LEAST_LATIN_LETTERS = 4
const longEnough = (name: string): string[] => (name.length >= LEAST_LATIN_LETTERS ? specific([name]) : [])

function findLatinParts(text: ReadText, value: string): Span[] {
  const parts = foldPlain(value).text.match(/[a-z0-9_]+/g) ?? []
  return parts
    .filter((part) => part.length >= LEAST_LATIN_LETTERS && specific([part]).length > 0)
    .flatMap((part) => findPattern(text.plain, new RegExp(`(?<![a-z0-9_])${part}(?![a-z0-9_])`, 'g')))
}

const PROVINCE_OR_CITY = /^(?:中国)?(?:\p{Script=Han}{2,3}省)?(?:\p{Script=Han}{2,3}?市)?/u
const DISTRICT = /^\p{Script=Han}{2,3}?(?:区|县|市)/u
const LEGAL_FORM =
  /(?:有限责任公司|股份有限公司|集团有限公司|有限公司|合伙企业|集团公司|集团|公司|工厂|厂|店|商行|经营部|事务所)$/u
const TRADE =
  /(?:纺织品?|轻纺|印染|服饰|服装|针织|科技|信息技术|网络|贸易|进出口|国际|实业|建筑|建设|工程|装饰|机械|电子|电器|化工|新材料|食品|餐饮|物流|商贸|投资|管理|咨询|文化|传媒|教育|医疗|环保|能源|置业|房地产|制造|控股)+$/u

/** "绍兴华盛纺织有限公司" -> the whole, 绍兴华盛纺织, 华盛纺织, 华盛. */
function companyVariants(value: string): string[] {
  const whole = foldWords(value).text.replaceAll('\n', '')
  const named = whole.replace(LEGAL_FORM, '')
  const placed = named.replace(PROVINCE_OR_CITY, '').replace(DISTRICT, '')
  const withoutCity = placed.replace(/^绍兴/u, '')
  const brand = withoutCity.replace(TRADE, '')
  return specific([whole, named, placed, withoutCity, brand])
}

const STATION_SUFFIX = /(?:派出所|警务站|分局|公安局)$/u

/** "越城区斗门派出所" -> the whole, 斗门派出所, 斗门所. */
function stationVariants(value: string): string[] {
  const whole = foldWords(value).text.replaceAll('\n', '').replace(/示例/gu, '')
  const placed = whole
    .replace(PROVINCE_OR_CITY, '')
    .replace(/^绍兴市?/u, '')
    .replace(DISTRICT, '')
  const core = placed.replace(STATION_SUFFIX, '').replace(/(?:公安分?局)/gu, '')
  return specific([whole, placed, ...(core.length >= 2 ? [`${core}所`, `${core}派出所`] : [])])
}

const PLACE_SUFFIX = /(?:街道|新区|区|县|市|镇|乡|村|社区)$/u

function placeVariants(value: string): string[] {
  const whole = foldWords(value).text.replaceAll('\n', '')
  return specific([whole, whole.replace(PLACE_SUFFIX, '')])
}

function handleVariants(value: string): string[] {
  const whole = foldWords(value).text.replaceAll('\n', '')
  const withoutGroup = whole.replace(/(?:工作|内部|财务|公司)*群$/u, '')
  return specific([whole, withoutGroup]).filter(
    (variant) => /\p{Script=Han}{2}/u.test(variant) || variant.length >= LEAST_LATIN_LETTERS,
  )
}

const LANDMARK =
  /\p{Script=Han}{2,8}?(?:大道|路|街|巷|弄|小区|花园|大厦|广场|新村|村|苑|公寓|工业园|园区|中心|商城|大楼)/gu
const HOUSE_NUMBER = /[\da-z]+(?:号楼|号院|号|幢|栋|弄|单元|室|层)?/u
const ADDRESS_SHINGLE = 5

/** Named parts ("解放路", "世纪大厦") and any five characters in a row behind the town. */
function addressVariants(value: string): string[] {
  const whole = foldWords(value).text.replaceAll('\n', '')
  const local = whole
    .replace(PROVINCE_OR_CITY, '')
    .replace(DISTRICT, '')
    .replace(/^\p{Script=Han}{2,4}?(?:镇|街道|乡)/u, '')
  const landmarks = local.split(HOUSE_NUMBER).flatMap((part) => part.match(LANDMARK) ?? [])
  return specific([...landmarks, ...shinglesOf(local, ADDRESS_SHINGLE), local]).filter(
    (variant) => variant.length >= 3,
  )
}

const common = reviewedWords.toLowerCase()

/** Drops what is too short to be anybody's, and what the reviewed words say of everybody. */
const specific = (variants: readonly string[]): string[] =>
  [...new Set(variants)].filter(
    (variant) => variant.length >= 2 && !ANYBODY.has(variant) && !common.includes(variant),
  )

const TEXT_SHINGLE = 8
const MANY_SHINGLES = 20_000

let reviewedShingles: ReadonlySet<string> | null = null

/** Eight characters in a row that the story shares with a sealed text, unless they are common words of ours. */
function findShingles(text: ReadText, value: string): Span[] {
  reviewedShingles ??= new Set(sentencesOf(reviewedWords).flatMap((text) => shinglesOf(text, TEXT_SHINGLE)))
  const shared = reviewedShingles
  const rare = sentencesOf(value)
    .flatMap((text) => shinglesOf(text, TEXT_SHINGLE))
    .slice(0, MANY_SHINGLES)
    .filter((shingle) => !shared.has(shingle))
  return findAny(text.words, [...new Set(rare)])
}

const sentencesOf = (text: string): string[] => foldWords(text).text.split('\n')

function shinglesOf(text: string, size: number): string[] {
  const shingles: string[] = []
  for (let from = 0; from + size <= text.length; from++) shingles.push(text.slice(from, from + size))
  return shingles
}

const findAny = (folded: Folded, variants: readonly string[]): Span[] =>
  variants.flatMap((variant) => findString(folded, variant))

function findString({ text, at }: Folded, wanted: string): Span[] {
  const spans: Span[] = []
  if (wanted === '') return spans
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
    spans.push(spanOf(at, from, from + wanted.length))
  }
  return spans
}

/** In characters of the original, for characters of the folded text. */
export const spanOf = (at: readonly number[], from: number, to: number): Span => ({
  start: present(at[from], 'start'),
  end: present(at[to - 1], 'last character') + 1,
})

export function findPattern({ text, at }: Folded, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => spanOf(at, index, index + found.length))
}

// Six digits of a number are as good as the number to whoever has a list to compare with.
const LEAST_DIGITS = 6
const TAIL_DIGITS = 4

/** "42,130,000": a published sum, whose zeros stand in many an account number. */
const WHOLE_WAN = /(?<![\d,])\d{1,3}(?:,\d{3})*,?\d{0,2}0,000(?![\d,]*\d)/gu

/** Six digits in a row of a phone, account or identity number, or its last four standing alone. */
export function findDigits(text: ReadText, value: string): Span[] {
  const sealed = value.normalize('NFKC').replace(/\D/g, '')
  if (sealed.length < TAIL_DIGITS) return []
  const sums = [...text.original.matchAll(WHOLE_WAN)].map(({ index, 0: sum }) => ({
    start: index,
    end: index + sum.length,
  }))
  const isSum = ({ start, end }: Span): boolean => sums.some((sum) => sum.start <= start && end <= sum.end)
  return text.runs.flatMap((run) => digitsShared(run, sealed, text.original)).filter((span) => !isSum(span))
}

function digitsShared({ digits, at }: DigitRun, sealed: string, original: string): Span[] {
  const spans: Span[] = []
  for (let from = 0; from + LEAST_DIGITS <= digits.length; from++) {
    if (sealed.includes(digits.slice(from, from + LEAST_DIGITS))) {
      spans.push(spanOf(at, from, from + LEAST_DIGITS))
    }
  }
  // A year or a sum; "尾号2023" is found by its words.
  const isCommon = /^20\d\d$/.test(digits) || /^\s*[万元]/u.test(original.slice(at[digits.length]))
  if (digits === sealed.slice(-TAIL_DIGITS) && !isCommon) spans.push(spanOf(at, 0, digits.length))
  return spans
}
