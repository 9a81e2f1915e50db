import type { Context } from '../../context'
import type { Prisma } from '../../generated/prisma/client'
import type { Fen } from '../../lib/money'
import { move, remark } from '../../transitions'
import { holdScope } from '../scope'
import { warningFields } from '../warning'
import { freezeMachine, type FreezeEvent } from './machine'

const withAll = {
  warning: { select: warningFields },
  bank: true,
  account: true,
  stopPayment: {
    select: { id: true, number: true, holderSealed: true, transferredAt: true, state: true, expiresAt: true },
  },
  requestedByUser: { select: { id: true, displayName: true } },
  approvedByUser: { select: { id: true, displayName: true } },
} as const satisfies Prisma.AccountFreezeInclude

export type FreezeRow = Prisma.AccountFreezeGetPayload<{ include: typeof withAll }>

export const readFreeze = (ctx: Context, id: string): Promise<FreezeRow | null> =>
  ctx.db.accountFreeze.findFirst({ where: { id, ...holdScope(ctx.actor) }, include: withAll })

export async function lockFreeze(ctx: Context, id: string): Promise<FreezeRow | null> {
  await ctx.db.$queryRaw`SELECT 1 FROM account_freeze WHERE id = ${id}::uuid FOR UPDATE`
  return readFreeze(ctx, id)
}

export interface FreezeFilter {
  readonly warningId?: string | undefined
  readonly stopPaymentId?: string | undefined
  readonly state?: string | undefined
}

export const listFreezes = (
  ctx: Context,
  filter: FreezeFilter,
  page: { before: string | null; limit: number },
): Promise<FreezeRow[]> =>
  ctx.db.accountFreeze.findMany({
    where: { AND: [filter, holdScope(ctx.actor), page.before === null ? {} : { id: { lt: page.before } }] },
    include: withAll,
    orderBy: { id: 'desc' },
    take: page.limit,
  })

/** Within the actor's scope. */
export const freezesInScope = (ctx: Context, where: Prisma.AccountFreezeWhereInput, take?: number) =>
  ctx.db.accountFreeze.findMany({
    where: { AND: [where, holdScope(ctx.actor)] },
    include: withAll,
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    ...(take === undefined ? {} : { take }),
  })

export const freezesWhere = (ctx: Context, where: Prisma.AccountFreezeWhereInput): Promise<FreezeRow[]> =>
  ctx.db.accountFreeze.findMany({ where, include: withAll, orderBy: { id: 'asc' } })

export interface NewFreeze {
  readonly id: string
  readonly number: string
  readonly warningId: string
  readonly stopPaymentId: string
  readonly accountId: string
  readonly bankId: string
  readonly kind: 'limited' | 'whole'
  readonly amountFen: Fen
  readonly wholeReason: string | null
  readonly reviewAt: Date | null
  readonly requestedBy: string
}

/** @returns false when the stop has a freeze that is alive: the database decides between two at once */
export async function insertFreeze(ctx: Context, freeze: NewFreeze): Promise<boolean> {
  const now = ctx.clock.now()
  const { count } = await ctx.db.accountFreeze.createMany({
    data: { ...freeze, state: freezeMachine.initial, requestedAt: now, updatedAt: now },
    skipDuplicates: true,
  })
  return count === 1
}

/** For a person's eyes: audited. */
export async function openFields(
  ctx: Context,
  freeze: FreezeRow,
): Promise<{ account: string; holder: string }> {
  const subject = { kind: 'freeze', id: freeze.id }
  const { account, stopPayment } = freeze
  return {
    account: await ctx.vault.open(ctx, 'identifier.value', account.valueSealed, 'freeze', subject),
    holder: await ctx.vault.open(ctx, 'stop_payment.holder', stopPayment.holderSealed, 'freeze', subject),
  }
}

const scopeOf = (freeze: FreezeRow) => ({
  id: freeze.id,
  state: freeze.state,
  warningId: freeze.warningId,
  districtCode: freeze.warning.districtCode,
  bankId: freeze.bankId,
})

export const moveFreeze = (
  ctx: Context,
  freeze: FreezeRow,
  event: FreezeEvent,
  data: Prisma.AccountFreezeUncheckedUpdateManyInput = {},
  reason: string | null = null,
) =>
  move(ctx, freezeMachine, {
    ...scopeOf(freeze),
    event,
    reason,
    write: (guard, state) =>
      ctx.db.accountFreeze.updateMany({
        where: { id: freeze.id, ...guard },
        data: { ...data, state, updatedAt: ctx.clock.now() },
      }),
  })

/** The caller holds the lock. */
export const setReview = (ctx: Context, id: string, reviewAt: Date) =>
  ctx.db.accountFreeze.update({
    where: { id },
    data: { reviewAt, updatedAt: ctx.clock.now() },
    select: { id: true },
  })

/** What is left after a part has been returned. The caller holds the lock. */
export const setFrozen = (ctx: Context, id: string, frozenFen: Fen) =>
  ctx.db.accountFreeze.update({
    where: { id },
    data: { frozenFen, updatedAt: ctx.clock.now() },
    select: { id: true },
  })

/** Something that happened to the freeze without changing its state. */
export const noteFreeze = (ctx: Context, freeze: FreezeRow, event: string, reason: string | null = null) =>
  remark(ctx, freezeMachine, { ...scopeOf(freeze), event, reason })
