import { compareText, firstOf } from '../../lib/order'
import type { Balance, TraceInput, Transfer } from './model'

/** Who was paid by victims (1), who by those (2) …: breadth first; a circle ends by itself. Only those that money reached. */
export function tiersOf({ transfers, own }: TraceInput): ReadonlyMap<string, number> {
  const payees = new Map<string, string[]>()
  const tiers = new Map<string, number>()
  let tier: string[] = []
  for (const { kind, from, to } of transfers) {
    if (to === null) continue
    if (kind === 'victim') {
      if (!own.has(to) && !tiers.has(to)) {
        tiers.set(to, 1)
        tier.push(to)
      }
    } else if (from !== null) {
      const known = payees.get(from)
      if (known === undefined) payees.set(from, [to])
      else known.push(to)
    }
  }
  for (let depth = 2; tier.length > 0; depth++) {
    const next: string[] = []
    for (const payer of tier)
      for (const to of payees.get(payer) ?? [])
        if (!tiers.has(to) && !own.has(to)) {
          tiers.set(to, depth)
          next.push(to)
        }
    tier = next
  }
  return tiers
}

export type Step =
  | { readonly is: 'transfer'; readonly transfer: Transfer; readonly at: number; readonly rank: number }
  | { readonly is: 'balance'; readonly balance: Balance; readonly at: number; readonly rank: number }

/**
 * What touches an account that tainted money reached, in the order in which it is carried through. Within one instant
 * those nearer to the victim pay first, so that money that is passed on in the same second passes on; a balance is
 * what is left after that. Last by id, never by an account's name and never by who told first.
 */
export function stepsOf(
  { transfers, balances, own }: TraceInput,
  tiers: ReadonlyMap<string, number>,
): Step[] {
  const steps: Step[] = []
  for (const transfer of transfers) {
    const { kind, from, to } = transfer
    // Within one account nothing moves; what a victim gave to nobody known, nobody can follow.
    if (from === to || (kind === 'victim' && to === null)) continue
    const payerTier = from === null ? undefined : tiers.get(from)
    const touches = kind === 'victim' || payerTier !== undefined || (to !== null && tiers.has(to))
    if (!touches) continue
    // What comes from outside comes before anybody pays it on.
    steps.push({ is: 'transfer', transfer, at: transfer.at, rank: kind === 'victim' ? 0 : (payerTier ?? 0) })
  }
  for (const balance of balances)
    if (tiers.has(balance.account) && !own.has(balance.account))
      steps.push({ is: 'balance', balance, at: balance.at, rank: Number.POSITIVE_INFINITY })
  return steps.sort(inOrder)
}

// Few share an instant: of the others nothing more is compared, which takes a third off 100,000 of them.
const inOrder = (a: Step, b: Step): number =>
  a.at === b.at ? firstOf(rankFirst(a, b), compareText(idOf(a), idOf(b))) : a.at - b.at

// A difference of two infinities is no number.
const rankFirst = (a: Step, b: Step): number => (a.rank === b.rank ? 0 : a.rank - b.rank)
const idOf = (step: Step): string => (step.is === 'transfer' ? step.transfer.id : step.balance.id)
