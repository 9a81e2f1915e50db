import { distance } from 'fastest-levenshtein'
import { lookOf } from './leak-look-alikes'
import { isReviewed } from './leak-reviewed'
import { findSound, readingsOf, spellingsOf, type LatinToken } from './leak-sound'
import { findAny, findPattern, spanOf, type Span } from './leak-spans'
import { foldWords, type ReadText } from './leak-text'
import { ANYBODY, FUNCTION_WORDS, ORDINARY_AFFIXED, SINGLE_WORDS } from './ordinary-words'
import { commonSurnames, surnameOf } from './surnames'

const HAN_NAME = /^\p{Script=Han}{2,4}$/u
const MASK = '[某*×x○□_]{1,3}'

/** Where a person's name, however it is disguised, stands in the story. */
export function findName(text: ReadText, value: string): Span[] {
  const name = foldWords(value).text.replaceAll('\n', '')
  if (ANYBODY.has(name)) return []
  const found = HAN_NAME.test(name) ? findHanName(text, name) : findForeignName(text, name, value)
  // 沈女士 may be said, of a person called 沈女芳, too.
  const titled = new RegExp(`^${surnameOf(name)}(?:女士|先生)`, 'u')
  return found.filter(
    ({ start, end }) =>
      !isReviewed(text.original.slice(start, end)) && !titled.test(text.original.slice(start)),
  )
}

function findHanName(text: ReadText, name: string): Span[] {
  const surname = surnameOf(name)
  const given = name.slice(surname.length)
  return [
    ...findAny(text.han, shapesOf(surname, given)),
    ...wildShapesOf(name, surname, given).flatMap((pattern) =>
      findPattern(text.han, new RegExp(pattern, 'gu')),
    ),
    ...findAny(text.looks, ordersOf(surname, given).map(lookOf)),
    ...findMasked(text, name),
    ...findCalled(text, surname, given),
    ...findBySound(text, surname, given),
    ...findMisspelt(text, surname, given),
    ...findInitials(text, surname, given),
    ...findSpelt(text, surname),
  ]
}

/** Surname first, given name first, backwards. */
const ordersOf = (surname: string, given: string): string[] => [
  ...new Set([surname + given, given + surname, reversed(surname + given)]),
]

const reversed = (text: string): string => Array.from(text).reverse().join('')

/** The name in any order, the given name alone, the surname with either half of it. */
function shapesOf(surname: string, given: string): string[] {
  const shapes = ordersOf(surname, given)
  if (given.length < 2) return shapes
  return [...shapes, given, surname + reversed(given), ...Array.from(given, (half) => surname + half)]
}

/** With one character exchanged or put in: 沈培芳, 沈小佩芳. */
function wildShapesOf(name: string, surname: string, given: string): string[] {
  if (name.length === 2) return [`${surname}.${given}`]
  const letters = Array.from(name)
  return letters.flatMap((_, index) => [
    ...(name.length === 3 && index !== 1 ? [] : [letters.with(index, '.').join('')]),
    ...(index === 0 ? [] : [[...letters.slice(0, index), '.', ...letters.slice(index)].join('')]),
  ])
}

/** 沈*芳, 沈某芳, 沈佩* - each still tells two thirds of the name. */
function findMasked(text: ReadText, name: string): Span[] {
  if (name.length < 3) return []
  const patterns = [`${name.charAt(0)}${MASK}${name.slice(-1)}`, `${name.slice(0, 2)}${MASK}`]
  return patterns.flatMap((pattern) => findPattern(text.tight, new RegExp(pattern, 'giu')))
}

const AFTER = '(?:姐|哥|妹|弟|叔|姨|婶|嫂|伯|阿姨|大姐|大哥|女士|先生|小姐|某|总|老师)'

