import type { Context } from '../context'
import type { Prisma } from '../generated/prisma/client'
import { begin, move } from '../transitions'
import { suspectAppealMachine, type SuspectAppealEvent } from './appeals/machine'
import { suspectMachine, type SuspectEvent } from './machine'

const GROUNDS = 'suspect_account.grounds'
const STATEMENT = 'suspect_appeal.statement'
const person = { select: { id: true, displayName: true } } as const
const withAll = {
  account: { select: { id: true, tail: true, bankCode: true, valueSealed: true } },
  warning: { select: { number: true } },
  listedByUser: person,
  appeals: {
    include: { filedByUser: person, decidedByUser: person },
    orderBy: { id: 'desc' },
    take: 1,
  },
} as const satisfies Prisma.SuspectAccountInclude

export type SuspectRow = Prisma.SuspectAccountGetPayload<{ include: typeof withAll }>
export type AppealRow = SuspectRow['appeals'][number]

/** Counted down from a number that is free: two who are listed at once wait for each other. */
const CHANGES_LOCK = 727_074

export const readSuspect = (ctx: Context, id: string): Promise<SuspectRow | null> =>
  ctx.db.suspectAccount.findUnique({ where: { id }, include: withAll })

export async function lockSuspect(ctx: Context, id: string): Promise<SuspectRow | null> {
  await ctx.db.$queryRaw`SELECT 1 FROM suspect_account WHERE id = ${id}::uuid FOR UPDATE`
  return readSuspect(ctx, id)
}

export const openOf = (ctx: Context, accountId: string): Promise<SuspectRow | null> =>
  ctx.db.suspectAccount.findFirst({
    where: { accountId, state: { in: ['listed', 'suspended'] } },
    include: withAll,
  })

export const openOfWarning = (ctx: Context, warningId: string): Promise<SuspectRow[]> =>
  ctx.db.suspectAccount.findMany({
    where: { warningId, state: { in: ['listed', 'suspended'] } },
    include: withAll,
    orderBy: { id: 'asc' },
  })

export interface Filter {
  readonly state?: string | undefined
  readonly accountIndexes?: readonly Uint8Array<ArrayBuffer>[] | undefined
  readonly before?: string | undefined
}

/** Newest first. */
export const listSuspects = (
  ctx: Context,
  { state, accountIndexes, before }: Filter,
  take: number,
): Promise<SuspectRow[]> =>
  ctx.db.suspectAccount.findMany({
    where: {
      ...(state === undefined ? {} : { state }),
      ...(accountIndexes === undefined ? {} : { account: { valueIndex: { in: [...accountIndexes] } } }),
      ...(before === undefined ? {} : { id: { lt: before } }),
    },
    include: withAll,
    orderBy: { id: 'desc' },
    take,
  })

export interface NewSuspect {
  readonly id: string
  readonly accountId: string
  readonly source: 'stop' | 'freeze' | 'hand'
  readonly warningId: string | null
  readonly grounds: string
  readonly listedBy: string | null
  readonly expiresAt: Date
}

export async function insertSuspect(ctx: Context, { grounds, ...suspect }: NewSuspect): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.suspectAccount.create({
    data: {
      ...suspect,
      state: suspectMachine.initial,
      groundsSealed: ctx.vault.seal(GROUNDS, grounds),
      keyVersion: ctx.vault.keyVersion,
      listedAt: now,
      updatedAt: now,
    },
    select: { id: true },
  })
  await begin(ctx, suspectMachine, { id: suspect.id, event: 'list' })
  await recordChange(ctx, suspect.id, 'add')
}

export const extendSuspect = (ctx: Context, id: string, expiresAt: Date) =>
  ctx.db.suspectAccount.update({ where: { id }, data: { expiresAt, updatedAt: ctx.clock.now() } })

export async function moveSuspect(
  ctx: Context,
  row: Pick<SuspectRow, 'id' | 'state'>,
  event: SuspectEvent,
  reason: string | null = null,
): Promise<void> {
  const now = ctx.clock.now()
  const isOver = event === 'end' || event === 'expire'
  await move(ctx, suspectMachine, {
    id: row.id,
    state: row.state,
    event,
    reason,
    write: (guard, state) =>
      ctx.db.suspectAccount.updateMany({
        where: { id: row.id, ...guard },
        data: { state, updatedAt: now, ...(isOver ? { endedAt: now, endingReason: reason } : {}) },
      }),
  })
  if (event === 'resume') await recordChange(ctx, row.id, 'add')
  else if (row.state === 'listed') await recordChange(ctx, row.id, 'remove')
}

/** Numbered by one writer at a time: a reader who has seen a number has seen all before it. */
export async function recordChange(ctx: Context, suspectId: string, op: 'add' | 'remove'): Promise<void> {
  await ctx.db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${CHANGES_LOCK}::bigint)`
  await ctx.db.$executeRaw`
    INSERT INTO suspect_account_change (seq, suspect_account_id, op, at)
    SELECT coalesce(max(seq), 0) + 1, ${suspectId}::uuid, ${op}, ${ctx.clock.now()} FROM suspect_account_change`
}

export const changesAfter = (ctx: Context, after: bigint, take: number) =>
  ctx.db.suspectAccountChange.findMany({
    where: { seq: { gt: after } },
    include: { suspectAccount: { select: { expiresAt: true, account: { select: { valueSealed: true } } } } },
    orderBy: { seq: 'asc' },
    take,
  })

export async function insertAppeal(
  ctx: Context,
  appeal: {
    readonly id: string
    readonly suspectAccountId: string
    readonly statement: string
    readonly filedBy: string
    readonly decideBy: Date
  },
): Promise<void> {
  const { statement, ...rest } = appeal
  await ctx.db.suspectAppeal.create({
    data: {
      ...rest,
      state: suspectAppealMachine.initial,
      statementSealed: ctx.vault.seal(STATEMENT, statement),
      keyVersion: ctx.vault.keyVersion,
      filedAt: ctx.clock.now(),
    },
    select: { id: true },
  })
  await begin(ctx, suspectAppealMachine, { id: appeal.id, event: 'file' })
}

export const moveAppeal = (
  ctx: Context,
  appeal: Pick<AppealRow, 'id' | 'state'>,
  event: SuspectAppealEvent,
  data: Prisma.SuspectAppealUncheckedUpdateManyInput,
) =>
  move(ctx, suspectAppealMachine, {
    id: appeal.id,
    state: appeal.state,
    event,
    write: (guard, state) =>
      ctx.db.suspectAppeal.updateMany({ where: { id: appeal.id, ...guard }, data: { ...data, state } }),
  })

/** For a person's eyes: audited. */
export const openGrounds = (ctx: Context, row: SuspectRow, purpose: 'stop-payment' | 'appeal') =>
  ctx.vault.open(ctx, GROUNDS, row.groundsSealed, purpose, { kind: 'suspect_account', id: row.id })
export const openStatement = (ctx: Context, appeal: AppealRow, purpose: 'stop-payment' | 'appeal') =>
  ctx.vault.open(ctx, STATEMENT, appeal.statementSealed, purpose, { kind: 'suspect_appeal', id: appeal.id })
