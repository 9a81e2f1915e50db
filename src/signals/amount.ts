import type { Fen } from '../lib/money'
import { sumFen } from '../lib/money'
import { fenOf } from './engine-signal'
import type { Signal } from './schema'

/** What a signal speaks of: the payment, or all transfers of a report; null when it names no sum. */
export function amountOf(signal: Signal): Fen | null {
  if (signal.type === 'transaction') return fenOf(signal.amount)
  if (signal.type !== 'report') return null
  const named = (signal.transfers ?? []).flatMap(({ amount }) =>
    amount === undefined ? [] : [fenOf(amount)],
  )
  return named.length === 0 ? null : sumFen(named)
}

/** Money that may still be lost or has just gone: what a payment adds to a warning. A rejected one adds nothing. */
export const atRiskOf = (signal: Signal): Fen =>
  signal.type === 'transaction' && signal.status !== 'rejected' ? fenOf(signal.amount) : 0n
