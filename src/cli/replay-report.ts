import { parseYuan, formatYuan, type Fen } from '../lib/money'
import { MINUTE_MS } from '../lib/duration'
import { isHardNegative, type Truth } from '../simulate'
import type { Evaluation } from '../engine'

type Verdict = Pick<Evaluation, 'action'>

export interface EpisodeFigures {
  /** Of which at least one payment left or would have left. */
  readonly episodes: number
  /** Of those, with a payment about which the bank asked in time: no rule can hold another. */
  readonly holdable: number
  readonly held: number
  readonly heldShare: number | null
  readonly moneyYuan: string
  readonly savedYuan: string
  readonly savedShare: number | null
  /** From the first word of the fraud to the first hold; median. */
  readonly minutesToHold: number | null
  /** Whose victim was warned of (review or hold) before the first payment left. */
  readonly warnedBefore: number
  /** Contacts only: the victim stopped, or paid where no feed looks. */
  readonly withoutPayment: number
}

export interface KindFigures {
  readonly payments: number
  readonly held: number
}

export interface ReplayReport {
  readonly all: EpisodeFigures
  /** By the first word of the typology, and by the whole. */
  readonly byTypology: Readonly<Record<string, EpisodeFigures>>
  readonly honest: {
    readonly payments: number
    readonly held: number
    readonly heldPer10000: number | null
    /** Hard negatives, and ordinary kinds of which any was held. */
    readonly byKind: Readonly<Record<string, KindFigures>>
  }
  /** Payments passed on by mules: holding one is no false hold, and saves nothing that is counted above. */
  readonly onward: KindFigures
  readonly precision: {
    readonly heldPayments: number
    readonly heldFraud: number
    readonly heldShareFraud: number | null
    /** People of whom any signal asked for review or hold; mules apart. */
    readonly warnedPersons: number
    readonly warnedVictims: number
    readonly warnedShareVictims: number | null
  }
  readonly signals: number
}

interface EpisodeState {
  readonly typology: string
  readonly contactedAt: number
  paidFen: Fen
  savedFen: Fen
  payments: number
  holdable: boolean
  heldAt: number | null
  warnedAt: number | null
  firstLeft: number
}

/** Counts while the stream is judged: what is kept is one small record an episode and one a warned person. */
export class ReplayTally {
  private readonly episodes = new Map<string, EpisodeState>()
  private readonly kinds = new Map<string, { payments: number; held: number }>()
  private readonly warned = new Set<string>()
  private readonly victims = new Set<string>()
  private readonly mules = new Set<string>()
  private readonly onward = { payments: 0, held: 0 }
  private honestPayments = 0
  private honestHeld = 0
  private heldFraud = 0
  private signals = 0

  /** @param truth of the very signal that got `verdict` */
  add(truth: Truth, verdict: Verdict): void {
    this.signals++
    const isHeld = verdict.action === 'hold'
    if (truth.person !== null && verdict.action !== 'allow') this.warned.add(truth.person)
    if (truth.label === 'honest') this.addHonest(truth, isHeld)
    else this.addFraud(truth, verdict)
  }

  private addHonest(truth: Truth & { label: 'honest' }, isHeld: boolean): void {
    if (truth.type !== 'transaction' || truth.leavesAt === null) return
    this.honestPayments++
    if (isHeld) this.honestHeld++
    const kind = this.kinds.get(truth.kind) ?? { payments: 0, held: 0 }
    kind.payments++
    if (isHeld) kind.held++
    this.kinds.set(truth.kind, kind)
  }

  private addFraud(truth: Truth & { label: 'fraud' }, verdict: Verdict): void {
    const isHeld = verdict.action === 'hold'
    if (truth.role === 'onward') {
      if (truth.person !== null) this.mules.add(truth.person)
      this.onward.payments++
      if (isHeld) this.onward.held++
      return
    }
    const episode = this.episodeOf(truth)
    if (truth.person !== null) this.victims.add(truth.person)
    const arrivesAt = Date.parse(truth.arrivesAt)
    if (verdict.action !== 'allow') episode.warnedAt ??= arrivesAt
    if (truth.role === 'payment' && typeof truth.leavesAt === 'string')
      this.addPayment(truth, episode, isHeld)
    else if (isHeld) this.heldFraud++
  }

