import type { Context } from '../context'
import { verifyLedger } from '../ledger'
import { openClaims, securedByStages } from './repository'

export const breakKinds = ['books', 'stopped', 'frozen', 'claim'] as const
export type BreakKind = (typeof breakKinds)[number]

/** Where books and stages do not say the same. Amounts are null where no two of them are compared. */
export interface FoundBreak {
  readonly warningId: string
  readonly kind: BreakKind
  readonly expectedFen: bigint | null
  readonly bookedFen: bigint | null
}

export interface Proof {
  readonly warnings: number
  readonly entries: number
  readonly breaks: readonly FoundBreak[]
}

/**
 * Proves every book: by its own entries, folded anew outside the database; and against the stages, whose stops and
 * freezes in force say how much a bank holds, and whose ended ones may claim nothing any more.
 */
export async function proveBooks(ctx: Context): Promise<Proof> {
  const { warnings, transfers, broken } = await verifyLedger(ctx)
  const breaks: FoundBreak[] = broken.map((warningId) => ({
    warningId,
    kind: 'books',
    expectedFen: null,
    bookedFen: null,
  }))
  for (const { warningId, stoppedFen, bookedStoppedFen, frozenFen, bookedFrozenFen } of await securedByStages(
    ctx,
  )) {
    if (stoppedFen !== bookedStoppedFen)
      breaks.push({ warningId, kind: 'stopped', expectedFen: stoppedFen, bookedFen: bookedStoppedFen })
    if (frozenFen !== bookedFrozenFen)
      breaks.push({ warningId, kind: 'frozen', expectedFen: frozenFen, bookedFen: bookedFrozenFen })
  }
  for (const { warningId, claimedFen } of await openClaims(ctx))
    breaks.push({ warningId, kind: 'claim', expectedFen: 0n, bookedFen: claimedFen })
  return { warnings, entries: transfers, breaks }
}
