import type { z } from 'zod'
import type { Context } from '../../context'
import { maskAccount, maskName } from '../../lib/mask'
import { formatYuan } from '../../lib/money'
import { isoOrNull, yuanOrNull } from '../amounts'
import { mustCompare, presentCommon, presentPerson } from '../present'
import { holderOf, openFields, type StopRow } from './repository'
import { stateSchema, type stopView } from './schema'

type View = z.input<typeof stopView>

/** Account and name masked, for lists and for whoever does not have to compare them. */
export const presentStop = (ctx: Context, stop: StopRow): View => ({
  ...presentCommon(stop),
  state: stateSchema.parse(stop.state),
  account: maskAccount(stop.account.tail),
  accountName: maskName(holderOf(ctx, stop)),
  isOpened: false,
  amount: formatYuan(stop.amountFen),
  transferredAt: stop.transferredAt.toISOString(),
  draftedBy: presentPerson(stop.draftedByUser),
  draftedAt: stop.draftedAt.toISOString(),
  heldAt: isoOrNull(stop.heldAt),
  heldAmount: yuanOrNull(stop.heldFen),
  balance: yuanOrNull(stop.balanceFen),
  stops: stop.accountStops.map(({ ordinal }) => ordinal),
})

/** One stop for one person; opening is audited. */
export async function presentStopFor(ctx: Context, stop: StopRow): Promise<View> {
  const masked = presentStop(ctx, stop)
  if (!mustCompare(ctx.actor)) return masked
  const { account, holder } = await openFields(ctx, stop)
  return { ...masked, account, accountName: holder, isOpened: true }
}
