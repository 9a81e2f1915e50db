import type { Context } from '../../context'
import { OUTSTANDING } from '../bank-requests/repository'
import { freezesInScope } from '../freezes/repository'
import { asFreeze, asProtection, asStop, type HoldRow } from '../hold-row'
import { protectionsWhere } from '../protective-holds/repository'
import { stopsWhere } from '../stop-payments/repository'

/** What binds an account now, within the actor's scope, each kind with what ends first. */
export async function readRunning(
  ctx: Context,
  where: { readonly warningId?: string | undefined },
  take: number,
): Promise<HoldRow[]> {
  const stops = await stopsWhere(ctx, { ...where, state: { in: ['held', 'renewed'] } }, take)
  const freezes = await freezesInScope(ctx, { ...where, state: 'frozen' }, take)
  const protections = await protectionsWhere(ctx, { ...where, state: 'active' }, take)
  return [...stops.map(asStop), ...freezes.map(asFreeze), ...protections.map(asProtection)]
}

/** How many of its two stops each of these accounts has had. */
export async function stopsTakenOf(
  ctx: Context,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db.accountStop.groupBy({
    by: ['accountId'],
    where: { accountId: { in: [...new Set(accountIds)] } },
    _count: true,
  })
  return new Map(rows.map(({ accountId, _count }) => [accountId, _count]))
}

export const requestsUnderWay = (ctx: Context, subjectIds: readonly string[]) =>
  ctx.db.bankRequest.findMany({
    where: { subjectId: { in: [...subjectIds] }, state: { in: OUTSTANDING } },
    select: { subjectId: true, kind: true },
  })

/** Freezes that have been asked for and not answered, of these stops. */
export const freezesAskedFor = (ctx: Context, stopIds: readonly string[]) =>
  ctx.db.accountFreeze.findMany({
    where: {
      stopPaymentId: { in: [...stopIds] },
      state: { in: ['requested', 'approved', 'submitted', 'unknown'] },
    },
    select: { stopPaymentId: true },
  })

export const appealsFiled = (ctx: Context, subjectIds: readonly string[]) =>
  ctx.db.appeal.findMany({
    where: { subjectId: { in: [...subjectIds] }, state: 'filed' },
    select: { id: true, subjectId: true, decideBy: true },
    orderBy: { decideBy: 'asc' },
  })
