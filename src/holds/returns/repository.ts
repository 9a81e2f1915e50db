import type { Context } from '../../context'
import type { Prisma } from '../../generated/prisma/client'
import type { Fen } from '../../lib/money'
import { begin, move, remark } from '../../transitions'
import { warningScope } from '../scope'
import { warningFields } from '../warning'
import { returnMachine, type ReturnEvent } from './machine'

const HOLDER_FIELD = 'fund_claim.holder'

const person = { select: { id: true, displayName: true } } as const
const withAll = {
  freeze: { include: { account: true, stopPayment: { select: { holderSealed: true } } } },
  warning: { select: warningFields },
  bank: true,
  draftedByUser: person,
  approvedByUser: person,
  claims: {
    include: {
      warning: { select: { id: true, number: true } },
      account: { select: { id: true, tail: true, valueSealed: true } },
    },
    orderBy: { ordinal: 'asc' },
  },
  objections: { include: { filedByUser: person, decidedByUser: person }, orderBy: { filedAt: 'asc' } },
} as const satisfies Prisma.FundReturnInclude

export type ReturnRow = Prisma.FundReturnGetPayload<{ include: typeof withAll }>
export type ClaimRow = ReturnRow['claims'][number]

/** Of a warning that the actor may act on; else null. The bank's own liaison has it by its request. */
export const readReturn = (ctx: Context, id: string): Promise<ReturnRow | null> =>
  ctx.db.fundReturn.findFirst({
    where: { id, ...scopeOfActor(ctx) },
    include: withAll,
  })

function scopeOfActor({ actor }: Context): Prisma.FundReturnWhereInput {
  if (actor.kind === 'bank') return { bankId: actor.id }
  if (actor.kind === 'user' && actor.scope === 'bank' && actor.bankId !== null)
    return { bankId: actor.bankId }
  return { warning: warningScope(actor) }
}

export async function lockReturn(ctx: Context, id: string): Promise<ReturnRow | null> {
  await ctx.db.$queryRaw`SELECT 1 FROM fund_return WHERE id = ${id}::uuid FOR UPDATE`
  return readReturn(ctx, id)
}

export const returnsWhere = (
  ctx: Context,
  where: Prisma.FundReturnWhereInput,
  take: number,
): Promise<ReturnRow[]> =>
  ctx.db.fundReturn.findMany({
    where: { AND: [where, scopeOfActor(ctx)] },
    include: withAll,
    orderBy: { id: 'desc' },
    take,
  })

export interface NewReturn {
  readonly id: string
  readonly number: string
  readonly freezeId: string
  readonly warningId: string
  readonly bankId: string
  readonly availableFen: Fen
  readonly isRestFreed: boolean
  readonly draftedBy: string
}

/** @returns false when the freeze has a return that is alive: the database decides between two at once */
export async function insertReturn(
  ctx: Context,
  row: NewReturn,
  districtCode: string | null,
): Promise<boolean> {
  const now = ctx.clock.now()
  const { count } = await ctx.db.fundReturn.createMany({
    data: { ...row, state: returnMachine.initial, draftedAt: now, updatedAt: now },
    skipDuplicates: true,
  })
  if (count === 0) return false
  const { id, warningId, bankId } = row
  await begin(ctx, returnMachine, { id, event: 'draft', warningId, bankId, districtCode })
  return true
}

export interface NewClaim {
  readonly returnId: string
  readonly ordinal: number
  readonly warningId: string
  readonly lostFen: Fen
  readonly tracedFen: Fen
  readonly tracedReason: string | null
  readonly payout: Payout | null
}

export interface Payout {
  readonly accountId: string
  readonly holder: string | null
  readonly bank: string | null
}

export async function insertClaim(ctx: Context, { payout, ...claim }: NewClaim): Promise<void> {
  await ctx.db.fundClaim.create({
    data: {
      ...claim,
      id: ctx.ids.next(),
      shareFen: 0n,
      ...(payout === null ? {} : payoutColumns(ctx, payout)),
      updatedAt: ctx.clock.now(),
    },
    select: { id: true },
  })
}

export const payoutColumns = (ctx: Context, { accountId, holder, bank }: Payout) => ({
  accountId,
  holderSealed: holder === null ? null : ctx.vault.seal(HOLDER_FIELD, holder),
  bankName: bank,
  keyVersion: ctx.vault.keyVersion,
})

/** For the order to the bank, and for the masked form; nobody reads it as it is. */
export const holderOfClaim = (
  ctx: Context,
  { holderSealed }: Pick<ClaimRow, 'holderSealed'>,
): string | null => (holderSealed === null ? null : ctx.vault.openSilently(HOLDER_FIELD, holderSealed))

/** The caller holds the lock of the return. */
export const updateClaim = (ctx: Context, id: string, data: Prisma.FundClaimUncheckedUpdateInput) =>
  ctx.db.fundClaim.update({
    where: { id },
    data: { ...data, updatedAt: ctx.clock.now() },
    select: { id: true },
  })

export const removeClaim = (ctx: Context, id: string) => ctx.db.fundClaim.delete({ where: { id } })

/** The caller holds the lock. */
export const updateReturn = (ctx: Context, id: string, data: Prisma.FundReturnUncheckedUpdateInput) =>
  ctx.db.fundReturn.update({
    where: { id },
    data: { ...data, updatedAt: ctx.clock.now() },
    select: { id: true },
  })

export const scopeOf = (row: ReturnRow) => ({
  id: row.id,
  state: row.state,
  warningId: row.warningId,
  districtCode: row.warning.districtCode,
  bankId: row.bankId,
})

export const moveReturn = (
  ctx: Context,
  row: ReturnRow,
  event: ReturnEvent,
  data: Prisma.FundReturnUncheckedUpdateManyInput = {},
  reason: string | null = null,
) =>
  move(ctx, returnMachine, {
    ...scopeOf(row),
    event,
    reason,
    write: (guard, state) =>
      ctx.db.fundReturn.updateMany({
        where: { id: row.id, ...guard },
        data: { ...data, state, updatedAt: ctx.clock.now() },
      }),
  })

/** Something that happened to the return without changing its state. */
export const noteReturn = (ctx: Context, row: ReturnRow, event: string, reason: string | null = null) =>
  remark(ctx, returnMachine, { ...scopeOf(row), event, reason })
