import type { Fen } from '../lib/money'
import type { StatedLine } from './file'

export const findings = ['matched', 'differs', 'unknown', 'missing', 'moved'] as const
export type Finding = (typeof findings)[number]

/** A stop or freeze at that bank, as the stages have it; the daily proof holds them and the books together. */
export interface BookedHold {
  readonly number: string
  readonly kind: 'stopped' | 'frozen'
  readonly warningId: string
  /** 0: it is over, or not yet in force. */
  readonly heldFen: Fen
  /** When it last changed. */
  readonly updatedAt: Date
}

export interface ComparedLine {
  readonly line: number | null
  readonly number: string
  readonly kind: 'stopped' | 'frozen'
  readonly warningId: string | null
  readonly statedFen: Fen | null
  readonly bookedFen: Fen | null
  readonly finding: Finding
}

const FREEZE = 'DJ'

/**
 * Each line of the statement beside what is booked under its number, then what is booked and not stated. What has changed since
 * the statement was made (`moved`) is no break: the next statement will tell.
 */
export function compareStatement(
  stated: readonly StatedLine[],
  holds: readonly BookedHold[],
  asOf: Date,
): ComparedLine[] {
  const byNumber = new Map(holds.map((hold) => [hold.number, hold]))
  const named = new Set(stated.map(({ number }) => number))
  const lines = stated.map((each) => compareLine(each, byNumber.get(each.number), asOf))
  const left = holds.filter(({ number, heldFen }) => heldFen > 0n && !named.has(number))
  return [...lines, ...left.filter((hold) => hold.updatedAt <= asOf).map(missing)]
}

function compareLine(
  { line, number, amountFen }: StatedLine,
  hold: BookedHold | undefined,
  asOf: Date,
): ComparedLine {
  const told = { line, number, statedFen: amountFen }
  if (hold === undefined)
    return {
      ...told,
      kind: number.startsWith(FREEZE) ? 'frozen' : 'stopped',
      warningId: null,
      bookedFen: null,
      finding: 'unknown',
    }
  const { kind, warningId, heldFen, updatedAt } = hold
  const isSame = heldFen === amountFen
  const finding = isSame ? 'matched' : updatedAt > asOf ? 'moved' : 'differs'
  return { ...told, kind, warningId, bookedFen: heldFen, finding }
}

const missing = ({ number, kind, warningId, heldFen }: BookedHold): ComparedLine => ({
  line: null,
  number,
  kind,
  warningId,
  statedFen: null,
  bookedFen: heldFen,
  finding: 'missing',
})

export const isBreak = ({ finding }: { readonly finding: string }): boolean =>
  finding === 'differs' || finding === 'unknown' || finding === 'missing'
