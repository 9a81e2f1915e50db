import { apportion } from '../../lib/apportion'
import type { Fen } from '../../lib/money'
import type { Share } from './model'

/** Money that lies or moves together: how much of it is tainted, and by which payments. */
export interface Parcel {
  readonly taintedFen: Fen
  readonly cleanFen: Fen
  /** By the victim's payment; sums to the tainted part. null where only sums are carried. */
  readonly shares: ReadonlyMap<string, Fen> | null
}

export const nothing = (withShares: boolean): Parcel => ({
  taintedFen: 0n,
  cleanFen: 0n,
  shares: withShares ? new Map() : null,
})

export const clean = (amountFen: Fen, withShares: boolean): Parcel => ({
  ...nothing(withShares),
  cleanFen: amountFen,
})

export const tainted = (amountFen: Fen, paymentId: string, withShares: boolean): Parcel => ({
  taintedFen: amountFen,
  cleanFen: 0n,
  shares: withShares ? new Map([[paymentId, amountFen]]) : null,
})

export const amountOf = ({ taintedFen, cleanFen }: Parcel): Fen => taintedFen + cleanFen

/** One heap of several; whose money it is adds up payment by payment. */
export function together(...parcels: readonly Parcel[]): Parcel {
  let [taintedFen, cleanFen] = [0n, 0n]
  const shares = new Map<string, Fen>()
  let isShared = true
  for (const parcel of parcels) {
    taintedFen += parcel.taintedFen
    cleanFen += parcel.cleanFen
    if (parcel.shares === null) isShared = false
    else for (const [id, fen] of parcel.shares) shares.set(id, (shares.get(id) ?? 0n) + fen)
  }
  return { taintedFen, cleanFen, shares: isShared ? shares : null }
}

/**
 * Takes a sum out of it pro rata: both parts are of the same mix, to the fen.
 * A half fen falls to the tainted side, so that no rounding hides a victim's money.
 */
export function split(parcel: Parcel, amountFen: Fen): { readonly taken: Parcel; readonly left: Parcel } {
  const whole = amountOf(parcel)
  if (amountFen >= whole) return { taken: parcel, left: nothing(parcel.shares !== null) }
  const taintedFen = quota(amountFen, parcel.taintedFen, whole)
  const cleanFen = amountFen - taintedFen
  const parted = parcel.shares === null ? null : splitShares(parcel.shares, taintedFen)
  return {
    taken: { taintedFen, cleanFen, shares: parted?.taken ?? null },
    left: {
      taintedFen: parcel.taintedFen - taintedFen,
      cleanFen: parcel.cleanFen - cleanFen,
      shares: parted?.left ?? null,
    },
  }
}

/** The largest remainder of two parts: rounded to the nearest, a half to the tainted side. */
function quota(amountFen: Fen, taintedFen: Fen, wholeFen: Fen): Fen {
  if (taintedFen === 0n) return 0n
  if (taintedFen === wholeFen) return amountFen
  return (2n * amountFen * taintedFen + wholeFen) / (2n * wholeFen)
}

function splitShares(shares: ReadonlyMap<string, Fen>, taintedFen: Fen) {
  // In the order of the payments' ids: the fen that is left over falls to the same one, however the money came together.
  const entries = [...shares].sort(([a], [b]) => (a < b ? -1 : 1))
  const parts = apportion(
    taintedFen,
    entries.map(([, fen]) => fen),
  )
  const taken = new Map<string, Fen>()
  const left = new Map<string, Fen>()
  entries.forEach(([paymentId, fen], index) => {
    const part = parts[index] ?? 0n
    if (part > 0n) taken.set(paymentId, part)
    if (fen > part) left.set(paymentId, fen - part)
  })
  return { taken, left }
}

export const sharesOf = ({ shares }: Parcel): Share[] =>
  [...(shares ?? [])]
    .map(([paymentId, amountFen]) => ({ paymentId, amountFen }))
    .sort((a, b) => (a.paymentId < b.paymentId ? -1 : 1))
