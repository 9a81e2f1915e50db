import type { Context, Db } from '../context'
import type { Prisma } from '../generated/prisma/client'
import { move } from '../transitions'
import { tracedAccountMachine, type TracedAccountEvent } from './machine'
import { traceLimits } from './limits'

const withParty = { party: { select: { id: true, kind: true, mergedInto: true } } } as const

export const readAccounts = (db: Db, ids: readonly string[]) =>
  db.identifier.findMany({ where: { id: { in: [...ids] } }, include: withParty })
export type AccountRow = Awaited<ReturnType<typeof readAccounts>>[number]

export const readSignals = (db: Db, warningId: string) =>
  db.warningSignal.findMany({ where: { warningId }, select: { signalId: true } }).then((joined) =>
    db.signal.findMany({
      where: {
        id: { in: joined.map(({ signalId }) => signalId) },
        type: { in: ['transaction', 'report'] },
      },
      orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
    }),
  )
export type SignalRow = Awaited<ReturnType<typeof readSignals>>[number]

export interface Span {
  readonly from: Date
  readonly to: Date
}

/**
 * What went into and out of these accounts in the stream: in by the account that was paid, out by its holder, since that is
 * what signals are indexed by and nobody is a holder without having paid.
 */
export async function readStream(db: Db, accounts: readonly AccountRow[], span: Span): Promise<SignalRow[]> {
  const ids = accounts.map(({ id }) => id)
  const holders = accounts.flatMap(({ party }) =>
    party === null ? [] : [party.mergedInto ?? party.id, party.id],
  )
  return db.signal.findMany({
    where: {
      type: 'transaction',
      occurredAt: { gte: span.from, lte: span.to },
      OR: [{ payeeId: { in: ids } }, { partyId: { in: holders }, payerId: { in: ids } }],
    },
    orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
    take: traceLimits.streamPayments.value,
  })
}

/** Those whose source was told to hold them: unless somebody says otherwise, they have not left. */
export async function heldBack(db: Db, signalIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.evaluation.findMany({
    where: { signalId: { in: [...signalIds] }, action: 'hold' },
    select: { signalId: true },
  })
  return new Set(rows.map(({ signalId }) => signalId))
}

/** Which warnings these signals have joined. */
export async function warningsOfSignals(
  db: Db,
  signalIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.warningSignal.findMany({
    where: { signalId: { in: [...signalIds] } },
    select: { signalId: true, warningId: true },
  })
  return new Map(rows.map(({ signalId, warningId }) => [signalId, warningId]))
}

/** Warnings that have asked for a stop on one of these accounts, or whose money went there as far as it was followed. */
export async function warningsOnAccounts(db: Db, accountIds: readonly string[]): Promise<string[]> {
  const where = { accountId: { in: [...accountIds] } }
  const [stops, onward, traced] = await Promise.all([
    db.stopPayment.findMany({ where, select: { warningId: true }, distinct: ['warningId'] }),
    db.onwardTransfer.findMany({ where, select: { warningId: true }, distinct: ['warningId'] }),
    db.tracedAccount.findMany({ where, select: { warningId: true }, distinct: ['warningId'] }),
  ])
  return [...stops, ...onward, ...traced].map(({ warningId }) => warningId)
}

export const readWarnings = (db: Db, ids: readonly string[]) =>
  db.warning.findMany({
    where: { id: { in: [...ids] }, state: { not: 'dismissed' } },
    select: { id: true, partyId: true, organisationId: true },
    orderBy: { id: 'asc' },
  })
export type WarningRef = Awaited<ReturnType<typeof readWarnings>>[number]

/** Of these people and of whoever has become one with them. */
export async function partyIdsOf(db: Db, ids: readonly (string | null)[]): Promise<ReadonlySet<string>> {
  const known = ids.filter((id) => id !== null)
  const rows = await db.party.findMany({
    where: { OR: [{ id: { in: known } }, { mergedInto: { in: known } }] },
    select: { id: true },
  })
  return new Set([...known, ...rows.map(({ id }) => id)])
}

export const readCorrections = (db: Db, warningIds: readonly string[]) =>
  db.traceCorrection.findMany({
    where: { warningId: { in: [...warningIds] } },
    include: { statedByUser: { select: { id: true, displayName: true } } },
    orderBy: [{ statedAt: 'asc' }, { id: 'asc' }],
  })
export type CorrectionRow = Awaited<ReturnType<typeof readCorrections>>[number]

export const insertCorrections = (
  ctx: Context,
  rows: readonly Prisma.TraceCorrectionCreateManyInput[],
): Promise<{ count: number }> => ctx.db.traceCorrection.createMany({ data: [...rows] })

const withStop = {
  nextStop: { select: { id: true, number: true, state: true } },
  warning: { select: { id: true, districtCode: true } },
} as const satisfies Prisma.TracedAccountInclude
export type TracedRow = Prisma.TracedAccountGetPayload<{ include: typeof withStop }>

export const readTraced = (db: Db, warningId: string): Promise<TracedRow[]> =>
  db.tracedAccount.findMany({ where: { warningId }, include: withStop, orderBy: { id: 'asc' } })

/** One recomputation of a warning's proposals at a time: two that overlap would each propose what the other withdraws. */
export async function lockTrace(ctx: Context, warningId: string): Promise<void> {
  await ctx.db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`trace:${warningId}`}, 0))`
}

/**
 * Whether the same is going to be done anyway: an event of this warning waits that nobody has begun (one that is being
 * handled is locked). A burst of signals is followed once, not once each.
 */
export async function isAwaited(ctx: Context, warningId: string): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<unknown[]>`
    SELECT 1 FROM outbox
     WHERE consumer = 'trace' AND handled_at IS NULL AND dead_at IS NULL AND failures = 0
       AND payload ->> 'warningId' = ${warningId}
     LIMIT 1 FOR UPDATE SKIP LOCKED`
  return rows.length > 0
}

export const insertTraced = (
  ctx: Context,
  rows: readonly Prisma.TracedAccountCreateManyInput[],
): Promise<{ count: number }> => ctx.db.tracedAccount.createMany({ data: [...rows], skipDuplicates: true })

export const noteFigures = (
  ctx: Context,
  id: string,
  figures: Pick<Prisma.TracedAccountUncheckedUpdateManyInput, 'thereFen' | 'expectedFen' | 'watchedUntil'>,
): Promise<{ count: number }> =>
  ctx.db.tracedAccount.updateMany({ where: { id }, data: { ...figures, updatedAt: ctx.clock.now() } })

export const moveTraced = (
  ctx: Context,
  row: Pick<TracedRow, 'id' | 'state' | 'warning'>,
  event: TracedAccountEvent,
  data: Prisma.TracedAccountUncheckedUpdateManyInput,
  reason: string | null = null,
) =>
  move(ctx, tracedAccountMachine, {
    id: row.id,
    state: row.state,
    event,
    reason,
    warningId: row.warning.id,
    districtCode: row.warning.districtCode,
    write: (guard, state) =>
      ctx.db.tracedAccount.updateMany({
        where: { id: row.id, ...guard },
        data: { ...data, state, updatedAt: ctx.clock.now() },
      }),
  })
