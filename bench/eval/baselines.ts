import { distance } from 'fastest-levenshtein'
import Bayes from 'natural/lib/natural/classifiers/bayes_classifier'
import { topOf, HONEST, type Labelled } from './sets'
import type { Answered } from './metrics'

/** The same texts to learn from as the engine's scripts, by methods that anybody could install today. */
export type Baseline = (train: readonly Labelled[]) => (text: string) => Omit<Answered, 'truth'>

const BUCKETS = 1 << 18
const EPOCHS = 5
const RATE = 0.1
const LONGEST = 3
const FNV_PRIME = 0x01000193
const FNV_OFFSET = 0x811c9dc5

function ngrams(text: string): number[] {
  const seen = new Set<number>()
  for (let at = 0; at < text.length; at++) {
    let hash = FNV_OFFSET
    for (let size = 1; size <= LONGEST && at + size <= text.length; size++) {
      hash = Math.imul(hash ^ text.charCodeAt(at + size - 1), FNV_PRIME)
      seen.add((hash ^ (hash >>> 15)) & (BUCKETS - 1))
    }
  }
  return [...seen]
}

/** Logistic regression over hashed character 1-3-grams, Adagrad. */
const logisticRegression: Baseline = (train) => {
  const classes = [HONEST, ...new Set(train.map(({ truth }) => topOf(truth)).filter((one) => one !== HONEST))]
  const weights = classes.map(() => new Float32Array(BUCKETS))
  const squares = classes.map(() => new Float32Array(BUCKETS))
  const examples = train.map(({ text, truth }) => ({
    grams: ngrams(text),
    label: classes.indexOf(topOf(truth)),
  }))
  const probabilities = (grams: readonly number[]): number[] => {
    const value = 1 / Math.sqrt(Math.max(1, grams.length))
    const powers = weights.map((row) =>
      Math.exp(grams.reduce((sum, gram) => sum + (row[gram] ?? 0) * value, 0)),
    )
    const sum = powers.reduce((a, b) => a + b, 0)
    return powers.map((power) => power / sum)
  }
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (let i = 0; i < examples.length; i++) {
      // A step that is coprime to the number of examples visits each once, far from its neighbours.
      const { grams = [], label = 0 } = examples[(i * 7_919) % examples.length] ?? {}
      const value = 1 / Math.sqrt(Math.max(1, grams.length))
      probabilities(grams).forEach((probability, c) => {
        const gradient = (probability - (c === label ? 1 : 0)) * value
        const row = weights[c]
        const square = squares[c]
        if (row === undefined || square === undefined) return
        for (const gram of grams) {
          const sum = (square[gram] ?? 0) + gradient * gradient
          square[gram] = sum
          row[gram] = (row[gram] ?? 0) - (RATE * gradient) / Math.sqrt(sum + 1e-8)
        }
      })
    }
  return (text) => {
    const all = probabilities(ngrams(text))
    const best = all.indexOf(Math.max(...all))
    return { said: classes[best] ?? HONEST, fraud: 1 - (all[0] ?? 0) }
  }
}

const bigrams = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))

/** Learning from all of them takes the slow ones minutes, and a second a text. */
const MOST_LEARNT = 1_500

function sampleOf(train: readonly Labelled[]): readonly Labelled[] {
  const step = Math.ceil(train.length / MOST_LEARNT)
  return train.filter((_, i) => i % step === 0)
}

/** natural's own classifier over character bigrams, of a sample. */
const naturalBayes: Baseline = (train) => {
  const bayes = new Bayes()
  for (const { text, truth } of sampleOf(train)) bayes.addDocument(bigrams(text), topOf(truth))
  bayes.train()
  return (text) => {
    const found = bayes.getClassifications(bigrams(text))
    const sum = found.reduce((all, { value }) => all + value, 0)
    const honest = found.find(({ label }) => label === HONEST)?.value ?? 0
    return { said: found[0]?.label ?? HONEST, fraud: sum === 0 ? 0.5 : 1 - honest / sum }
  }
}

/** The label of the script at the least edit distance, of a sample. */
const nearestByEdits: Baseline = (train) => {
  const sample = sampleOf(train)
  return (text) => {
    let best = { share: Infinity, said: HONEST }
    for (const one of sample) {
      const longest = Math.max(text.length, one.text.length)
      // The lengths alone part them further than the best so far.
      if (Math.abs(text.length - one.text.length) / longest >= best.share) continue
      const share = distance(text, one.text) / longest
      if (share < best.share) best = { share, said: topOf(one.truth) }
    }
    const likeness = 1 - Math.min(1, best.share)
    return { said: best.said, fraud: best.said === HONEST ? 0.5 - likeness / 2 : 0.5 + likeness / 2 }
  }
}

const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  authority: ['公安局', '检察院', '法院', '洗钱', '涉嫌', '通缉', '安全账户', '社保局', '逮捕'],
  'loan-credit': ['贷款', '额度', '征信', '校园贷', '信用卡', '放款', '利息'],
  'customer-service': ['客服', '退款', '理赔', '快递', '会员', '百万保障', '订单'],
  'leader-acquaintance': ['领导', '老板', '董事长', '猜猜我是谁', '我是你', '换号', '急用钱'],
  'other-fraud': ['刷单', '返利', '投资', '中奖', '导师', '裸聊'],
}

/** Whoever has most of their words in it. */
const keywords: Baseline = () => (text) => {
  const counts = Object.entries(KEYWORDS).map(([typology, words]) => ({
    typology,
    count: words.filter((word) => text.includes(word)).length,
  }))
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a))
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  return { said: best.count === 0 ? HONEST : best.typology, fraud: all / (all + 1) }
}

export const baselines: Readonly<Record<string, Baseline>> = {
  'logistic regression, 1-3-grams': logisticRegression,
  'natural BayesClassifier': naturalBayes,
  'fastest-levenshtein, nearest': nearestByEdits,
  keywords,
}
