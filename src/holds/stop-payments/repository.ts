import type { Context } from '../../context'
import type { Prisma } from '../../generated/prisma/client'
import { openAmountOf } from '../../ledger'
import type { Fen } from '../../lib/money'
import { move, remark } from '../../transitions'
import { claimOf } from '../freezes/claim'
import { STOPS_PER_ACCOUNT } from '../limits'
import { holdScope } from '../scope'
import { ofCase, warningFields } from '../warning'
import { stopMachine, type StopEvent, type StopState } from './machine'

const HOLDER_FIELD = 'stop_payment.holder'

const withAll = {
  warning: { select: warningFields },
  bank: true,
  account: true,
  draftedByUser: { select: { id: true, displayName: true } },
  approvedByUser: { select: { id: true, displayName: true } },
  accountStops: { select: { ordinal: true }, orderBy: { ordinal: 'asc' } },
} as const satisfies Prisma.StopPaymentInclude

export type StopRow = Prisma.StopPaymentGetPayload<{ include: typeof withAll }>

/** Within the actor's scope; else null. */
export const readStop = (ctx: Context, id: string): Promise<StopRow | null> =>
  ctx.db.stopPayment.findFirst({ where: { id, ...holdScope(ctx.actor) }, include: withAll })

/** Locked until the transaction ends, for what is decided from more than its state. */
export async function lockStop(ctx: Context, id: string): Promise<StopRow | null> {
  await ctx.db.$queryRaw`SELECT 1 FROM stop_payment WHERE id = ${id}::uuid FOR UPDATE`
  return readStop(ctx, id)
}

export interface StopFilter {
  readonly warningId?: string | undefined
  readonly state?: StopState | undefined
}

export const listStops = (
  ctx: Context,
  filter: StopFilter,
  page: { before: string | null; limit: number },
): Promise<StopRow[]> =>
  ctx.db.stopPayment.findMany({
    where: { AND: [filter, holdScope(ctx.actor), page.before === null ? {} : { id: { lt: page.before } }] },
    include: withAll,
    orderBy: { id: 'desc' },
    take: page.limit,
  })

/** Within the actor's scope. */
export const stopsWhere = (ctx: Context, where: Prisma.StopPaymentWhereInput, take?: number) =>
  ctx.db.stopPayment.findMany({
    where: { AND: [where, holdScope(ctx.actor)] },
    include: withAll,
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    ...(take === undefined ? {} : { take }),
  })

/** Of the warning, and of those that go on under it. */
export const stopsOfCase = (ctx: Context, warningId: string): Promise<StopRow[]> =>
  ctx.db.stopPayment.findMany({ where: ofCase(warningId), include: withAll, orderBy: { id: 'asc' } })

export interface NewStop {
  readonly id: string
  readonly number: string
  readonly warningId: string
  readonly accountId: string
  readonly bankId: string
  readonly accountName: string
  readonly amountFen: Fen
  readonly transferredAt: Date
  readonly draftedBy: string
}

export async function insertStop(ctx: Context, { accountName, ...stop }: NewStop): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.stopPayment.create({
    data: {
      ...stop,
      state: stopMachine.initial,
      holderSealed: ctx.vault.seal(HOLDER_FIELD, accountName),
      keyVersion: ctx.vault.keyVersion,
      draftedAt: now,
      updatedAt: now,
    },
    select: { id: true },
  })
}

/** For the message to the bank, and for the masked form; nobody reads it as it is. */
export const holderOf = (ctx: Context, stop: Pick<StopRow, 'holderSealed'>): string =>
  ctx.vault.openSilently(HOLDER_FIELD, stop.holderSealed)

/** For a person's eyes: audited. */
export async function openFields(ctx: Context, stop: StopRow): Promise<{ account: string; holder: string }> {
  const subject = { kind: 'stop_payment', id: stop.id }
  return {
    account: await ctx.vault.open(ctx, 'identifier.value', stop.account.valueSealed, 'stop-payment', subject),
    holder: await ctx.vault.open(ctx, HOLDER_FIELD, stop.holderSealed, 'stop-payment', subject),
  }
}

export const moveStop = (
  ctx: Context,
  stop: StopRow,
  event: StopEvent,
  data: Prisma.StopPaymentUncheckedUpdateManyInput = {},
  reason: string | null = null,
) =>
  move(ctx, stopMachine, {
    id: stop.id,
    state: stop.state,
    event,
    reason,
    warningId: stop.warningId,
    districtCode: stop.warning.districtCode,
    bankId: stop.bankId,
    write: (guard, state) =>
      ctx.db.stopPayment.updateMany({
        where: { id: stop.id, ...guard },
        data: { ...data, state, updatedAt: ctx.clock.now() },
      }),
  })

/** Something that happened to the stop without changing its state. */
export const noteStop = (ctx: Context, stop: StopRow, event: string, reason: string | null = null) =>
  remark(ctx, stopMachine, {
    id: stop.id,
    state: stop.state,
    event,
    reason,
    warningId: stop.warningId,
    districtCode: stop.warning.districtCode,
    bankId: stop.bankId,
  })

/**
 * Takes one of the account's two stops, over all warnings. Two at once for the last one: the second waits for the
 * first to commit and then finds it taken.
 * @returns its ordinal; null when both are taken
 */
export async function takeStop(ctx: Context, stop: StopRow): Promise<number | null> {
  for (let ordinal = 1; ordinal <= STOPS_PER_ACCOUNT; ordinal++) {
    const taken = await ctx.db.$executeRaw`
      INSERT INTO account_stop (account_id, ordinal, stop_payment_id, taken_at)
      VALUES (${stop.accountId}::uuid, ${ordinal}, ${stop.id}::uuid, ${ctx.clock.now()})
      ON CONFLICT DO NOTHING`
    if (taken === 1) return ordinal
  }
  return null
}

export const warningOfStop = async (ctx: Context, id: string): Promise<string> =>
  (await ctx.db.stopPayment.findUniqueOrThrow({ where: { id }, select: { warningId: true } })).warningId

export const countTaken = (ctx: Context, accountId: string): Promise<number> =>
  ctx.db.accountStop.count({ where: { accountId } })

/** A stop that the bank refused has not been one. */
export async function giveBackLatest(ctx: Context, stopPaymentId: string): Promise<void> {
  const latest = await ctx.db.accountStop.findFirst({
    where: { stopPaymentId },
    orderBy: [{ takenAt: 'desc' }, { ordinal: 'desc' }],
  })
  if (latest === null) return
  const { accountId, ordinal } = latest
  await ctx.db.accountStop.delete({ where: { accountId_ordinal: { accountId, ordinal } } })
}

/** What a freeze under way claims of the stop's money; 0 when none is, or when its claim is over. */
export async function claimedByFreeze(ctx: Context, stopPaymentId: string): Promise<Fen> {
  const freeze = await ctx.db.accountFreeze.findFirst({
    where: { stopPaymentId, state: { in: ['submitted', 'unknown'] } },
    select: { id: true, warningId: true },
  })
  return freeze === null ? 0n : openAmountOf(ctx, freeze.warningId, claimOf(ctx, freeze))
}
