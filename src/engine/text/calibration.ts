/** Platt's scaling: probability = 1 / (1 + exp(-(slope x score + offset))). */
export interface Calibration {
  readonly slope: number
  readonly offset: number
}

export const IDENTITY: Calibration = { slope: 1, offset: 0 }

export interface Scored {
  readonly score: number
  readonly isFraud: boolean
  readonly weight: number
}

const STEPS = 100
/** Newton's step overshoots where the scores part well; one that is held back arrives all the same. */
const LONGEST_STEP = 0.5
const RIDGE = 1e-6
const CONVERGED = 1e-9

/**
 * Fits slope and offset to scores of texts that the scoring model has not read, by Newton's method on the log-loss.
 * Source: J. Platt, Probabilistic outputs for support vector machines, 1999; targets are smoothed as there, so that
 * perfectly parted scores do not make a certainty of it. Fraud and honest texts count the same in sum: the pack's share
 * of frauds says nothing about a night shift's, which is for the bias of `levels.yaml` to say.
 */
export function calibrate(scored: readonly Scored[]): Calibration {
  const frauds = sum(scored.filter(({ isFraud }) => isFraud).map(({ weight }) => weight))
  const honest = sum(scored.filter(({ isFraud }) => !isFraud).map(({ weight }) => weight))
  if (frauds === 0 || honest === 0) return IDENTITY
  const high = (frauds + 1) / (frauds + 2)
  const low = 1 / (honest + 2)
  let slope = 1
  let offset = 0
  for (let step = 0; step < STEPS; step++) {
    const g = gradientAt(scored, slope, offset, { high, low, frauds, honest })
    const determinant = g.ss * g.oo - g.so * g.so
    const moveSlope = heldBack((g.oo * g.s - g.so * g.o) / determinant)
    const moveOffset = heldBack((g.ss * g.o - g.so * g.s) / determinant)
    slope -= moveSlope
    offset -= moveOffset
    if (Math.abs(moveSlope) + Math.abs(moveOffset) < CONVERGED) break
  }
  return Number.isFinite(slope) && Number.isFinite(offset) && slope > 0 ? { slope, offset } : IDENTITY
}

const heldBack = (step: number): number => Math.min(LONGEST_STEP, Math.max(-LONGEST_STEP, step))

interface Targets {
  readonly high: number
  readonly low: number
  readonly frauds: number
  readonly honest: number
}

function gradientAt(scored: readonly Scored[], slope: number, offset: number, targets: Targets) {
  let s = 0
  let o = 0
  let ss = RIDGE
  let so = 0
  let oo = RIDGE
  for (const { score, isFraud, weight } of scored) {
    const share = weight / (2 * (isFraud ? targets.frauds : targets.honest))
    const p = 1 / (1 + Math.exp(-(slope * score + offset)))
    const error = share * (p - (isFraud ? targets.high : targets.low))
    const curvature = share * p * (1 - p)
    s += error * score
    o += error
    ss += curvature * score * score
    so += curvature * score
    oo += curvature
  }
  return { s, o, ss, so, oo }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
