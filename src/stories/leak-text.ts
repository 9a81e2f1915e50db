import { Converter } from 'opencc-js/t2cn'

/** A text made comparable, and for each of its characters where it stood in the original. */
export interface Folded {
  readonly text: string
  /** `at[i]` = offset in the original of the character that became `text[i]`; one more entry for the end. */
  readonly at: readonly number[]
}

/** Zero-width and bidi characters, soft hyphen, variation selectors, combining marks, controls. */
const INVISIBLE = /[\p{Cf}\p{Mn}\p{Me}\p{Cc}\u115f\u1160\u3164\uffa0]/u
const SENTENCE_END = /[。！？!?；;，,、：:\n\r]/u
const WORD = /[\p{L}\p{N}]/u

const toSimplified = Converter({ from: 'tw', to: 'cn' })
const simplified = new Map<string, string>()

function simplify(character: string): string {
  const known = simplified.get(character)
  if (known !== undefined) return known
  const folded = toSimplified(character)
  simplified.set(character, folded)
  return folded
}

/** NFKC, lower case, traditional to simplified; `keep` says what stays of each visible character. */
function fold(original: string, keep: (character: string) => string): Folded {
  const at: number[] = []
  let text = ''
  let offset = 0
  for (const character of original) {
    if (!INVISIBLE.test(character) || character === '\n') {
      for (const part of character.normalize('NFKC').toLowerCase()) {
        const kept = keep(/\p{Script=Han}/u.test(part) ? simplify(part) : part)
        text += kept
        for (let i = 0; i < kept.length; i++) at.push(offset)
      }
    }
    offset += character.length
  }
  return { text, at: [...at, original.length] }
}

/** Letters and digits only; a sentence mark becomes one line feed, so that nothing is found across it. */
export const foldWords = (original: string): Folded =>
  fold(original, (character) => (WORD.test(character) ? character : SENTENCE_END.test(character) ? '\n' : ''))

/** Punctuation kept, blanks out: for sums, dates, addresses in the net. */
const foldTight = (original: string): Folded =>
  fold(original, (character) => (/[^\S\n]/u.test(character) ? '' : character))

/** Punctuation and single blanks kept: for Latin words. */
export const foldPlain = (original: string): Folded =>
  fold(original, (character) => (/[^\S\n]/u.test(character) ? ' ' : character))

const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  ...{ 零: '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' },
  ...{ 〇: '0', 壹: '1', 贰: '2', 叁: '3', 肆: '4', 伍: '5', 陆: '6', 柒: '7', 捌: '8', 玖: '9' },
  ...{ 幺: '1', 两: '2' },
}

export const chineseDigit = (character: string): string | undefined => CHINESE_DIGITS[character]

/** What may stand between the digits of one number without ending it. */
const DIGIT_FILLER = /[\s\p{Pd}_.·•/\\|()（）[\]【】"'“”‘’*~+,，、]/u

export interface DigitRun {
  readonly digits: string
  /** Offset in the original of each digit, and of the end of the last. */
  readonly at: readonly number[]
}

/** Every run of digits, Arabic, full-width, circled or Chinese, however it is broken up. */
function digitRuns(original: string): DigitRun[] {
  const runs: DigitRun[] = []
  let digits = ''
  let at: number[] = []
  let offset = 0
  let end = 0
  const close = (): void => {
    if (digits !== '') runs.push({ digits, at: [...at, end] })
    digits = ''
    at = []
  }
  for (const character of original) {
    const plain = character.normalize('NFKC')
    const digit = /^\d+$/.test(plain) ? plain : chineseDigit(simplify(plain))
    if (digit !== undefined) {
      for (const each of digit) {
        digits += each
        at.push(offset)
      }
      end = offset + character.length
    } else if (!INVISIBLE.test(character) && !DIGIT_FILLER.test(character)) {
      close()
    }
    offset += character.length
  }
  close()
  return runs
}

/** A text in every form the search wants, folded once. */
export interface ReadText {
  readonly original: string
  readonly words: Folded
  readonly tight: Folded
  readonly plain: Folded
  readonly runs: readonly DigitRun[]
}

export const readText = (original: string): ReadText => ({
  original,
  words: foldWords(original),
  tight: foldTight(original),
  plain: foldPlain(original),
  runs: digitRuns(original),
})
