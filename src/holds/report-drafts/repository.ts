import type { Context } from '../../context'
import type { Prisma } from '../../generated/prisma/client'
import { begin, move, remark } from '../../transitions'
import { warningScope } from '../scope'
import { ofCase } from '../warning'
import { reportDraftMachine, type ReportDraftEvent } from './machine'
import type { Told } from './plan'

const HOLDER_FIELD = 'report_draft.holder'

const withAll = {
  warning: {
    select: { id: true, number: true, state: true, districtCode: true, partyId: true, organisationId: true },
  },
  account: {
    select: {
      id: true,
      tail: true,
      partyId: true,
      valueSealed: true,
      _count: { select: { accountStops: true } },
    },
  },
  bank: true,
  stopPayment: { select: { id: true, number: true, state: true, submittedAt: true } },
  decidedByUser: { select: { id: true, displayName: true } },
} as const satisfies Prisma.ReportDraftInclude

export type ReportDraftRow = Prisma.ReportDraftGetPayload<{ include: typeof withAll }>

/** Of a warning that the actor may act on; else null. */
export const readDraft = (ctx: Context, id: string): Promise<ReportDraftRow | null> =>
  ctx.db.reportDraft.findFirst({ where: { id, warning: warningScope(ctx.actor) }, include: withAll })

export async function lockDraft(ctx: Context, id: string): Promise<ReportDraftRow | null> {
  await ctx.db.$queryRaw`SELECT 1 FROM report_draft WHERE id = ${id}::uuid FOR UPDATE`
  return readDraft(ctx, id)
}

/** One report of a warning at a time: two that tell of one account are told one after the other. */
export const lockWarning = (ctx: Context, id: string) =>
  ctx.db.$queryRaw`SELECT 1 FROM warning WHERE id = ${id}::uuid FOR UPDATE`

export const draftsOfWarning = (ctx: Context, warningId: string): Promise<ReportDraftRow[]> =>
  ctx.db.reportDraft.findMany({
    where: { warningId },
    include: withAll,
    orderBy: [{ enterBy: 'asc' }, { id: 'asc' }],
  })

/** Open, or adopted and not with the bank yet, in the actor's scope; whose time ends first on top. */
export const draftsWaiting = (ctx: Context, take: number): Promise<ReportDraftRow[]> =>
  ctx.db.reportDraft.findMany({
    where: {
      warning: warningScope(ctx.actor),
      OR: [
        { state: 'open' },
        { state: 'adopted', stopPayment: { state: { in: ['drafted', 'approved', 'cancelled', 'refused'] } } },
      ],
    },
    include: withAll,
    orderBy: [{ enterBy: 'asc' }, { id: 'asc' }],
    take,
  })

/** By its code, or by its name as people write it. */
export const bankAsTold = (ctx: Context, told: string) =>
  ctx.db.bank.findFirst({ where: { OR: [{ code: told }, { name: told }] }, select: { id: true, code: true } })

/** The stops of these cases on these accounts, whoever drafted them; the latest first. */
export const stopsOnAccounts = (
  ctx: Context,
  drafts: readonly { readonly warningId: string; readonly accountId: string | null }[],
) =>
  ctx.db.stopPayment.findMany({
    where: {
      OR: drafts.flatMap(({ warningId, accountId }) =>
        accountId === null ? [] : [{ accountId, ...ofCase(warningId) }],
      ),
    },
    select: {
      id: true,
      number: true,
      state: true,
      warningId: true,
      warning: { select: { foldedInto: true } },
      accountId: true,
      submittedAt: true,
    },
    orderBy: { id: 'desc' },
  })

export interface NewDraft {
  readonly id: string
  readonly warningId: string
  readonly districtCode: string | null
  readonly signalId: string
  readonly reportedAt: Date
  readonly enterBy: Date
  readonly told: Told
}

export async function insertDraft(ctx: Context, { told, districtCode, ...draft }: NewDraft): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.reportDraft.create({
    data: {
      ...draft,
      ...columnsOf(ctx, told),
      state: reportDraftMachine.initial,
      draftedAt: now,
      updatedAt: now,
    },
    select: { id: true },
  })
  await begin(ctx, reportDraftMachine, {
    id: draft.id,
    event: 'draft',
    warningId: draft.warningId,
    districtCode,
  })
}

/** The caller holds the lock. */
export const updateDraft = (
  ctx: Context,
  id: string,
  told: Told,
  data: Prisma.ReportDraftUncheckedUpdateInput,
) =>
  ctx.db.reportDraft.update({
    where: { id },
    data: { ...columnsOf(ctx, told), ...data, updatedAt: ctx.clock.now() },
    select: { id: true },
  })

const columnsOf = (ctx: Context, { accountName, ...plain }: Told) => ({
  ...plain,
  holderSealed: accountName === null ? null : ctx.vault.seal(HOLDER_FIELD, accountName),
  keyVersion: ctx.vault.keyVersion,
})

/** For the stop that a bank will read, and for the masked form; nobody reads it as it is. */
export const holderOf = (
  ctx: Context,
  { holderSealed }: Pick<ReportDraftRow, 'holderSealed'>,
): string | null => (holderSealed === null ? null : ctx.vault.openSilently(HOLDER_FIELD, holderSealed))

export const toldOf = (ctx: Context, row: ReportDraftRow): Told => ({
  accountId: row.accountId,
  accountName: holderOf(ctx, row),
  bankName: row.bankName,
  bankId: row.bankId,
  amountFen: row.amountFen,
  transferredAt: row.transferredAt,
})

const scopeOf = ({ id, state, warningId, warning }: ReportDraftRow) => ({
  id,
  state,
  warningId,
  districtCode: warning.districtCode,
})

export const moveDraft = (
  ctx: Context,
  draft: ReportDraftRow,
  event: ReportDraftEvent,
  data: Prisma.ReportDraftUncheckedUpdateManyInput,
  reason: string | null = null,
) =>
  move(ctx, reportDraftMachine, {
    ...scopeOf(draft),
    event,
    reason,
    write: (guard, state) =>
      ctx.db.reportDraft.updateMany({
        where: { id: draft.id, ...guard },
        data: { ...data, state, decidedAt: ctx.clock.now(), updatedAt: ctx.clock.now() },
      }),
  })

/** Something that happened to it without changing its state. */
export const noteDraft = (ctx: Context, draft: ReportDraftRow, event: string) =>
  remark(ctx, reportDraftMachine, { ...scopeOf(draft), event })
