import { BLOCKS, blockValues, type FeatureSettings, type FeatureVector } from './features'

const { exp, imul, sqrt } = Math
/** An example already this well learnt moves nothing: most of them, after a few epochs. */
const NEGLIGIBLE_ERROR = 0.01
const TINY = 1e-8

export interface TrainingSettings extends FeatureSettings {
  epochs: number
  learningRate: number
  l2: number
  /** Trained in so many orders of the examples, of which the mean is kept: less of it is chance. */
  orders: number
  seed: number
}

/** Weights as bytes with a scale a class: a quarter of the memory to walk, which is what scoring costs. */
export interface Quantised {
  readonly weights: Int8Array
  readonly scales: Float64Array
}

/** Labelled examples, asked for one by one and again in each epoch: all their features at once may be too many to keep. */
export interface Examples {
  readonly size: number
  labelOf(index: number): number
  /** How much this example counts beside others of its class; 1 is usual. */
  weightOf(index: number): number
  featuresOf(index: number): FeatureVector
}

/** A trained softmax regression over hashed features; knows nothing of training. */
export class LinearClassifier {
  private readonly values = new Float64Array(BLOCKS)
  private readonly scores: Float64Array
  private readonly sums: Float64Array

  constructor(
    private readonly settings: FeatureSettings,
    readonly quantised: Quantised,
    readonly biases: Float64Array,
  ) {
    this.scores = new Float64Array(biases.length)
    this.sums = new Float64Array(biases.length)
  }

  static train(examples: Examples, classCount: number, settings: TrainingSettings): LinearClassifier {
    const trainer = new Trainer(classCount, settings)
    const weights = new Float32Array(trainer.size)
    const biases = new Float64Array(classCount)
    for (let order = 0; order < settings.orders; order++) {
      trainer.train(examples, settings.seed + order)
      addShare(weights, trainer.weights, settings.orders)
      addShare(biases, trainer.biases, settings.orders)
    }
    return new LinearClassifier(settings, quantise(weights, classCount), biases)
  }

  /** Log-odds of each class up to a common term. The array is used again by the next call. */
  scoresOf(features: FeatureVector): Float64Array {
    blockValues(features, this.settings, this.values)
    const { scores, sums, values } = this
    const { weights, scales } = this.quantised
    scores.set(this.biases)
    let from = 0
    for (let block = 0; block < BLOCKS; block++) {
      const to = features.ends[block] ?? 0
      addRows(features.slots, from, to, weights, sums)
      const value = values[block] ?? 0
      for (let c = 0; c < scores.length; c++)
        scores[c] = (scores[c] ?? 0) + value * (scales[c] ?? 0) * (sums[c] ?? 0)
      from = to
    }
    return scores
  }
}

/** Sums of the rows of a block; whole numbers, so exact in any order. */
function addRows(slots: Int32Array, from: number, to: number, weights: Int8Array, sums: Float64Array): void {
  const size = sums.length
  sums.fill(0)
  for (let i = from; i < to; i++) {
    const base = (slots[i] ?? 0) * size
    for (let c = 0; c < size; c++) sums[c] = (sums[c] ?? 0) + (weights[base + c] ?? 0)
  }
}

const LARGEST_BYTE = 127

/** Adagrad in a fixed pseudo-random order: same input, same weights. */
class Trainer {
  readonly size: number
  readonly weights: Float32Array
  readonly biases: Float64Array
  private readonly squares: Float32Array
  private readonly biasSquares: Float64Array
  private readonly values = new Float64Array(BLOCKS)
  private readonly scores: Float64Array

  constructor(
    private readonly classCount: number,
    private readonly settings: TrainingSettings,
  ) {
    this.size = (1 << settings.dimensionsLog2) * classCount
    this.weights = new Float32Array(this.size)
    this.squares = new Float32Array(this.size)
    this.biases = new Float64Array(classCount)
    this.biasSquares = new Float64Array(classCount)
    this.scores = new Float64Array(classCount)
  }

  /** Leaves what it learns in `weights` and `biases`, of which nothing is kept from before. */
  train(examples: Examples, seed: number): void {
    for (const state of [this.weights, this.squares, this.biases, this.biasSquares]) state.fill(0)
    const importance = classImportance(examples, this.classCount)
    const order = Array.from({ length: examples.size }, (_, index) => index)
    let random = seed
    for (let epoch = 0; epoch < this.settings.epochs; epoch++) {
      random = shuffle(order, random)
      for (const index of order) {
        const label = examples.labelOf(index)
        const weight = (importance[label] ?? 1) * examples.weightOf(index)
        this.step(examples.featuresOf(index), label, weight)
      }
    }
  }

