import { hash } from 'node:crypto'
import type { Context } from '../context'
import { AppError, type FieldError } from '../errors'
import { hoursAfter } from '../lib/duration'
import { findBankByCode } from '../stations'
import { found } from '../transitions'
import { compareStatement, type ComparedLine } from './compare'
import { readStatement } from './file'
import { statementLimits } from './limits'
import * as repository from './repository'
import type { StatementRow } from './repository'

export interface SentStatement {
  readonly csv: string
  readonly bankCode: string
  readonly asOf: string
}

export interface Compared {
  readonly bank: { readonly id: string; readonly code: string; readonly name: string }
  readonly asOf: Date
  readonly lines: readonly ComparedLine[]
}

/** What the file says beside what is booked; nothing is kept. @throws AppError invalid_request, forbidden */
export async function compareFile(ctx: Context, sent: SentStatement): Promise<Compared> {
  const bank = await findBankByCode(ctx, sent.bankCode)
  if (bank === null) throw invalid([{ path: 'bankCode', expected: 'the code of a bank known here' }])
  requireOwn(ctx, bank.id)
  const asOf = new Date(sent.asOf)
  const now = ctx.clock.now()
  if (asOf > now || asOf < hoursAfter(now, -statementLimits.age.value))
    throw invalid([{ path: 'asOf', expected: `a time of the last ${statementLimits.age.value} hours` }])
  const stated = readStatement(sent.csv)
  if (!stated.ok) throw invalid(stated.error)
  const lines = compareStatement(stated.value, await repository.holdsAt(ctx, bank.id), asOf)
  return { bank, asOf, lines }
}

/** The same, kept; the same file again is the one that is there. */
export async function takeStatement(ctx: Context, sent: SentStatement): Promise<StatementRow> {
  const { actor } = ctx
  if (actor.kind !== 'user') throw new AppError('forbidden')
  const { bank, asOf, lines } = await compareFile(ctx, sent)
  const digest = Uint8Array.from(hash('sha256', sent.csv, 'buffer'))
  const known = await repository.findSame(ctx, { bankId: bank.id, asOf, digest })
  if (known !== null) return known
  const id = ctx.ids.next()
  await repository.insertStatement(ctx, { id, bankId: bank.id, asOf, digest, uploadedBy: actor.id }, lines)
  return found(await repository.readStatementRow(ctx, id), 'statement')
}

/** Says why a line differs. @throws AppError not_found, illegal_move */
export async function explainLine(
  ctx: Context,
  at: { readonly statementId: string; readonly position: number },
  explanation: string,
): Promise<StatementRow> {
  const { actor } = ctx
  if (actor.kind !== 'user') throw new AppError('forbidden')
  const statement = found(await repository.readStatementRow(ctx, at.statementId), 'statement')
  found(statement.lines.find(({ position }) => position === at.position) ?? null, 'line')
  const { count } = await repository.writeExplanation(ctx, at, explanation, actor.id)
  if (count === 0) throw new AppError('illegal_move', 'line: it is no break, or has been explained already')
  return found(await repository.readStatementRow(ctx, at.statementId), 'statement')
}

/** A liaison speaks for the own bank; null: for every one. */
export const bankScope = ({ actor }: Context): string | null =>
  actor.kind === 'user' && actor.scope === 'bank' ? (actor.bankId ?? NO_BANK) : null

const NO_BANK = '00000000-0000-0000-0000-000000000000'

function requireOwn(ctx: Context, bankId: string): void {
  const own = bankScope(ctx)
  if (own !== null && own !== bankId) throw new AppError('forbidden', 'another bank’s statement')
}

const invalid = (fields: readonly Omit<FieldError, 'code'>[]): AppError =>
  new AppError(
    'invalid_request',
    undefined,
    fields.map((field) => ({ ...field, code: 'custom' })),
  )