/** 小芳, 阿芳, 芳姐; 姓王，名五. */
function findCalled(text: ReadText, surname: string, given: string): Span[] {
  const parts = Array.from(given)
  const called = parts
    .flatMap((part) => [`[小阿老]${part}`, `${part}${AFTER}`])
    .flatMap((pattern) => findPattern(text.words, new RegExp(pattern, 'gu')))
    .filter(({ start, end }) => !ORDINARY_AFFIXED.test(text.original.slice(start, end + 1)))
  const told = new RegExp(
    `姓${surname}.{0,5}(?:名|叫|字)[是为叫个一字]{0,2}(?:${given}|${parts[0] ?? ''})`,
    'gu',
  )
  return [...called, ...findPattern(text.joined, told), ...findLoose(text, given)]
}

/** The given name of one character, where it is no word: behind a character that is none either (骼|静), or by itself. */
function findLoose({ words, segments }: ReadText, given: string): Span[] {
  if (given.length > 1) return []
  return segments
    .filter(
      ({ text }, at) => text === given && (!SINGLE_WORDS.has(given) || isOdd(segments[at - 1]?.text ?? '')),
    )
    .map(({ index }) => spanOf(words.at, index, index + 1))
}

const isOdd = (text: string): boolean => /^\p{Script=Han}$/u.test(text) && !FUNCTION_WORDS.has(text)

const LEAST_GIVEN_LETTERS = 4

/** Homophones, pinyin joined or toned, half Han and half pinyin, in every order. */
function findBySound(text: ReadText, surname: string, given: string): Span[] {
  const orders = ordersOf(surname, given).flatMap(spellingsOf)
  const alone =
    given.length < 2 ? [] : spellingsOf(given).filter((spelt) => spelt.length >= LEAST_GIVEN_LETTERS)
  return [
    ...orders.flatMap((spelt) => findSound(text.sound, spelt)),
    // Two characters that sound like a given name are of any text; two syllables of pinyin are not.
    ...alone.flatMap((spelt) => findSound(text.sound, spelt)).filter(({ isHan }) => !isHan),
  ]
}

const MISSPELT_FROM_LETTERS = 8
const MOST_TOKENS = 6
/** What may stand between the parts of one name in Latin letters. */
const WITHIN_NAME = /^[\s\p{P}\p{S}\d\p{Cf}\p{Mn}\p{Me}]{0,6}$/u

/** Neighbouring Latin words put together, each of them and up to six in a row. */
function* neighbours(text: ReadText): Generator<{ text: string; tokens: readonly LatinToken[] }> {
  const { latin, original } = text
  for (let from = 0; from < latin.length; from++) {
    let joined = ''
    for (let to = from; to < Math.min(latin.length, from + MOST_TOKENS); to++) {
      const token = latin[to]
      const before = latin[to - 1]
      if (token === undefined) break
      if (to > from && before !== undefined && !WITHIN_NAME.test(original.slice(before.end, token.start)))
        break
      joined += token.text
      yield { text: joined, tokens: latin.slice(from, to + 1) }
    }
  }
}

const spanOfTokens = (tokens: readonly LatinToken[]): Span => ({
  start: tokens[0]?.start ?? 0,
  end: tokens.at(-1)?.end ?? 0,
})

/** Pinyin with one letter wrong, missing or too many. */
function findMisspelt(text: ReadText, surname: string, given: string): Span[] {
  const wanted = ordersOf(surname, given)
    .flatMap(spellingsOf)
    .filter(({ length }) => length >= MISSPELT_FROM_LETTERS)
  const spans: Span[] = []
  for (const { text: joined, tokens } of neighbours(text))
    if (wanted.some((spelt) => Math.abs(spelt.length - joined.length) <= 1 && distance(spelt, joined) <= 1))
      spans.push(spanOfTokens(tokens))
  return spans
}