  private step(features: FeatureVector, label: number, importance: number): void {
    const errors = softmax(this.scoresOf(features))
    errors[label] = (errors[label] ?? 0) - 1
    for (let c = 0; c < this.classCount; c++) {
      const error = errors[c] ?? 0
      if (error > -NEGLIGIBLE_ERROR && error < NEGLIGIBLE_ERROR) continue
      const gradient = error * importance
      this.learn(c, gradient, features)
      const square = (this.biasSquares[c] ?? 0) + gradient ** 2
      this.biasSquares[c] = square
      const move = (this.settings.learningRate * gradient) / sqrt(square + TINY)
      this.biases[c] = (this.biases[c] ?? 0) - move
    }
  }

  private scoresOf(features: FeatureVector): Float64Array {
    blockValues(features, this.settings, this.values)
    const { weights, classCount, scores, values } = this
    scores.set(this.biases)
    let from = 0
    for (let block = 0; block < BLOCKS; block++) {
      const to = features.ends[block] ?? 0
      const value = values[block] ?? 0
      for (let i = from; i < to; i++) {
        const base = (features.slots[i] ?? 0) * classCount
        for (let c = 0; c < classCount; c++) scores[c] = (scores[c] ?? 0) + value * (weights[base + c] ?? 0)
      }
      from = to
    }
    return scores
  }

  private learn(label: number, error: number, { slots, ends }: FeatureVector): void {
    const { weights, squares, classCount, values } = this
    const { l2, learningRate } = this.settings
    let from = 0
    for (let block = 0; block < BLOCKS; block++) {
      const to = ends[block] ?? 0
      const push = error * (values[block] ?? 0)
      for (let i = from; i < to; i++) {
        const at = (slots[i] ?? 0) * classCount + label
        const weight = weights[at] ?? 0
        const gradient = push + l2 * weight
        const square = (squares[at] ?? 0) + gradient * gradient
        squares[at] = square
        weights[at] = weight - (learningRate * gradient) / sqrt(square + TINY)
      }
      from = to
    }
  }
}

function addShare(sum: Float32Array | Float64Array, part: Float32Array | Float64Array, parts: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (part[i] ?? 0) / parts
}

function quantise(weights: Float32Array, classCount: number): Quantised {
  const scales = new Float64Array(classCount)
  for (let i = 0; i < weights.length; i++) {
    const c = i % classCount
    scales[c] = Math.max(scales[c] ?? 0, Math.abs(weights[i] ?? 0))
  }
  for (let c = 0; c < classCount; c++) scales[c] = (scales[c] ?? 0) / LARGEST_BYTE
  const bytes = new Int8Array(weights.length)
  for (let i = 0; i < weights.length; i++)
    if (weights[i] !== 0) bytes[i] = byteOf(weights[i] ?? 0, scales[i % classCount] ?? 0)
  return { weights: bytes, scales }
}

const byteOf = (weight: number, scale: number): number => (scale === 0 ? 0 : Math.round(weight / scale))

/** Rare classes count as much as common ones, damped by a square root so that a handful of texts cannot shout. */
function classImportance(examples: Examples, classCount: number): number[] {
  const counts = new Array<number>(classCount).fill(0)
  for (let i = 0; i < examples.size; i++) {
    const label = examples.labelOf(i)
    counts[label] = (counts[label] ?? 0) + 1
  }
  return counts.map((count) => Math.sqrt(examples.size / (classCount * Math.max(1, count))))
}

/** In place. */
export function softmax(scores: Float64Array): Float64Array {
  let top = -Infinity
  for (let c = 0; c < scores.length; c++) top = Math.max(top, scores[c] ?? 0)
  let sum = 0
  for (let c = 0; c < scores.length; c++) {
    const power = exp((scores[c] ?? 0) - top)
    scores[c] = power
    sum += power
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum
  return scores
}

/** Fisher-Yates over a linear congruential generator (Numerical Recipes' constants); returns its next state. */
export function shuffle(order: number[], state: number): number {
  let random = state
  for (let last = order.length - 1; last > 0; last--) {
    random = nextRandom(random)
    const chosen = Math.floor((random / 2 ** 32) * (last + 1))
    const kept = order[last] ?? 0
    order[last] = order[chosen] ?? 0
    order[chosen] = kept
  }
  return random
}

export function nextRandom(state: number): number {
  return (imul(state, 1664525) + 1013904223) >>> 0
}
