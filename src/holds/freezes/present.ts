import type { z } from 'zod'
import type { Context } from '../../context'
import { maskAccount, maskName } from '../../lib/mask'
import { formatYuan } from '../../lib/money'
import { isoOrNull, yuanOrNull } from '../amounts'
import { mustCompare, presentCommon, presentPerson } from '../present'
import { holderOf } from '../stop-payments/repository'
import { openFields, type FreezeRow } from './repository'
import { freezeView, stateSchema } from './schema'

type View = z.input<typeof freezeView>

export const presentFreeze = (ctx: Context, freeze: FreezeRow): View => ({
  ...presentCommon(freeze),
  state: stateSchema.parse(freeze.state),
  stopPaymentId: freeze.stopPaymentId,
  stopPaymentNumber: freeze.stopPayment.number,
  kind: freezeView.shape.kind.parse(freeze.kind),
  account: maskAccount(freeze.account.tail),
  accountName: maskName(holderOf(ctx, freeze.stopPayment)),
  isOpened: false,
  amount: formatYuan(freeze.amountFen),
  frozenAmount: yuanOrNull(freeze.frozenFen),
  wholeReason: freeze.wholeReason,
  reviewAt: isoOrNull(freeze.reviewAt),
  requestedBy: presentPerson(freeze.requestedByUser),
  requestedAt: freeze.requestedAt.toISOString(),
  frozenAt: isoOrNull(freeze.frozenAt),
  renewals: freeze.renewals,
  queuedAt: isoOrNull(freeze.queuedAt),
  prior:
    freeze.priorAuthority === null
      ? null
      : {
          authority: freeze.priorAuthority,
          amount: yuanOrNull(freeze.priorFen),
          until: isoOrNull(freeze.priorUntil),
        },
})

/** One freeze for one person; opening is audited. */
export async function presentFreezeFor(ctx: Context, freeze: FreezeRow): Promise<View> {
  const masked = presentFreeze(ctx, freeze)
  if (!mustCompare(ctx.actor)) return masked
  const { account, holder } = await openFields(ctx, freeze)
  return { ...masked, account, accountName: holder, isOpened: true }
}
