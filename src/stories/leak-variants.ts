import { specific } from './leak-reviewed'
import { foldWords } from './leak-text'

const LEAST_LATIN_LETTERS = 4
const PROVINCE_OR_CITY = /^(?:中国)?(?:\p{Script=Han}{2,3}省)?(?:\p{Script=Han}{2,3}?市)?/u
const DISTRICT = /^\p{Script=Han}{2,3}?(?:区|县|市)/u
const LEGAL_FORM =
  /(?:有限责任公司|股份有限公司|集团有限公司|有限公司|合伙企业|集团公司|集团|公司|工厂|厂|店|商行|经营部|事务所)$/u
const TRADE =
  /(?:纺织品?|轻纺|印染|服饰|服装|针织|科技|信息技术|网络|贸易|进出口|国际|实业|建筑|建设|工程|装饰|机械|电子|电器|化工|新材料|食品|餐饮|物流|商贸|投资|管理|咨询|文化|传媒|教育|医疗|环保|能源|置业|房地产|制造|控股)+$/u

/** "绍兴华盛纺织有限公司" -> the whole, 绍兴华盛纺织, 华盛纺织, 华盛. */
export function companyVariants(value: string, cityNames: readonly string[]): string[] {
  const whole = foldWords(value).text.replaceAll('\n', '')
  const named = whole.replace(LEGAL_FORM, '')
  const placed = named.replace(PROVINCE_OR_CITY, '').replace(DISTRICT, '')
  const withoutCity = withoutName(placed, cityNames)
  const brand = withoutCity.replace(TRADE, '')
  return specific([whole, named, placed, withoutCity, brand])
}

const STATION_SUFFIX = /(?:派出所|警务站|分局|公安局)$/u

/** "越城区斗门派出所" -> the whole, 斗门派出所, 斗门所. */
export function stationVariants(value: string, cityNames: readonly string[]): string[] {
  const whole = foldWords(value).text.replaceAll('\n', '').replace(/示例/gu, '')
  const placed = withoutName(whole.replace(PROVINCE_OR_CITY, ''), cityNames).replace(DISTRICT, '')
  const core = placed.replace(STATION_SUFFIX, '').replace(/(?:公安分?局)/gu, '')
  return specific([whole, placed, ...(core.length >= 2 ? [`${core}所`, `${core}派出所`] : [])])
}

const PLACE_SUFFIX = /(?:街道|新区|区|县|市|镇|乡|村|社区)$/u

export function placeVariants(value: string): string[] {
  const whole = foldWords(value).text.replaceAll('\n', '')
  return specific([whole, whole.replace(PLACE_SUFFIX, '')])
}

export function handleVariants(value: string): string[] {
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
export function addressVariants(value: string): string[] {
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

export function shinglesOf(text: string, size: number): string[] {
  const shingles: string[] = []
  for (let from = 0; from + size <= text.length; from++) shingles.push(text.slice(from, from + size))
  return shingles
}

/** Without the name of the city before it: 绍兴华盛 -> 华盛, where the city is 绍兴市. */
function withoutName(text: string, cityNames: readonly string[]): string {
  for (const name of cityNames)
    for (const start of [name, name.replace(/市$/u, '')])
      if (start !== '' && text.startsWith(start)) return text.slice(start.length)
  return text
}
