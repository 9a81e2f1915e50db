import type { BankRequestKind } from '../../context'

/** What a bank that is back hears first: money that is leaving, then what keeps it, then what lets people go. */
const order: readonly BankRequestKind[] = [
  'stop',
  'protect',
  'renew_stop',
  'freeze',
  'renew_freeze',
  'release_stop',
  'release_freeze',
  'release_protection',
  'return_funds',
]

interface Waiting {
  readonly id: string
  readonly kind: string
  readonly createdAt: Date
}

/** By kind, then the oldest first; a kind that is not in the list comes last. */
export function byUrgency(a: Waiting, b: Waiting): number {
  const byKind = rankOf(a.kind) - rankOf(b.kind)
  if (byKind !== 0) return byKind
  const byAge = a.createdAt.getTime() - b.createdAt.getTime()
  if (byAge !== 0) return byAge
  return a.id < b.id ? -1 : 1
}

function rankOf(kind: string): number {
  const rank = order.findIndex((each) => each === kind)
  return rank < 0 ? order.length : rank
}