  private addPayment(truth: Truth & { label: 'fraud' }, episode: EpisodeState, isHeld: boolean): void {
    const fen = fenOf(truth.amount)
    const [arrivesAt, leavesAt] = [Date.parse(truth.arrivesAt), Date.parse(truth.leavesAt ?? truth.arrivesAt)]
    const isInTime = arrivesAt <= leavesAt
    episode.payments++
    episode.paidFen += fen
    episode.holdable ||= isInTime
    episode.firstLeft = Math.min(episode.firstLeft, leavesAt)
    if (isHeld) this.heldFraud++
    if (!isHeld || !isInTime) return
    episode.savedFen += fen
    episode.heldAt ??= arrivesAt
  }

  private episodeOf({ episode, typology, contactedAt }: Truth & { label: 'fraud' }): EpisodeState {
    const known = this.episodes.get(episode)
    if (known !== undefined) return known
    const made: EpisodeState = {
      typology,
      contactedAt: Date.parse(contactedAt),
      paidFen: 0n,
      savedFen: 0n,
      payments: 0,
      holdable: false,
      heldAt: null,
      warnedAt: null,
      firstLeft: Infinity,
    }
    this.episodes.set(episode, made)
    return made
  }

  report(): ReplayReport {
    const all = [...this.episodes.values()]
    const names = new Set(all.flatMap(({ typology }) => [familyOf(typology), typology]))
    const byTypology: Record<string, EpisodeFigures> = {}
    for (const name of [...names].sort())
      byTypology[name] = figures(
        all.filter(({ typology }) => typology === name || familyOf(typology) === name),
      )
    const heldPayments = this.honestHeld + this.heldFraud
    const warned = [...this.warned].filter((person) => !this.mules.has(person))
    const warnedVictims = warned.filter((person) => this.victims.has(person)).length
    return {
      all: figures(all),
      byTypology,
      honest: {
        payments: this.honestPayments,
        held: this.honestHeld,
        heldPer10000: ratio(this.honestHeld * 10_000, this.honestPayments),
        byKind: this.kindFigures(),
      },
      onward: { ...this.onward },
      precision: {
        heldPayments,
        heldFraud: this.heldFraud,
        heldShareFraud: ratio(this.heldFraud, heldPayments),
        warnedPersons: warned.length,
        warnedVictims,
        warnedShareVictims: ratio(warnedVictims, warned.length),
      },
      signals: this.signals,
    }
  }

  private kindFigures(): Record<string, KindFigures> {
    const shown = [...this.kinds].filter(([kind, { held }]) => held > 0 || isHardNegative(kind))
    return Object.fromEntries(shown.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

function figures(all: readonly EpisodeState[]): EpisodeFigures {
  const paid = all.filter(({ payments }) => payments > 0)
  const held = paid.filter(({ heldAt }) => heldAt !== null)
  const money = paid.reduce((sum, { paidFen }) => sum + paidFen, 0n)
  const saved = paid.reduce((sum, { savedFen }) => sum + savedFen, 0n)
  const minutes = held.map(({ heldAt, contactedAt }) => ((heldAt ?? 0) - contactedAt) / MINUTE_MS)
  return {
    episodes: paid.length,
    holdable: paid.filter(({ holdable }) => holdable).length,
    held: held.length,
    heldShare: ratio(held.length, paid.length),
    moneyYuan: formatYuan(money),
    savedYuan: formatYuan(saved),
    savedShare: ratio(Number(saved), Number(money)),
    minutesToHold: median(minutes),
    warnedBefore: paid.filter(({ warnedAt, firstLeft }) => warnedAt !== null && warnedAt <= firstLeft).length,
    withoutPayment: all.length - paid.length,
  }
}

const familyOf = (typology: string): string => typology.split('.')[0] ?? typology

function fenOf(amount: string | undefined): Fen {
  const parsed = parseYuan(amount ?? '0')
  return parsed.ok ? parsed.value : 0n
}

const DIGITS = 10_000
const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * DIGITS) / DIGITS

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  return middle === undefined ? null : Math.round(middle)
}
