import { createHash } from 'node:crypto'
import { calibrate, type Calibration, IDENTITY, type Scored } from './calibration'
import { LinearClassifier, type Examples, type TrainingSettings } from './classifier'
import type { FeatureExtractor, FeatureVector } from './features'
import type { Lexicon } from './lexicon'
import type { TextScorer } from './segments'

/** A normalised text to learn from. */
export interface TrainingText {
  readonly text: string
  /** Index of its class; 0 is honest. */
  readonly label: number
  /** Texts of one hand are held out together when the model is calibrated. */
  readonly author: string
  readonly weight: number
}

export interface TrainingTools {
  readonly extractor: FeatureExtractor
  readonly lexicon: Pick<Lexicon, 'find' | 'fingerprint'>
  /** By which texts are scored that are held out for the calibration; without it there is none. */
  readonly scorer?: TextScorer
}

export interface TrainedModel {
  readonly classifier: LinearClassifier
  readonly calibration: Calibration
}

/** Keeps trained weights by a key over everything they depend on; a pack is trained once a machine, not once a process. */
export interface ModelCache {
  get(key: string): Uint8Array | null
  put(key: string, model: Uint8Array): void
}

/** Change it with the algorithm: weights of another one are of no use. */
const ALGORITHM = 'softmax-8'
/** Features of more texts than this are made anew in each epoch instead of kept: 100,000 texts would take 240 MB. */
const MOST_KEPT = 25_000
/** So many texts need fewer rounds over them. */
const EPOCHS_OF_MANY = 3
const CALIBRATION_FOLDS = 3

export function trainOrRecall(
  texts: readonly TrainingText[],
  classCount: number,
  settings: TrainingSettings,
  tools: TrainingTools,
  cache: ModelCache | null,
): TrainedModel {
  const key = keyOf(texts, classCount, settings, tools.lexicon)
  const bytes = cache?.get(key) ?? null
  const known = latest.get(key) ?? (bytes === null ? null : decode(bytes, classCount, settings))
  const model = known ?? train(texts, classCount, settings, tools)
  remember(key, model)
  if (known === null) cache?.put(key, encode(model))
  return model
}

/** A pack that is published again, or read again by a test, has the weights of the last one: its own and its cases'. */
const latest = new Map<string, TrainedModel>()
const MOST_REMEMBERED = 2

function remember(key: string, model: TrainedModel): void {
  latest.delete(key)
  latest.set(key, model)
  const [oldest] = latest.keys()
  if (latest.size > MOST_REMEMBERED && oldest !== undefined) latest.delete(oldest)
}

function train(
  texts: readonly TrainingText[],
  classCount: number,
  settings: TrainingSettings,
  tools: TrainingTools,
): TrainedModel {
  const { extractor, lexicon } = tools
  const featuresOf = (at: number): FeatureVector => {
    const { text } = present(texts, at)
    return extractor.extract(text, lexicon.find(text))
  }
  const isMany = texts.length > MOST_KEPT
  const kept = isMany ? null : texts.map((_, at) => keep(featuresOf(at)))
  const read = (at: number): FeatureVector => (kept === null ? featuresOf(at) : present(kept, at))
  const rounds = isMany ? { ...settings, epochs: Math.min(settings.epochs, EPOCHS_OF_MANY) } : settings
  const fit = (indexes: readonly number[], orders: number): LinearClassifier =>
    LinearClassifier.train(examplesOf(texts, indexes, read), classCount, { ...rounds, orders })
  const all = texts.map((_, at) => at)
  const { scorer } = tools
  const heldOut =
    isMany || scorer === undefined ? [] : heldOutScores(texts, (indexes) => fit(indexes, 1), scorer, lexicon)
  return {
    classifier: fit(all, isMany ? 1 : settings.orders),
    calibration: heldOut.length === 0 ? IDENTITY : calibrate(heldOut),
  }
}

const keep = ({ slots, ends }: FeatureVector): FeatureVector => ({ slots: slots.slice(), ends: ends.slice() })

function examplesOf(
  texts: readonly TrainingText[],
  indexes: readonly number[],
  read: (at: number) => FeatureVector,
): Examples {
  const at = (index: number): number => present(indexes, index)
  return {
    size: indexes.length,
    labelOf: (index) => present(texts, at(index)).label,
    weightOf: (index) => present(texts, at(index)).weight,
    featuresOf: (index) => read(at(index)),
  }
}

/** What models that have not read an author say of that author's texts: how far the raw scores may be believed. */
function heldOutScores(
  texts: readonly TrainingText[],
  fit: (indexes: readonly number[]) => LinearClassifier,
  scorer: TextScorer,
  lexicon: TrainingTools['lexicon'],
): Scored[] {
  const authors = [...new Set(texts.map(({ author }) => author))].sort()
  if (authors.length < 2) return []
  const foldOf = new Map(authors.map((author, i) => [author, i % CALIBRATION_FOLDS]))
  const folds = Math.min(CALIBRATION_FOLDS, authors.length)
  return Array.from({ length: folds }, (_, fold) => {
    const isIn = (at: number): boolean => foldOf.get(present(texts, at).author) === fold
    const indexes = texts.map((_, at) => at)
    const model = fit(indexes.filter((at) => !isIn(at)))
    return indexes.filter(isIn).map((at) => {
      const { text, label, weight } = present(texts, at)
      return { score: scorer.score(model, text, lexicon.find(text)).fraudLogOdds, isFraud: label > 0, weight }
    })
  }).flat()
}

function keyOf(
  texts: readonly TrainingText[],
  classCount: number,
  settings: TrainingSettings,
  lexicon: TrainingTools['lexicon'],
): string {
  const hash = createHash('sha256').update(
    JSON.stringify([ALGORITHM, classCount, settings, lexicon.fingerprint]),
  )
  for (const { text, label, author, weight } of texts)
    hash.update(`\0${label}\0${author}\0${weight}\0`).update(text)
  return hash.digest('hex')
}

const CALIBRATION_NUMBERS = 2

/** Biases, scales and calibration as 64-bit floats, little-endian, then the weights as bytes. */
function encode({ classifier, calibration }: TrainedModel): Uint8Array {
  const { biases, quantised } = classifier
  const head = Float64Array.from([...biases, ...quantised.scales, calibration.slope, calibration.offset])
  const bytes = new Uint8Array(head.byteLength + quantised.weights.length)
  bytes.set(new Uint8Array(head.buffer))
  bytes.set(new Uint8Array(quantised.weights.buffer), head.byteLength)
  return bytes
}

/** Null when the bytes are those of another form. */
function decode(bytes: Uint8Array, classCount: number, settings: TrainingSettings): TrainedModel | null {
  const headNumbers = 2 * classCount + CALIBRATION_NUMBERS
  const headBytes = headNumbers * Float64Array.BYTES_PER_ELEMENT
  if (bytes.length !== headBytes + (1 << settings.dimensionsLog2) * classCount) return null
  // A copy of its own starts where 64-bit numbers may start.
  const { buffer } = Uint8Array.from(bytes)
  const head = new Float64Array(buffer, 0, headNumbers)
  const weights = new Int8Array(buffer, headBytes)
  const quantised = { weights, scales: head.slice(classCount, 2 * classCount) }
  return {
    classifier: new LinearClassifier(settings, quantised, head.slice(0, classCount)),
    calibration: { slope: head[2 * classCount] ?? 1, offset: head[2 * classCount + 1] ?? 0 },
  }
}

function present<T>(list: readonly T[], at: number): T {
  const item = list[at]
  if (item === undefined) throw new Error(`no item ${at} of ${list.length}`)
  return item
}
