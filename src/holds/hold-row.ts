import type { Context } from '../context'
import { maskAccount, maskName } from '../lib/mask'
import type { Fen } from '../lib/money'
import { freezesInScope, type FreezeRow } from './freezes/repository'
import { ownerName, protectionsWhere, type ProtectionRow } from './protective-holds/repository'
import { holderOf, stopsWhere, type StopRow } from './stop-payments/repository'

/** A stop, a freeze or a protective hold, where lists speak of all three. */
export type HoldRow =
  | { readonly subject: 'stop_payment'; readonly row: StopRow }
  | { readonly subject: 'freeze'; readonly row: FreezeRow }
  | { readonly subject: 'protective_hold'; readonly row: ProtectionRow }

/** What requests, appeals and proposals are about, by id, within the actor's scope. */
export async function holdsById(
  ctx: Context,
  about: readonly { readonly subjectId: string }[],
): Promise<ReadonlyMap<string, HoldRow>> {
  const ids = [...new Set(about.map(({ subjectId }) => subjectId))]
  if (ids.length === 0) return new Map()
  const where = { id: { in: ids } }
  const [stops, freezes, protections] = [
    await stopsWhere(ctx, where),
    await freezesInScope(ctx, where),
    await protectionsWhere(ctx, where),
  ]
  const found = [...stops.map(asStop), ...freezes.map(asFreeze), ...protections.map(asProtection)]
  return new Map(found.map((hold) => [hold.row.id, hold]))
}

export const asStop = (row: StopRow): HoldRow => ({ subject: 'stop_payment', row })
export const asFreeze = (row: FreezeRow): HoldRow => ({ subject: 'freeze', row })
export const asProtection = (row: ProtectionRow): HoldRow => ({ subject: 'protective_hold', row })

/** What lists show of any of them: nobody is opened. */
export interface HoldFacts {
  readonly number: string
  readonly warningId: string
  readonly warningNumber: string
  readonly account: string
  readonly accountName: string
  /** null: the whole account. */
  readonly amountFen: Fen | null
  readonly transferredAt: Date | null
}

export function factsOf(ctx: Context, hold: HoldRow): HoldFacts {
  const { number, warningId, warning, account } = hold.row
  return {
    number,
    warningId,
    warningNumber: warning.number,
    account: maskAccount(account.tail),
    ...ownFacts(ctx, hold),
  }
}

function ownFacts(ctx: Context, hold: HoldRow) {
  if (hold.subject === 'stop_payment') {
    const { amountFen, transferredAt } = hold.row
    return { accountName: maskName(holderOf(ctx, hold.row)), amountFen, transferredAt }
  }
  if (hold.subject === 'freeze') {
    const { kind, amountFen, stopPayment } = hold.row
    return {
      accountName: maskName(holderOf(ctx, stopPayment)),
      amountFen: kind === 'whole' ? null : amountFen,
      transferredAt: stopPayment.transferredAt,
    }
  }
  return { accountName: maskName(ownerName(ctx, hold.row)), amountFen: null, transferredAt: null }
}

/** Why somebody let it go, as it stands in its time line. */
export async function releaseReason(ctx: Context, subjectId: string): Promise<string | null> {
  const row = await ctx.db.transition.findFirst({
    where: { subjectId, event: 'release' },
    orderBy: { id: 'desc' },
    select: { reason: true },
  })
  return row?.reason ?? null
}
