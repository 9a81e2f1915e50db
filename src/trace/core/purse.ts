import type { Fen } from '../../lib/money'
import type { How, TraceSettings } from './model'
import { amountOf, nothing, split, together, type Parcel } from './parcel'

/** The money in one account, kept so that the rule can say which of it a debit takes. */
export interface Purse {
  put(parcel: Parcel, at: number): void
  /** Never asked for more than there is. */
  take(amountFen: Fen, at: number): { readonly taken: Parcel; readonly how: How }
  readonly amountFen: Fen
  /** All of it as one. */
  whole(): Parcel
}

export function openPurse(settings: TraceSettings): Purse {
  if (settings.rule === 'first-in-first-out') return new Queue(settings)
  return new Pool(settings)
}

interface Lot {
  readonly parcel: Parcel
  readonly at: number
}

/**
 * Credits stay apart as long as each debit answers to exactly one of them (same sum, soon after); a debit that answers to
 * none, or to several, mixes all that is there, and takes its part of everything.
 */
class Pool implements Purse {
  amountFen: Fen = 0n
  private mixed: Parcel
  /** Whole credits by their amount. */
  private lots = new Map<Fen, Lot[]>()

  constructor(private readonly settings: TraceSettings) {
    this.mixed = nothing(settings.withShares)
  }

  put(parcel: Parcel, at: number): void {
    const amountFen = amountOf(parcel)
    this.amountFen += amountFen
    if (this.settings.rule === 'pro-rata') this.mixed = together(this.mixed, parcel)
    else {
      const same = this.lots.get(amountFen)
      if (same === undefined) this.lots.set(amountFen, [{ parcel, at }])
      else same.push({ parcel, at })
    }
  }

  take(amountFen: Fen, at: number): { taken: Parcel; how: How } {
    this.amountFen -= amountFen
    const match = this.matchOf(amountFen, at)
    if (match !== null) return { taken: match, how: 'matched' }
    const { taken, left } = split(this.whole(), amountFen)
    this.lots = new Map()
    this.mixed = left
    return { taken, how: 'pro-rata' }
  }

  whole(): Parcel {
    const whole = [...this.lots.values()].flatMap((lots) => lots.map(({ parcel }) => parcel))
    return together(this.mixed, ...whole)
  }

  /** The one credit that this debit answers to; null where there is none, or more than one. */
  private matchOf(amountFen: Fen, at: number): Parcel | null {
    const lots = this.lots.get(amountFen)
    if (lots === undefined) return null
    const near = lots.filter((lot) => at - lot.at <= this.settings.matchWithinMs)
    const [only] = near
    if (only === undefined || near.length > 1) return null
    const others = lots.filter((lot) => lot !== only)
    if (others.length === 0) this.lots.delete(amountFen)
    else this.lots.set(amountFen, others)
    return only.parcel
  }
}

class Queue implements Purse {
  amountFen: Fen = 0n
  private readonly lots: Parcel[] = []
  /** Index of the first that is not used up: shifting a long array costs its length. */
  private head = 0

  constructor(private readonly settings: TraceSettings) {}

  put(parcel: Parcel): void {
    this.amountFen += amountOf(parcel)
    this.lots.push(parcel)
  }

  take(amountFen: Fen): { taken: Parcel; how: How } {
    this.amountFen -= amountFen
    const taken: Parcel[] = []
    for (let open = amountFen; open > 0n;) {
      const lot = this.lots[this.head]
      if (lot === undefined) throw new Error('more is taken than there is')
      const parted = split(lot, open)
      open -= amountOf(parted.taken)
      taken.push(parted.taken)
      if (amountOf(parted.left) === 0n) this.head++
      else this.lots[this.head] = parted.left
    }
    return { taken: this.heap(taken), how: 'first-in-first-out' }
  }

  whole(): Parcel {
    return this.heap(this.lots.slice(this.head))
  }

  private heap(parcels: readonly Parcel[]): Parcel {
    return together(nothing(this.settings.withShares), ...parcels)
  }
}
