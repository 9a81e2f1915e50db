import type { Context } from '../context'
import type { Prisma } from '../generated/prisma/client'
import type { BookedHold, ComparedLine } from './compare'

/** Every stop and freeze that this bank has ever been asked for, by number, with what it holds now. */
export const holdsAt = (ctx: Context, bankId: string): Promise<BookedHold[]> =>
  ctx.db.$queryRaw<BookedHold[]>`
    SELECT number, 'stopped' AS kind, warning_id AS "warningId", updated_at AS "updatedAt",
           CASE WHEN state IN ('held', 'renewed') THEN coalesce(held_fen, 0) ELSE 0 END::bigint AS "heldFen"
      FROM stop_payment WHERE bank_id = ${bankId}::uuid
    UNION ALL
    SELECT number, 'frozen', warning_id, updated_at,
           CASE WHEN state = 'frozen' THEN coalesce(frozen_fen, 0) ELSE 0 END::bigint
      FROM account_freeze WHERE bank_id = ${bankId}::uuid
     ORDER BY number`

const withAll = {
  bank: { select: { id: true, code: true, name: true } },
  uploadedByUser: { select: { displayName: true } },
  lines: {
    orderBy: { position: 'asc' },
    include: {
      warning: { select: { number: true } },
      explainedByUser: { select: { displayName: true } },
    },
  },
} as const satisfies Prisma.BankStatementInclude

export type StatementRow = Prisma.BankStatementGetPayload<{ include: typeof withAll }>
export type StatementLineRow = StatementRow['lines'][number]

export interface NewStatement {
  readonly id: string
  readonly bankId: string
  readonly asOf: Date
  readonly digest: Uint8Array<ArrayBuffer>
  readonly uploadedBy: string
}

export async function insertStatement(
  ctx: Context,
  statement: NewStatement,
  lines: readonly ComparedLine[],
): Promise<void> {
  await ctx.db.bankStatement.create({
    data: { ...statement, uploadedAt: ctx.clock.now() },
    select: { id: true },
  })
  await ctx.db.bankStatementLine.createMany({
    data: lines.map((line, index) => ({ ...line, statementId: statement.id, position: index + 1 })),
  })
}

export const findSame = (ctx: Context, { bankId, asOf, digest }: Omit<NewStatement, 'id' | 'uploadedBy'>) =>
  ctx.db.bankStatement.findUnique({
    where: { bankId_asOf_digest: { bankId, asOf, digest } },
    include: withAll,
  })

export const readStatementRow = (ctx: Context, id: string): Promise<StatementRow | null> =>
  ctx.db.bankStatement.findUnique({ where: { id }, include: withAll })

/** Newest first. */
export const listStatements = (ctx: Context, bankId: string | null, take: number): Promise<StatementRow[]> =>
  ctx.db.bankStatement.findMany({
    where: bankId === null ? {} : { bankId },
    include: withAll,
    orderBy: [{ asOf: 'desc' }, { id: 'desc' }],
    take,
  })

export const writeExplanation = (
  ctx: Context,
  { statementId, position }: { readonly statementId: string; readonly position: number },
  explanation: string,
  explainedBy: string,
) =>
  ctx.db.bankStatementLine.updateMany({
    where: { statementId, position, explanation: null, finding: { in: ['differs', 'unknown', 'missing'] } },
    data: { explanation, explainedBy, explainedAt: ctx.clock.now() },
  })
