import { nextRandom } from './classifier'
import type { Composition } from './lexicon-schema'

export interface LabelledText {
  text: string
  typology: string
}

/** Deterministic samples of a composition: the same file yields the same texts. */
export function composeTexts(composition: Composition, seed: number): LabelledText[] {
  let random = seed >>> 0
  const pick = (bound: number): number => {
    random = nextRandom(random)
    return Math.floor((random / 2 ** 32) * bound)
  }
  return Array.from({ length: composition.count }, () => ({
    typology: composition.typology,
    text: composition.sequence.map((step) => partOf(composition, step, pick)).join(''),
  }))
}

function partOf(composition: Composition, step: string, pick: (bound: number) => number): string {
  const isOptional = step.endsWith('?')
  if (isOptional && pick(2) === 0) return ''
  const choices = composition.parts[isOptional ? step.slice(0, -1) : step] ?? []
  return choices[pick(choices.length)] ?? ''
}
