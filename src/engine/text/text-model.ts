import type { LabelledCase, SimilarScript } from '../types'
import { FeatureExtractor } from './features'
import { classOf, HONEST, TextReader, type TextKnowledge } from './knowledge'
import type { LexiconFinding } from './lexicon'
import { lessonsOf, type Lesson } from './lessons'
import { OwnCases } from './own-cases'
import { ScriptIndex, type Neighbour } from './script-index'
import { segmentsOf, TextScorer } from './segments'
import { trainOrRecall, type ModelCache, type TrainedModel } from './training'

/** What the text part says of one text; rules turn it into log-odds. */
export interface TextFinding {
  length: number
  /** Probability of fraud by the calibrated classifier alone. */
  fraud: number
  /** Its log-odds, bounded by the pack's `maxLogOdds`. */
  logOdds: number
  /** Most probable top fraud typology, whatever its probability. */
  typology: string
  lexicon: LexiconFinding
  /** Index in the original text of a unit of the normalised one. */
  originOf: (at: number) => number
  similar: () => SimilarScript[]
  /** The finer typology of the nearest script of this typology, or the typology itself. */
  finer: () => string
}

export class TextModel {
  private readonly classes: readonly string[]
  private readonly reader: TextReader
  private readonly scorer: TextScorer
  private readonly model: TrainedModel
  private readonly index: ScriptIndex
  private readonly written: readonly Lesson[]
  private readonly own: OwnCases | null
  /** Odds of each class against the honest one, of the text that was read last. */
  private readonly odds: Float64Array

  constructor(
    private readonly knowledge: TextKnowledge,
    cases: readonly LabelledCase[],
    cache: ModelCache | null = null,
  ) {
    this.reader = new TextReader(knowledge)
    const { known, imported, composed } = lessonsOf(knowledge, cases, (text) => this.reader.read(text).text)
    this.written = [...known, ...imported]
    const lessons = [...this.written, ...composed]
    this.classes = classesOf(lessons)
    const classIndexOf = (typology: string): number => this.classes.indexOf(classOf(typology))
    this.odds = new Float64Array(this.classes.length)
    const { lexicon, settings } = knowledge
    const extractor = new FeatureExtractor(settings, (element) => lexicon.groupOf(element))
    this.scorer = new TextScorer(extractor, this.classes.length)
    const parts = known.flatMap((lesson) => partsOf(lesson, settings.segmentWeight))
    const training = [...lessons, ...parts].map(({ text, typology, author, weight }) => ({
      text,
      label: classIndexOf(typology),
      author,
      weight,
    }))
    const tools = { extractor, scorer: this.scorer, lexicon }
    this.model = trainOrRecall(training, this.classes.length, settings, tools, cache)
    this.own = OwnCases.learn(imported, classIndexOf, this.classes.length, settings.ownCases, cache)
    this.index = new ScriptIndex(this.written)
  }

  read(text: string): TextFinding {
    const { settings, lexicon } = this.knowledge
    const normal = this.reader.read(text)
    const found = lexicon.find(normal.text)
    const logOdds = bounded(this.score(normal.text, found), settings.maxLogOdds)
    const typology = this.likeliest()
    let neighbours: Neighbour[] | null = null
    const near = (): Neighbour[] =>
      (neighbours ??= this.index.neighbours(normal.text, settings.similarCount, settings.minSimilarity))
    return {
      length: normal.text.length,
      fraud: 1 / (1 + Math.exp(-logOdds)),
      logOdds,
      typology,
      lexicon: found,
      originOf: (at) => normal.origins[at] ?? text.length,
      similar: () => this.index.present(near()),
      finer: () => this.finerOf(near(), typology),
    }
  }

  /** Log-odds of fraud; leaves those of each class in `odds`. */
  private score(text: string, found: LexiconFinding): number {
    const { fraudLogOdds, odds } = this.scorer.score(this.model.classifier, text, found)
    const { slope, offset } = this.model.calibration
    const calibrated = slope * fraudLogOdds + offset
    this.odds.set(odds)
    if (this.own === null) return calibrated
    const { maxLogOdds } = this.knowledge.settings
    const own = this.own.logOddsOf(text)
    const factor = Math.exp(bounded(calibrated, maxLogOdds) - fraudLogOdds)
    let sum = 0
    for (let c = 1; c < own.length; c++) {
      const both = (odds[c] ?? 0) * factor * Math.exp(own[c] ?? 0)
      this.odds[c] = both
      sum += both
    }
    return Math.log(sum)
  }

  private finerOf(near: readonly Neighbour[], typology: string): string {
    const typologies = near.map(({ script }) => this.written[script]?.typology ?? HONEST)
    return typologies.find((one) => classOf(one) === typology) ?? typology
  }

  private likeliest(): string {
    const { odds } = this
    let best = 1
    for (let at = 2; at < odds.length; at++) if ((odds[at] ?? 0) > (odds[best] ?? 0)) best = at
    return this.classes[best] ?? HONEST
  }
}

/** The segments of a text that has several: what is asked of a longer text is asked of these. */
function partsOf(lesson: Lesson, share: number): Lesson[] {
  const segments = segmentsOf(lesson.text)
  if (segments.length === 1) return []
  const weight = lesson.weight * share
  return segments.map(({ start, end }) => ({ ...lesson, text: lesson.text.slice(start, end), weight }))
}

/** Honest first, then the top typologies in the order of their names. */
function classesOf(texts: readonly { typology: string }[]): string[] {
  const found = new Set(texts.map(({ typology }) => classOf(typology)))
  found.delete(HONEST)
  return [HONEST, ...[...found].sort()]
}

function bounded(logOdds: number, bound: number): number {
  return Math.min(bound, Math.max(-bound, Number.isNaN(logOdds) ? bound : logOdds))
}
