import type { LinearClassifier } from './classifier'
import { FeatureExtractor } from './features'
import type { LexiconFinding } from './lexicon'
import type { Lesson } from './lessons'
import type { OwnCasesSettings } from './lexicon-schema'
import { trainOrRecall, type ModelCache, type TrainingText } from './training'

const NOTHING_FOUND: LexiconFinding = { asserted: [], warned: [], isWarning: false, hits: [] }
/** Cases are told apart by their wording alone: elements are what different sources have in common. */
const NO_ELEMENTS = { find: () => NOTHING_FOUND, fingerprint: 'no elements' }
/** One hand: nothing is held out, since what is said is added to a calibrated model's. */
const AUTHOR = 'cases'

/**
 * What a centre's imported cases say by themselves, read as a whole: its own source, its own definition of a typology. The
 * pack's model knows frauds from elsewhere, this one knows those of here; their log-odds are added.
 */
export class OwnCases {
  private constructor(
    private readonly extractor: FeatureExtractor,
    private readonly classifier: LinearClassifier,
    /** By class: whether any case is of it. Of the others there is no opinion. */
    private readonly isKnown: readonly boolean[],
    private readonly logOdds: Float64Array,
  ) {}

  /** Null where cases are too few to learn from, or all of one kind. */
  static learn(
    cases: readonly Lesson[],
    classIndexOf: (typology: string) => number,
    classCount: number,
    settings: OwnCasesSettings,
    cache: ModelCache | null,
  ): OwnCases | null {
    const texts: TrainingText[] = cases.map(({ text, typology }) => ({
      text,
      label: classIndexOf(typology),
      author: AUTHOR,
      weight: 1,
    }))
    const honest = texts.filter(({ label }) => label === 0).length
    if (Math.min(honest, texts.length - honest) < settings.fewest) return null
    const extractor = new FeatureExtractor(settings, () => '')
    const tools = { extractor, lexicon: NO_ELEMENTS }
    const { classifier } = trainOrRecall(texts, classCount, settings, tools, cache)
    const isKnown = Array.from({ length: classCount }, (_, c) => texts.some(({ label }) => label === c))
    return new OwnCases(extractor, classifier, isKnown, new Float64Array(classCount))
  }

  /**
   * Log-odds of each class against the honest one, by class; good until the next call. Of a class without cases nothing
   * is known but how honest the text reads.
   */
  logOddsOf(text: string): Float64Array {
    const { logOdds, isKnown } = this
    const scores = this.classifier.scoresOf(this.extractor.extract(text, NOTHING_FOUND))
    const honest = scores[0] ?? 0
    let greatest = -Infinity
    for (let c = 1; c < logOdds.length; c++) {
      if (isKnown[c] !== true) continue
      logOdds[c] = (scores[c] ?? 0) - honest
      greatest = Math.max(greatest, logOdds[c] ?? 0)
    }
    const unknown = Math.min(0, greatest)
    for (let c = 1; c < logOdds.length; c++) if (isKnown[c] !== true) logOdds[c] = unknown
    return logOdds
  }
}
