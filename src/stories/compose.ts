import type { Bilingual, StoryFacts } from './facts'
import { closing, phrasesOf, reviewedPhrases, type TypologyPhrases } from './phrases'
import { join, moneyEn, moneyZh, openingEn, openingZh, responseEn, responseZh, titleOf } from './sentences'

/** A paragraph of the body that stands for itself and begins the English part. */
export const ENGLISH_MARK = '[English]'

/** 文风: a few lines for a notice board, the article of a column, or three things to remember. */
export const voices = ['notice', 'article', 'lessons'] as const
export type Voice = (typeof voices)[number]

/** As it is stored; what is not known any more is the article. */
export const voiceOf = (stored: string): Voice => voices.find((voice) => voice === stored) ?? 'article'

interface Text {
  readonly title: string
  readonly body: string
}

/** A draft from facts and reviewed words, Chinese first. Paragraphs are parted by an empty line, "- " begins an item. */
export function composeStory(facts: StoryFacts, voice: Voice = 'article'): Text {
  const phrases = phrasesOf(facts.typology)
  if (facts.widened.includes('case')) return noCaseIn[voice](phrases)
  return written(titleOf(facts), (language) => told[voice](facts, phrases, language))
}

const written = (title: Bilingual, paragraphs: (language: keyof Bilingual) => readonly string[]): Text => ({
  title: title.zh,
  body: [...paragraphs('zh'), ENGLISH_MARK, title.en, ...paragraphs('en')].join('\n\n'),
})

type Telling = (facts: StoryFacts, phrases: TypologyPhrases, language: keyof Bilingual) => readonly string[]

const told: Readonly<Record<Voice, Telling>> = {
  notice: (facts, { lessons: [first] }, language) => [
    together(language, [opening(facts, language), money(facts, language), first[language]]),
    closing[language],
  ],
  article: (facts, { method, lessons }, language) => [
    opening(facts, language),
    method[language],
    outcome(facts, language),
    listed(lessons, language),
    closing[language],
  ],
  lessons: (facts, { lessons }, language) => [
    together(language, [opening(facts, language), money(facts, language)]),
    REMEMBER[language],
    listed(lessons, language),
    closing[language],
  ],
}

/** Where too few cases are alike none is told: how such frauds go, by what they are told, what to do. */
const noCaseIn: Readonly<Record<Voice, (phrases: TypologyPhrases) => Text>> = {
  notice: (phrases) =>
    reminder(phrases, (language) => [
      together(language, [phrases.method[language], phrases.lessons[0][language]]),
    ]),
  article: (phrases) =>
    reminder(phrases, (language) => [
      NO_CASE[language],
      phrases.method[language],
      together(
        language,
        phrases.signs.map((sign) => sign[language]),
      ),
      listed(phrases.lessons, language),
    ]),
  lessons: (phrases) =>
    reminder(phrases, (language) => [REMEMBER[language], listed(phrases.lessons, language)]),
}

const reminder = (
  { headline }: TypologyPhrases,
  paragraphs: (language: keyof Bilingual) => readonly string[],
): Text =>
  written(join(headline, { zh: '先核实再转账', en: 'check first, then pay' }), (language) => [
    ...paragraphs(language),
    closing[language],
  ])

const NO_CASE: Bilingual = {
  zh: '这是一份提醒，说的是这类骗局常见的做法，不是哪一个人的经历。',
  en: 'This is a reminder of how such frauds usually go, and nobody’s own story.',
}

const REMEMBER: Bilingual = { zh: '请记住三句话：', en: 'Three things to remember:' }

const opening = (facts: StoryFacts, language: keyof Bilingual): string =>
  language === 'zh' ? openingZh(facts) : openingEn(facts)

const money = (facts: StoryFacts, language: keyof Bilingual): string =>
  language === 'zh' ? moneyZh(facts) : moneyEn(facts)

/** What was done, and what became of the money. */
const outcome = (facts: StoryFacts, language: keyof Bilingual): string =>
  together(language, [language === 'zh' ? responseZh(facts) : responseEn(facts), money(facts, language)])

const together = (language: keyof Bilingual, sentences: readonly string[]): string =>
  sentences.filter((sentence) => sentence !== '').join(language === 'zh' ? '' : ' ')

const listed = (texts: readonly Bilingual[], language: keyof Bilingual): string =>
  texts.map((text) => `- ${text[language]}`).join('\n')

const BLANK: Bilingual = { zh: '…', en: '…' }

/** Everything that was reviewed, sentences of this file too: what stands here is common and gives nobody away. */
export const reviewedWords: string = [
  reviewedPhrases,
  composeStory({
    version: 1,
    typology: '',
    year: 0,
    month: 1,
    quarter: 1,
    partOfDay: null,
    place: 'district',
    role: 'finance',
    person: BLANK,
    attempted: BLANK,
    money: { protected: BLANK, stopped: BLANK, frozen: BLANK, returned: BLANK, paidOut: BLANK, lost: BLANK },
    untilDoor: BLANK,
    untilStop: BLANK,
    untilFreeze: BLANK,
    widened: [],
  }).body,
  ...[NO_CASE, REMEMBER].flatMap(({ zh, en }) => [zh, en]),
].join('\n')
