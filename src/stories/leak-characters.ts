import { Converter } from 'opencc-js/t2cn'

/** Zero-width and bidi characters, soft hyphen, variation selectors, combining marks, controls. */
const INVISIBLE = /[\p{Cf}\p{Mn}\p{Me}\p{Cc}\u115f\u1160\u3164\uffa0]/u

const toSimplified = Converter({ from: 'tw', to: 'cn' })
const simplified = new Map<string, string>()

export function simplify(character: string): string {
  const known = simplified.get(character)
  if (known !== undefined) return known
  const folded = toSimplified(character)
  simplified.set(character, folded)
  return folded
}

// Cyrillic and Greek letters that look like Latin ones, by what they look like.
const LOOKS_LATIN: ReadonlyMap<string, string> = new Map(
  Array.from('аaеeоoрpсcуyхxіiѕsһhԁdјjԛqԝwгrпnвbкkмmтtнhαaοoρpνvεeιiκkτtυuωw'.matchAll(/(.)(.)/gu)).map(
    ([, letter = '', latin = '']) => [letter, latin],
  ),
)

/** A character as it is compared: NFKC, lower case, without accents, simplified, Latin where it looks so. */
export function plainOf(character: string): string {
  let plain = ''
  for (const part of character.normalize('NFKC').toLowerCase()) {
    if (/\p{Script=Han}/u.test(part)) plain += simplify(part)
    else plain += LOOKS_LATIN.get(part) ?? part.normalize('NFD').replace(/\p{Mn}/gu, '')
  }
  return plain
}

export const isVisible = (character: string): boolean => !INVISIBLE.test(character)

const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  ...{ 零: '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' },
  ...{ 〇: '0', 壹: '1', 贰: '2', 叁: '3', 肆: '4', 伍: '5', 陆: '6', 柒: '7', 捌: '8', 玖: '9' },
  ...{ 幺: '1', 两: '2' },
}

export const chineseDigit = (character: string): string | undefined => CHINESE_DIGITS[character]
