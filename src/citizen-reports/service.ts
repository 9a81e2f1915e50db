import { z } from 'zod'
import { timingSafeEqual } from 'node:crypto'
import type { Context } from '../context'
import { AppError } from '../errors'
import { present } from '../lib/assert'
import { decodeCursor, encodeCursor } from '../lib/cursor'
import type { ParsedSignal } from '../signals'
import { begin, found, move } from '../transitions'
import { readCode } from '../verifications'
import { warningMachine } from '../warnings'
import type { CheckedReport } from './form'
import { citizenReportMachine } from './machine'
import * as repository from './repository'
import { NUMBER, type ListQuery } from './schema'
import { signalOf } from './signal'
import { codeHash, codeOf, formHash, type FormToken } from './token'

/** Hands a signal to the ingest, with the key it came with, if any. @returns the answer, as JSON text */
export type SubmitSignal = (parsed: ParsedSignal, keyId?: string) => Promise<string>

const answerSchema = z.object({ signalId: z.uuid(), warningId: z.uuid().nullable() })

export interface Receipt {
  readonly number: string
  readonly code: string
  readonly hasPaid: boolean
}

/**
 * Takes a report on: the engine first, so that nothing is promised that has not been judged. Sent twice, at once or
 * after a lost answer, it is one signal, one report and the same receipt.
 * @throws AppError reference_conflict when the form was changed after its first sending broke off
 */
export async function fileReport(
  ctx: Context,
  submit: SubmitSignal,
  report: CheckedReport,
  token: FormToken,
): Promise<Receipt> {
  const code = codeOf(ctx, token)
  const hash = formHash(token)
  const known = await repository.findByForm(ctx.db, hash)
  if (known !== null) return { number: known.number, hasPaid: known.hasPaid, code }
  const answer = answerSchema.parse(JSON.parse(await submit(signalOf(report, token, ctx.clock.now()))))
  await writeReport(ctx, report, { ...answer, formHash: hash, code })
  const kept = present(await repository.findByForm(ctx.db, hash), 'report')
  return { number: kept.number, hasPaid: kept.hasPaid, code }
}

interface Filed {
  readonly signalId: string
  readonly warningId: string | null
  readonly formHash: Buffer<ArrayBuffer>
  readonly code: string
}

const writeReport = (ctx: Context, report: CheckedReport, filed: Filed): Promise<void> =>
  ctx.transact(async (tx) => {
    const number = await repository.nextNumber(tx)
    const id = tx.ids.next()
    const { code, ...row } = filed
    const isNew = await repository.createReport(tx.db, {
      ...row,
      id,
      number,
      state: citizenReportMachine.initial,
      codeHash: codeHash(number, code),
      kind: report.kind,
      hasPaid: report.hasPaid,
      hasPhone: report.phone !== null,
      receivedAt: tx.clock.now(),
    })
    if (!isNew) return
    await begin(tx, citizenReportMachine, { id, event: 'receive', warningId: filed.warningId })
  })

/** All that the public is told of a report. */
export type Progress = 'received' | 'looking' | 'closed'

/** null: there is no such report, or the code is another one's. The two are not told apart. */
export async function followReport(
  ctx: Context,
  number: string,
  typedCode: string,
): Promise<Progress | null> {
  const code = readCode(typedCode)
  const row = NUMBER.test(number) ? await repository.findByNumber(ctx.db, number) : null
  if (code === null || row === null) return null
  return timingSafeEqual(row.codeHash, codeHash(number, code)) ? progressOf(row) : null
}

/** One that belongs to a warning is as far as that. */
export function progressOf({ state, warning }: repository.ReportRow): Progress {
  if (state === 'closed') return 'closed'
  if (warning === null || warning.state === warningMachine.initial)
    return state === 'looking' ? 'looking' : 'received'
  return warning.state === 'acknowledged' || warning.state === 'dispatched' ? 'looking' : 'closed'
}

export async function listReports(
  ctx: Context,
  query: ListQuery,
): Promise<{ rows: repository.ReportRow[]; nextCursor: string | null }> {
  const rows = await repository.listReports(ctx, query, keyOf(query.cursor))
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const isLast = rows.length <= query.limit || last === undefined
  return { rows: page, nextCursor: isLast ? null : encodeCursor([last.receivedAt.toISOString(), last.id]) }
}

function keyOf(cursor: string | undefined): repository.ReportKey | null {
  if (cursor === undefined) return null
  const [at = '', id = ''] = decodeCursor(cursor, 2) ?? []
  if (!Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id)) return { receivedAt: new Date(at), id }
  const field = { path: 'query.cursor', code: 'custom', expected: 'nextCursor of the page before' }
  throw new AppError('invalid_request', undefined, [field])
}

/** Somebody at a desk reads it. @throws AppError not_found, illegal_move, lost_race */
export const takeReport = (ctx: Context, id: string): Promise<repository.ReportRow> =>
  step(ctx, id, 'take', null, (userId, now) => ({ takenAt: now, takenBy: userId }))

/** Nothing more is to be done of it; why is for the desks, the public reads that it is closed. */
export const closeReport = (ctx: Context, id: string, reason: string): Promise<repository.ReportRow> =>
  step(ctx, id, 'close', reason, (userId, now) => ({
    closedAt: now,
    closedBy: userId,
    closedReason: reason,
  }))

function step(
  ctx: Context,
  id: string,
  event: 'take' | 'close',
  reason: string | null,
  dataOf: (userId: string, now: Date) => object,
): Promise<repository.ReportRow> {
  return ctx.transact(async (tx) => {
    const row = await readReport(tx, id)
    const { actor } = tx
    if (actor.kind !== 'user') throw new AppError('forbidden', 'only a person may do this')
    await move(tx, citizenReportMachine, {
      id,
      state: row.state,
      event,
      reason,
      warningId: row.warningId,
      write: (guard, state) =>
        repository.updateReport(tx.db, id, guard, { ...dataOf(actor.id, tx.clock.now()), state }),
    })
    return readReport(tx, id)
  })
}

const readReport = async (ctx: Context, id: string): Promise<repository.ReportRow> =>
  found(await repository.readReport(ctx, id), 'report')
