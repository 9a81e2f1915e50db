import type { FeatureVector } from './features'

const { exp, imul, sqrt } = Math
/** An example already this well learnt moves nothing: most of them, after a few epochs. */
const NEGLIGIBLE_ERROR = 0.005
const TINY = 1e-8

export interface Example {
  features: FeatureVector
  /** Index into the classes. */
  label: number
}

export interface TrainingSettings {
  dimensionsLog2: number
  epochs: number
  learningRate: number
  l2: number
  seed: number
}

/** Softmax regression over hashed features, trained by Adagrad in a fixed pseudo-random order: same input, same weights. */
export class LinearClassifier {
  private readonly weights: Float32Array
  private readonly biases: Float64Array

  private constructor(
    private readonly classCount: number,
    dimensions: number,
  ) {
    this.weights = new Float32Array(dimensions * classCount)
    this.biases = new Float64Array(classCount)
  }

  static train(
    examples: readonly Example[],
    classCount: number,
    settings: TrainingSettings,
  ): LinearClassifier {
    const model = new LinearClassifier(classCount, 1 << settings.dimensionsLog2)
    const importance = classImportance(examples, classCount)
    const squares = new Float32Array(model.weights.length)
    const order = examples.map((_, index) => index)
    let random = settings.seed
    for (let epoch = 0; epoch < settings.epochs; epoch++) {
      random = shuffle(order, random)
      for (const index of order) {
        const example = examples[index]
        if (example !== undefined) model.step(example, importance[example.label] ?? 1, squares, settings)
      }
    }
    return model
  }

  /** Probability of each class. */
  probabilities(features: FeatureVector): Float64Array {
    const scores = Float64Array.from(this.biases)
    const { indexes, values } = features
    const { weights, classCount } = this
    for (let i = 0; i < indexes.length; i++) {
      const base = (indexes[i] ?? 0) * classCount
      const value = values[i] ?? 0
      for (let c = 0; c < classCount; c++) scores[c] = (scores[c] ?? 0) + (weights[base + c] ?? 0) * value
    }
    return softmax(scores)
  }

  private step(
    example: Example,
    importance: number,
    squares: Float32Array,
    settings: TrainingSettings,
  ): void {
    const errors = this.probabilities(example.features)
    errors[example.label] = (errors[example.label] ?? 0) - 1
    for (let c = 0; c < this.classCount; c++) {
      const error = errors[c] ?? 0
      if (error > -NEGLIGIBLE_ERROR && error < NEGLIGIBLE_ERROR) continue
      this.learn(c, error * importance, example.features, squares, settings)
    }
  }

  private learn(
    label: number,
    error: number,
    { indexes, values }: FeatureVector,
    squares: Float32Array,
    { l2, learningRate }: TrainingSettings,
  ): void {
    const { weights, classCount } = this
    for (let i = 0; i < indexes.length; i++) {
      const at = (indexes[i] ?? 0) * classCount + label
      const weight = weights[at] ?? 0
      const gradient = error * (values[i] ?? 0) + l2 * weight
      const square = (squares[at] ?? 0) + gradient * gradient
      squares[at] = square
      weights[at] = weight - (learningRate * gradient) / sqrt(square + TINY)
    }
  }
}

/** Rare classes count as much as common ones, damped by a square root so that a handful of texts cannot shout. */
function classImportance(examples: readonly Example[], classCount: number): number[] {
  const counts = new Array<number>(classCount).fill(0)
  for (const { label } of examples) counts[label] = (counts[label] ?? 0) + 1
  return counts.map((count) => Math.sqrt(examples.length / (classCount * Math.max(1, count))))
}

function softmax(scores: Float64Array): Float64Array {
  const top = scores.reduce((a, b) => Math.max(a, b), -Infinity)
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
