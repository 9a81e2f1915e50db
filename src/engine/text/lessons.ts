import type { LabelledCase } from '../types'
import { composeTexts } from './compose'
import type { IndexedScript } from './script-index'
import type { TextKnowledge } from './knowledge'

/** A normalised text that the model learns from. */
export interface Lesson extends IndexedScript {
  readonly author: string
  /** How much it counts beside a script of the pack. */
  readonly weight: number
}

const COMPOSED_AUTHOR = 'composed'
const CASES_AUTHOR = 'case'
/** Imported cases come from several hands, but nobody knows which is whose. */
const CASE_HANDS = 4

/** Scripts and cases, which are also shown as similar, and texts composed of elements, which are not. */
export function lessonsOf(
  { scripts, compositions, settings }: TextKnowledge,
  cases: readonly LabelledCase[],
  normal: (text: string) => string,
): { known: Lesson[]; imported: Lesson[]; composed: Lesson[] } {
  const known = scripts.map((script) => ({
    ...script,
    text: normal(script.text),
    author: script.author ?? '',
    weight: 1,
  }))
  const imported = cases.map(({ text, label }, i) => ({
    id: `case#${i + 1}`,
    typology: label,
    text: normal(text),
    author: `${CASES_AUTHOR}${i % CASE_HANDS}`,
    weight: settings.caseWeight,
  }))
  const composed = compositions.flatMap((composition, i) =>
    composeTexts(composition, settings.seed + i).map(({ text, typology }, n) => ({
      id: `composed#${i}.${n}`,
      typology,
      text: normal(text),
      author: COMPOSED_AUTHOR,
      weight: settings.composedWeight,
    })),
  )
  return { known, imported, composed }
}
