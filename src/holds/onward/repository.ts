import type { Context } from '../../context'
import type { Prisma } from '../../generated/prisma/client'
import type { Fen } from '../../lib/money'
import { begin, move } from '../../transitions'
import { warningScope } from '../scope'
import { UNDER_WAY } from '../stop-payments/machine'
import { proposalMachine, type ProposalEvent } from './machine'

const HOLDER_FIELD = 'onward_transfer.holder'

const namedStop = { select: { id: true, number: true, state: true } } as const
const withAll = {
  warning: { select: { id: true, number: true, districtCode: true, partyId: true, organisationId: true } },
  account: {
    select: {
      id: true,
      tail: true,
      partyId: true,
      valueSealed: true,
      _count: { select: { accountStops: true } },
    },
  },
  stopPayment: {
    select: { id: true, number: true, bank: true, account: { select: { tail: true } } },
  },
  nextStop: namedStop,
  decidedByUser: { select: { id: true, displayName: true } },
} as const satisfies Prisma.OnwardTransferInclude

export type ProposalRow = Prisma.OnwardTransferGetPayload<{ include: typeof withAll }>

/** Of a warning that the actor may act on; else null. */
export const readProposal = (ctx: Context, id: string): Promise<ProposalRow | null> =>
  ctx.db.onwardTransfer.findFirst({ where: { id, warning: warningScope(ctx.actor) }, include: withAll })

export async function lockProposal(ctx: Context, id: string): Promise<ProposalRow | null> {
  await ctx.db.$queryRaw`SELECT 1 FROM onward_transfer WHERE id = ${id}::uuid FOR UPDATE`
  return readProposal(ctx, id)
}

/** In the order in which the money went. */
export const proposalsOfWarning = (ctx: Context, warningId: string): Promise<ProposalRow[]> =>
  ctx.db.onwardTransfer.findMany({
    where: { warningId },
    include: withAll,
    orderBy: [{ transferredAt: 'asc' }, { id: 'asc' }],
  })

/** Those that nobody has decided, of the warnings that the actor may act on; what was told last on top. */
export const undecidedProposals = (ctx: Context, take: number): Promise<ProposalRow[]> =>
  ctx.db.onwardTransfer.findMany({
    where: { state: proposalMachine.initial, warning: warningScope(ctx.actor) },
    include: withAll,
    orderBy: [{ toldAt: 'desc' }, { id: 'asc' }],
    take,
  })

/** Stops of the same warning on the same account that a bank has, or is about to get. */
export const stopsUnderWay = (
  ctx: Context,
  proposals: readonly Pick<ProposalRow, 'warningId' | 'accountId'>[],
) =>
  ctx.db.stopPayment.findMany({
    where: {
      OR: proposals.map(({ warningId, accountId }) => ({ warningId, accountId })),
      state: { in: [...UNDER_WAY] },
    },
    select: { id: true, number: true, state: true, warningId: true, accountId: true },
    orderBy: { id: 'desc' },
  })

/** Which of these are codes of banks known here. */
export async function knownBankCodes(ctx: Context, names: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.db.bank.findMany({ where: { code: { in: [...names] } }, select: { code: true } })
  return new Set(rows.map(({ code }) => code))
}

export interface NewTransfer {
  readonly id: string
  readonly stop: {
    readonly id: string
    readonly warningId: string
    readonly warning: { readonly districtCode: string | null }
  }
  readonly replyId: string | null
  readonly accountId: string
  readonly bankName: string
  readonly holder: string
  readonly amountFen: Fen
  readonly transferredAt: Date
}

/** @returns false when it was told before */
export async function insertTransfer(ctx: Context, transfer: NewTransfer): Promise<boolean> {
  const { stop, holder, ...rest } = transfer
  const now = ctx.clock.now()
  const { count } = await ctx.db.onwardTransfer.createMany({
    data: {
      ...rest,
      warningId: stop.warningId,
      stopPaymentId: stop.id,
      holderSealed: ctx.vault.seal(HOLDER_FIELD, holder),
      keyVersion: ctx.vault.keyVersion,
      state: proposalMachine.initial,
      toldAt: now,
      updatedAt: now,
    },
    skipDuplicates: true,
  })
  if (count === 0) return false
  const { warningId, warning } = stop
  await begin(ctx, proposalMachine, {
    id: transfer.id,
    event: 'propose',
    warningId,
    districtCode: warning.districtCode,
  })
  return true
}

/** For the draft that a bank will read, and for the masked form; nobody reads it as it is. */
export const holderOf = (ctx: Context, proposal: Pick<ProposalRow, 'holderSealed'>): string =>
  ctx.vault.openSilently(HOLDER_FIELD, proposal.holderSealed)

export const moveProposal = (
  ctx: Context,
  proposal: ProposalRow,
  event: ProposalEvent,
  data: Prisma.OnwardTransferUncheckedUpdateManyInput,
  reason: string | null = null,
) =>
  move(ctx, proposalMachine, {
    id: proposal.id,
    state: proposal.state,
    event,
    reason,
    warningId: proposal.warningId,
    districtCode: proposal.warning.districtCode,
    write: (guard, state) =>
      ctx.db.onwardTransfer.updateMany({
        where: { id: proposal.id, ...guard },
        data: { ...data, state, decidedAt: ctx.clock.now(), updatedAt: ctx.clock.now() },
      }),
  })

/** A payment that a bank has seen leave a stopped account, for whoever draws the money's way. */
export interface OnwardTransfer {
  readonly id: string
  readonly stopPaymentId: string
  readonly fromAccountId: string
  readonly toAccountId: string
  /** Last four digits of the account that was paid. */
  readonly tail: string
  readonly bank: string
  /** Of the account that was paid; mask it before anybody sees it. */
  readonly holder: string
  readonly amountFen: Fen
  readonly at: Date
}

/** Of one warning, in the order in which the money went; what was dismissed as a next stop still went there. */
export async function onwardTransfersOf(ctx: Context, warningId: string): Promise<OnwardTransfer[]> {
  const rows = await ctx.db.onwardTransfer.findMany({
    where: { warningId },
    include: { account: { select: { tail: true } }, stopPayment: { select: { accountId: true } } },
    orderBy: [{ transferredAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({
    id: row.id,
    stopPaymentId: row.stopPaymentId,
    fromAccountId: row.stopPayment.accountId,
    toAccountId: row.accountId,
    tail: row.account.tail,
    bank: row.bankName,
    holder: holderOf(ctx, row),
    amountFen: row.amountFen,
    at: row.transferredAt,
  }))
}
