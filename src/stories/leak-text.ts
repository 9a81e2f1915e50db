import { lookOf } from './leak-look-alikes'
import { chineseDigit, isVisible, plainOf, simplify } from './leak-characters'
import { latinTokens, soundOf, type LatinToken, type Sound } from './leak-sound'

/** A text made comparable, and for each of its characters where it stood in the original. */
export interface Folded {
  readonly text: string
  /** `at[i]` = offset in the original of the character that became `text[i]`; one more entry for the end. */
  readonly at: readonly number[]
}

const SENTENCE_END = /[。！？!?；;，,、：:\n\r]/u
const WORD = /[\p{L}\p{N}]/u

/** `keep` says what stays of each visible character. */
function fold(original: string, keep: (character: string) => string): Folded {
  const at: number[] = []
  let text = ''
  let offset = 0
  for (const character of original) {
    if (isVisible(character) || character === '\n') {
      for (const part of plainOf(character)) {
        const kept = keep(part)
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

/** Letters and digits only, whatever stands between them: for what somebody has broken up on purpose. */
export const foldJoined = (original: string): Folded =>
  fold(original, (character) => (WORD.test(character) ? character : ''))

/** Han only: a letter or a figure put between the characters of a name hides nothing. */
const foldHan = (original: string): Folded =>
  fold(original, (character) => (/\p{Script=Han}/u.test(character) ? character : ''))

/** As `foldTight`, with every figure in Arabic: for what is told by letters and figures together. */
const foldFigures = (original: string): Folded =>
  fold(original, (character) => (/[^\S\n]/u.test(character) ? '' : (chineseDigit(character) ?? character)))

/** One character for one: 六八 -> 68 */
export const withFigures = (text: string): string =>
  Array.from(text, (character) => chineseDigit(character) ?? character).join('')

/** Punctuation kept, blanks out: for sums, dates, addresses in the net. */
const foldTight = (original: string): Folded =>
  fold(original, (character) => (/[^\S\n]/u.test(character) ? '' : character))

/** Punctuation and single blanks kept: for Latin words. */
export const foldPlain = (original: string): Folded =>
  fold(original, (character) => (/[^\S\n]/u.test(character) ? ' ' : character))

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
    } else if (isVisible(character) && !DIGIT_FILLER.test(character)) {
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
  readonly joined: Folded
  readonly han: Folded
  /** The same, each character as it is compared by its shape. */
  readonly looks: Folded
  readonly figures: Folded
  readonly runs: readonly DigitRun[]
  readonly sound: Sound
  readonly latin: readonly LatinToken[]
  /** Of `words`, one after the other. */
  readonly segments: readonly Segment[]
}

export function readText(original: string): ReadText {
  const words = foldWords(original)
  const sound = soundOf(original)
  const han = foldHan(original)
  return {
    original,
    words,
    tight: foldTight(original),
    plain: foldPlain(original),
    joined: foldJoined(original),
    han,
    looks: { ...han, text: lookOf(han.text) },
    figures: foldFigures(original),
    runs: digitRuns(original),
    sound,
    latin: latinTokens(sound, original),
    segments: segmentsOf(words.text),
  }
}

export interface Segment {
  readonly text: string
  /** Offset in `words`. */
  readonly index: number
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words of a text, by the dictionary that comes with the run-time: what it does not know falls into single characters. */
const segmentsOf = (text: string): Segment[] =>
  Array.from(segmenter.segment(text), ({ segment, index }) => ({ text: segment, index }))
