import type { Context, Purpose } from '../context'
import { AppError } from '../errors'
import { present } from '../lib/assert'
import { parseYuan, type Fen } from '../lib/money'
import { recordVisit } from '../ledger'
import { readTask, reportTask, secondVisitAt } from '../tasks'
import { found, type Done } from '../transitions'
import { DETAILS_FIELD, lastPaidAt, onlyNew, readDetails, totalOf, transferOf, writeDetails } from './details'
import type { PaidTransfer, VisitDetails } from './details'
import * as repository from './repository'
import { attitudeSchema, checksSchema, findingSchema, type VisitReport } from './schema'
import { isPlannable, LATEST_NEXT_VISIT_DAYS, needsSecondVisit, verdictOf } from './verdict'

/**
 * What an officer found and did: the visit, the money it tells of and the task's move, in one transaction. Sums are
 * totals of the case, so that a second report of the same payments books nothing twice.
 * @throws AppError illegal_move before the arrival
 */
export async function reportVisit(
  ctx: Context,
  taskId: string,
  report: VisitReport,
): Promise<repository.VisitRow> {
  return ctx.transact(async (tx) => {
    const { task, done } = await reportTask(tx, taskId, report.enteredAt)
    const nextVisitAt = plannedFor(done.at, report)
    await repository.lockWarning(tx.db, task.warningId)
    const earlier = await repository.visitsOfWarning(tx.db, task.warningId)
    const known = earlier.flatMap((visit) => detailsOf(tx, visit).transfers)
    const transfers = onlyNew(report.transfers.map(transferOf), known)
    const sums = {
      paidFen: totalOf([...known, ...transfers]),
      protectedFen: protectedBy(report) ?? earlier.at(-1)?.protectedFen ?? 0n,
    }
    const visit = await writeVisit(tx, task, report, { ...sums, transfers, nextVisitAt, done })
    await recordVisit(tx, { visitId: visit.id, warningId: task.warningId, ...sums })
    await tx.outbox.emit(tx.db, 'visit.recorded', { visitId: visit.id })
    return visit
  })
}

interface Computed {
  readonly paidFen: Fen
  readonly protectedFen: Fen
  readonly transfers: readonly PaidTransfer[]
  readonly nextVisitAt: Date | null
  readonly done: Done
}

async function writeVisit(
  tx: Context,
  task: { readonly id: string; readonly warningId: string; readonly officerId: string | null },
  report: VisitReport,
  { paidFen, protectedFen, transfers, nextVisitAt, done }: Computed,
): Promise<repository.VisitRow> {
  const details = writeDetails({ note: report.note ?? null, transfers })
  return repository.createVisit(tx.db, {
    id: tx.ids.next(),
    taskId: task.id,
    warningId: task.warningId,
    officerId: present(task.officerId, 'officer of a reported task'),
    visitedAt: done.at,
    receivedAt: done.receivedAt,
    finding: report.finding,
    attitude: report.attitude,
    isInContact: report.isInContact,
    checks: report.checks,
    questions: report.questions,
    isAppRemoved: report.isAppRemoved,
    told: report.told,
    paidFen,
    protectedFen,
    nextVisitAt,
    detailsSealed: tx.vault.seal(DETAILS_FIELD, details),
    keyVersion: tx.vault.keyVersion,
    lastPaidAt: lastPaidAt(transfers),
  })
}

/** Judged as of the visit: a report that comes late must not be refused because the time it names has come meanwhile. */
function plannedFor(visitedAt: Date, { nextVisitAt }: VisitReport): Date | null {
  if (nextVisitAt === undefined) return null
  const at = new Date(nextVisitAt)
  if (isPlannable(at, visitedAt)) return at
  const expected = `a time within the next ${LATEST_NEXT_VISIT_DAYS} days`
  throw new AppError('invalid_request', undefined, [{ path: 'nextVisitAt', code: 'custom', expected }])
}

function protectedBy({ protectedAmount }: VisitReport): Fen | null {
  if (protectedAmount === undefined) return null
  const amount = parseYuan(protectedAmount)
  return present(amount.ok ? amount.value : null, 'protected amount')
}

export interface Conclusion {
  readonly warningId: string
  readonly verdict: 'confirm' | 'dismiss' | null
  /** When the officer met the person; null: nobody was met. */
  readonly metAt: Date | null
  /** When somebody is to go again; null: nobody needs to. */
  readonly nextVisitAt: Date | null
}

/** For the stages that react to a visit: what follows from it. */
export async function conclusionOfVisit(ctx: Context, visitId: string): Promise<Conclusion> {
  const visit = found(await repository.readVisit(ctx.db, visitId), 'visit')
  const result = {
    finding: findingSchema.parse(visit.finding),
    attitude: attitudeSchema.parse(visit.attitude),
    checks: checksSchema.parse(visit.checks),
  }
  const isNotReached = result.finding === 'not_reached'
  const unlessSaid = needsSecondVisit(result)
    ? secondVisitAt(visit.visitedAt, { isNotReached, isInContact: visit.isInContact })
    : null
  return {
    warningId: visit.warningId,
    verdict: verdictOf(result),
    metAt: isNotReached ? null : visit.visitedAt,
    nextVisitAt: visit.nextVisitAt ?? unlessSaid,
  }
}

/** The task decides who may see its visits. */
export async function listVisits(ctx: Context, taskId: string): Promise<repository.VisitRow[]> {
  await readTask(ctx, taskId)
  return repository.visitsOfTask(ctx.db, taskId)
}

/** The note and the accounts that were paid; the purpose goes into the audit log. */
export async function openDetails(ctx: Context, visitId: string, purpose: Purpose): Promise<VisitDetails> {
  const visit = found(await repository.readVisit(ctx.db, visitId), 'visit')
  await readTask(ctx, visit.taskId)
  return open(ctx, visit, purpose)
}

export interface ReportedTransfer extends PaidTransfer {
  readonly visitId: string
}

/** For the stop-payments: every payment that a visit to this victim has found, oldest visit first. Audited. */
export async function transfersOfVisit(ctx: Context, warningId: string): Promise<ReportedTransfer[]> {
  const transfers: ReportedTransfer[] = []
  for (const visit of await repository.visitsOfWarning(ctx.db, warningId)) {
    const opened = await open(ctx, visit, 'stop-payment')
    transfers.push(...opened.transfers.map((transfer) => ({ ...transfer, visitId: visit.id })))
  }
  return transfers
}

/** For the graph of the money, where accounts are masked: nobody reads what is opened here. */
export async function paymentsFound(ctx: Context, warningId: string): Promise<ReportedTransfer[]> {
  const visits = await repository.visitsOfWarning(ctx.db, warningId)
  return visits.flatMap((visit) =>
    detailsOf(ctx, visit).transfers.map((transfer) => ({ ...transfer, visitId: visit.id })),
  )
}

const open = async (ctx: Context, visit: repository.VisitRow, purpose: Purpose): Promise<VisitDetails> =>
  readDetails(
    await ctx.vault.open(ctx, DETAILS_FIELD, visit.detailsSealed, purpose, { kind: 'visit', id: visit.id }),
  )

export const warningOfVisit = (ctx: Context, visitId: string): Promise<string> =>
  repository.warningOfVisit(ctx.db, visitId)

/** To add up and to mask; nobody reads it. */
export const detailsOf = (ctx: Context, visit: repository.VisitRow): VisitDetails =>
  readDetails(ctx.vault.openSilently(DETAILS_FIELD, visit.detailsSealed))