const ENGLISH_OF_THREE = new Set(
  (
    'the and for you may was not are but can did get has her him his how its let now one our out own pay put ran saw say see she ' +
    'ten two use way who why yes app sms pin atm all any ask day few had new off old too try via per web url'
  ).split(' '),
)
const KNOWN_PAIRS = new Set(
  'qq ai it tv id pc ok uk us vr am pm no on in to of by we he me my or so up an as at be do go if is ms mr'.split(
    ' ',
  ),
)

/** S.P.F., SPF, 沈PF, Shen P. F., Peifang S. */
function findInitials(text: ReadText, surname: string, given: string): Span[] {
  const [first = ''] = spellingsOf(surname)
  const initials = Array.from(given, (character) => readingsOf(character)[0]?.charAt(0) ?? '').join('')
  const [spelt = ''] = spellingsOf(given)
  if (first === '' || initials === '' || spelt === '') return []
  const [s] = first
  const withPart = [
    first + initials,
    initials + first,
    first + initials.charAt(0),
    ...[`${spelt}${s}`, `${s}${spelt}`],
  ]
  const mixed = withPart
    .flatMap((wanted) => findSound(text.sound, wanted))
    .filter(({ start, end, isHan }) => !isHan && !isEnglish(text.original.slice(start, end)))
  const alone = new Set([`${s}${initials}`, `${initials}${s}`])
  const spans: Span[] = []
  for (const { text: joined, tokens } of neighbours(text))
    if (alone.has(joined) && areInitials(joined, tokens, text.original)) spans.push(spanOfTokens(tokens))
  return [...mixed, ...spans]
}

/** A short word, a title or an article: "Ms Wang, a resident". */
const isEnglish = (written: string): boolean => /^[a-z]{1,4}$|^m[rs]\.? |[a-z],? a$/i.test(written)

function areInitials(joined: string, tokens: readonly LatinToken[], original: string): boolean {
  const isUpper = tokens.every((token) => token.isUpper)
  if (joined.length > 2) return isUpper || (tokens.length === 1 && !ENGLISH_OF_THREE.has(joined))
  const isDotted = original.charAt(tokens[0]?.end ?? 0) === '.' && tokens.length > 1
  return isUpper && (isDotted || !KNOWN_PAIRS.has(joined))
}

/** "Shen Peifang", "Peifang Shen": the surname with another capitalised word, but for a title. */
function findSpelt(text: ReadText, surname: string): Span[] {
  const spelt = commonSurnames.get(surname)
  if (spelt === undefined) return []
  const before = `\\b(?!(?:Ms|Mr|Mrs|Miss|Dr|And|The|To|For|With)\\b)[A-Z][a-z]{1,7}[ -]+${spelt}\\b`
  const after = `\\b${spelt}[ ,-]+[A-Z][a-z]{1,7}(?:[ -]?[A-Z]?[a-z]+)?\\b`
  return [before, after].flatMap((pattern) =>
    [...text.original.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
    })),
  )
}

const LEAST_LATIN_LETTERS = 4
const LEAST_MISSPELT_PART = 6

/** A name in Latin letters: the whole however it is broken up, and each longer part, one letter wrong included. */
function findForeignName(text: ReadText, name: string, value: string): Span[] {
  const latin = name.replace(/[^a-z]/g, '')
  const whole = name.length >= LEAST_LATIN_LETTERS ? [name] : []
  const parts = (foldWords(value.replace(/\s+/gu, '。')).text.match(/[a-z]+/g) ?? []).filter(
    (part) => part.length >= LEAST_LATIN_LETTERS && !isReviewed(part),
  )
  const spans = text.latin.filter((token) =>
    parts.some(
      (part) =>
        token.text === part || (part.length >= LEAST_MISSPELT_PART && distance(token.text, part) <= 1),
    ),
  )
  return [
    ...findAny(text.joined, whole),
    ...(latin.length >= LEAST_MISSPELT_PART ? findSound(text.sound, latin) : []),
    ...parts.flatMap((part) => findSound(text.sound, part)),
    ...spans,
  ]
}
