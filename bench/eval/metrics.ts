/** What an engine said of one text beside what it is. */
export interface Answered {
  /** Top typology, or `none`. */
  readonly truth: string
  readonly said: string
  /** Probability that the text is any fraud. */
  readonly fraud: number
}

export interface Scores {
  readonly texts: number
  readonly frauds: number
  /** Share of the frauds that were called a fraud of any kind. */
  readonly recall: number
  /** Share of the honest texts that were called a fraud. */
  readonly falseAlarms: number
  /** Of the frauds that were found, the share whose typology is right. */
  readonly typologyRight: number
  /** Mean of the F1 of each class that stands in the truth, honest included. */
  readonly macroF1: number
  /** Chance that a fraud has a higher probability than an honest text. */
  readonly auc: number
  /** Recall where 1 % of the honest texts would be called a fraud. */
  readonly recallAt1: number
  /** Mean distance between probability and share of frauds, over ten equal bins: expected calibration error. */
  readonly ece: number
}

const HONEST = 'none'
const ONE_PERCENT = 0.01
const BINS = 10

export function scoresOf(answers: readonly Answered[]): Scores {
  const frauds = answers.filter(({ truth }) => truth !== HONEST)
  const honest = answers.filter(({ truth }) => truth === HONEST)
  const found = frauds.filter(({ said }) => said !== HONEST)
  return {
    texts: answers.length,
    frauds: frauds.length,
    recall: found.length / frauds.length,
    falseAlarms: honest.filter(({ said }) => said !== HONEST).length / honest.length,
    typologyRight: found.filter(({ truth, said }) => truth === said).length / found.length,
    macroF1: macroF1Of(answers),
    auc: aucOf(answers),
    recallAt1: recallAt(answers, ONE_PERCENT),
    ece: calibrationErrorOf(answers),
  }
}

function macroF1Of(answers: readonly Answered[]): number {
  const classes = [...new Set(answers.map(({ truth }) => truth))]
  const f1 = classes.map((name) => {
    const hits = answers.filter(({ truth, said }) => truth === name && said === name).length
    const size = answers.filter(({ truth }) => truth === name).length
    const called = answers.filter(({ said }) => said === name).length
    return (2 * hits) / (size + called)
  })
  return f1.reduce((a, b) => a + b, 0) / classes.length
}

/** By ranks, ties shared: the Mann-Whitney statistic. NaN without frauds or without honest texts. */
export function aucOf(answers: readonly Answered[]): number {
  const sorted = [...answers].sort((a, b) => a.fraud - b.fraud)
  let rankSum = 0
  for (let from = 0; from < sorted.length;) {
    let to = from
    while (to < sorted.length && sorted[to]?.fraud === sorted[from]?.fraud) to++
    const rank = (from + 1 + to) / 2
    rankSum += rank * sorted.slice(from, to).filter(({ truth }) => truth !== HONEST).length
    from = to
  }
  const frauds = answers.filter(({ truth }) => truth !== HONEST).length
  return (rankSum - (frauds * (frauds + 1)) / 2) / (frauds * (answers.length - frauds))
}

/** Recall at the lowest threshold that lets no more than this share of the honest texts through. */
export function recallAt(answers: readonly Answered[], falseAlarms: number): number {
  const honest = answers.filter(({ truth }) => truth === HONEST).map(({ fraud }) => fraud)
  const frauds = answers.filter(({ truth }) => truth !== HONEST)
  const threshold = honest.sort((a, b) => b - a)[Math.floor(honest.length * falseAlarms)] ?? 0
  return frauds.filter(({ fraud }) => fraud > threshold).length / frauds.length
}

function calibrationErrorOf(answers: readonly Answered[]): number {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, said: 0, frauds: 0 }))
  for (const { truth, fraud } of answers) {
    const bin = bins[Math.min(BINS - 1, Math.floor(fraud * BINS))]
    if (bin === undefined) continue
    bin.count++
    bin.said += fraud
    bin.frauds += truth === HONEST ? 0 : 1
  }
  return bins.reduce((sum, { said, frauds }) => sum + Math.abs(said - frauds), 0) / answers.length
}
