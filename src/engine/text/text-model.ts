import type { LabelledCase, SimilarScript } from '../types'
import { LinearClassifier, type Example } from './classifier'
import { composeTexts, type LabelledText } from './compose'
import { FeatureExtractor } from './features'
import type { Lexicon, LexiconFinding } from './lexicon'
import type { Composition, TextModelSettings } from './lexicon-schema'
import { normalise, type Variants } from './normalise'
import { ScriptIndex, type IndexedScript } from './script-index'

/** What the text part says of one text; rules turn it into log-odds. */
export interface TextFinding {
  length: number
  /** Probability of fraud by the linear classifier alone. */
  fraud: number
  /** Its log-odds, bounded by the pack's `maxLogOdds`. */
  logOdds: number
  /** Most probable fraud typology, whatever its probability. */
  typology: string
  lexicon: LexiconFinding
  similar: () => SimilarScript[]
}

export interface TextKnowledge {
  scripts: readonly IndexedScript[]
  compositions: readonly Composition[]
  variants: Variants
  lexicon: Lexicon
  settings: TextModelSettings
}

export const HONEST = 'none'
const LABEL_ALIASES: Readonly<Record<string, string>> = { normal: HONEST }

/** The top typology a label is trained as: `authority.tax` -> `authority`, `normal` -> `none`. */
export function classOf(label: string): string {
  const top = label.split('.')[0] ?? label
  return LABEL_ALIASES[top] ?? top
}

export class TextModel {
  private readonly classes: readonly string[]
  private readonly extractor: FeatureExtractor
  private readonly classifier: LinearClassifier
  private readonly index: ScriptIndex

  constructor(
    private readonly knowledge: TextKnowledge,
    cases: readonly LabelledCase[],
  ) {
    const known = knowledge.scripts.map((script) => ({ ...script, text: this.normal(script.text) }))
    const imported = cases.map(({ text, label }, number) => ({
      id: `case#${number + 1}`,
      typology: classOf(label),
      text: this.normal(text),
    }))
    const composed = knowledge.compositions.flatMap((one, i) =>
      composeTexts(one, knowledge.settings.seed + i),
    )
    const training: LabelledText[] = [
      ...known,
      ...composed.map((one) => ({ ...one, text: this.normal(one.text) })),
      ...imported,
    ]
    this.classes = [HONEST, ...new Set(training.map(({ typology }) => classOf(typology)).sort())].filter(
      (name, at) => at === 0 || name !== HONEST,
    )
    this.extractor = new FeatureExtractor(knowledge.settings)
    this.classifier = LinearClassifier.train(this.examples(training), this.classes.length, knowledge.settings)
    this.index = new ScriptIndex([...known, ...imported])
  }

  read(text: string): TextFinding {
    const { settings } = this.knowledge
    const normal = this.normal(text)
    const lexicon = this.knowledge.lexicon.find(normal)
    const shares = this.classifier.probabilities(
      this.extractor.extract(normal, lexicon.asserted, lexicon.warned),
    )
    const fraud = 1 - (shares[0] ?? 1)
    return {
      length: normal.length,
      fraud,
      logOdds: boundedLogOdds(fraud, settings.maxLogOdds),
      typology: this.likeliest(shares),
      lexicon,
      similar: () => this.index.nearest(normal, settings.similarCount, settings.minSimilarity),
    }
  }

  private normal(text: string): string {
    return normalise(text, this.knowledge.variants)
  }

  private examples(training: readonly LabelledText[]): Example[] {
    return training.map(({ text, typology }) => {
      const found = this.knowledge.lexicon.find(text)
      return {
        features: this.extractor.extract(text, found.asserted, found.warned),
        label: Math.max(0, this.classes.indexOf(classOf(typology))),
      }
    })
  }

  private likeliest(shares: Float64Array): string {
    let best = 1
    for (let at = 2; at < shares.length; at++) if ((shares[at] ?? 0) > (shares[best] ?? 0)) best = at
    return this.classes[best] ?? HONEST
  }
}

function boundedLogOdds(probability: number, bound: number): number {
  const logOdds = Math.log(probability / (1 - probability))
  return Math.min(bound, Math.max(-bound, Number.isNaN(logOdds) ? bound : logOdds))
}
