import { html, type Markup } from '../lib/html'
import type { Bilingual, StoryFacts } from './facts'
import { phrasesOf } from './phrases'
import { pictureOf } from './pictures'

type Language = keyof Bilingual

/** What one such fraud looks like, drawn. */
export function figure(typology: string): Markup {
  const { path, alt } = pictureOf(typology)
  return html`<figure><img src="${path}" alt="${alt}" width="640" height="360" /></figure>`
}

/** The same, small; what it says is said beside it, but a text browser would name an image without a word by its file. */
export const thumbnail = (typology: string): Markup =>
  html`<img src="${pictureOf(typology).path}" alt="插图" width="160" height="90" loading="lazy" />`

const headings = {
  line: { zh: '钱是怎么被拦下的', en: 'How the money was stopped' },
  signs: { zh: '怎么识破', en: 'How to tell' },
  deeds: { zh: '怎么办', en: 'What to do' },
} as const

/** From the warning to the money, as far as it came; null: nothing but the warning is known. */
export function timeLine(facts: StoryFacts, language: Language): Markup | null {
  const steps = stepsOf(facts)
  if (steps.length < 2) return null
  return html`<section class="line">
    <h2>${headings.line[language]}</h2>
    <ol>
      ${steps.map(({ when, what }) => html`<li><b>${when[language]}</b> <span>${what[language]}</span></li>`)}
    </ol>
  </section>`
}

interface Step {
  readonly when: Bilingual
  readonly what: Bilingual
}

/** The warning first, then what followed, each with the money it saved. */
export const stepsOf = (facts: StoryFacts): Step[] =>
  allSteps(facts).map((step, index, all) =>
    all[index - 1]?.when.zh === step.when.zh ? { ...step, when: AT_ONCE } : step,
  )

/** What came as soon, after rounding, as the step before it. */
const AT_ONCE: Bilingual = { zh: '随即', en: 'at once' }

function allSteps({ untilDoor, untilStop, untilFreeze, money, widened }: StoryFacts): Step[] {
  const after = (until: Bilingual, what: Bilingual): Step => ({
    when: { zh: `${until.zh}后`, en: `${until.en} later` },
    what,
  })
  const sum = (kept: Bilingual | null, words: Bilingual): Bilingual =>
    kept === null || widened.includes('sum')
      ? words
      : { zh: `${words.zh}：${kept.zh}`, en: `${words.en}: ${kept.en}` }
  return [
    {
      when: { zh: '开始', en: 'At first' },
      what: { zh: '反诈中心发出预警', en: 'the centre gave the alarm' },
    },
    ...(untilDoor === null
      ? []
      : [after(untilDoor, money.protected === null ? MET : sum(money.protected, KEPT))]),
    ...(untilStop === null
      ? []
      : [after(untilStop, sum(money.stopped, { zh: '银行紧急止付', en: 'the bank stopped the account' }))]),
    ...(untilFreeze === null
      ? []
      : [after(untilFreeze, sum(money.frozen, { zh: '依法冻结', en: 'the money was frozen' }))]),
  ]
}

const MET: Bilingual = {
  zh: '民警见到当事人，当面劝阻',
  en: 'an officer was with the person and talked with them',
}

const KEPT: Bilingual = { zh: '民警当面劝阻，没有转出', en: 'an officer was there; never sent' }

/** The box to remember: how it can be told, and what to do. */
export function lessonBox(typology: string, deeds: readonly string[] | null, language: Language): Markup {
  const { signs, lessons } = phrasesOf(typology)
  const list = (texts: readonly string[]): Markup =>
    html`<ol>
      ${texts.map((text) => html`<li>${text}</li>`)}
    </ol>`
  return html`<aside class="lessons">
    <h2>${headings.signs[language]}</h2>
    ${list(signs.map((sign) => sign[language]))}
    <h2>${headings.deeds[language]}</h2>
    ${list(deeds ?? lessons.map((lesson) => lesson[language]))}
  </aside>`
}
