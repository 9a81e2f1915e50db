import type { Context } from '../../context'
import { minutesAfter } from '../../lib/duration'
import { present } from '../../lib/assert'
import { found } from '../../transitions'
import { escalate } from '../clocks/escalate'
import { ENTER_MINUTES } from '../limits'
import { reportDraftMachine } from './machine'
import { decideTold, type KnownDraft } from './plan'
import * as repository from './repository'
import type { ReportDraftRow } from './repository'
import { requireDraft } from './service'
import { readReport, type Report, type ReportedTransfer } from './told'

interface Known extends KnownDraft {
  readonly row: ReportDraftRow
}

/**
 * A report has joined the warning: what it tells of paid accounts is drafted at once, and the 30 minutes run from the
 * report. Told again by another source, a draft learns what it did not know.
 * @returns how many new drafts were made
 */
export async function draftReported(ctx: Context, warningId: string, signalId: string): Promise<number> {
  await repository.lockWarning(ctx, warningId)
  const warning = found(await ctx.db.warning.findUnique({ where: { id: warningId } }), 'warning')
  const report = await readReport(ctx, signalId)
  if (report === null || warning.state === 'dismissed' || warning.state === 'expired') return 0
  const owners = [warning.partyId, warning.organisationId]
  let made = 0
  for (const transfer of report.transfers) {
    if (transfer.ownerId !== null && owners.includes(transfer.ownerId)) continue
    const known = (await repository.draftsOfWarning(ctx, warningId)).map((row) => knownOf(ctx, row))
    const decision = decideTold(known, transfer.id, transfer.told)
    if (decision.kind === 'join') await join(ctx, decision.draft.row, decision.facts, report.reportedAt)
    if (decision.kind !== 'draft') continue
    await draft(ctx, { warning, signalId, report, transfer })
    made += 1
  }
  if (made > 0) await ctx.outbox.emit(ctx.db, 'report.drafted', { warningId, signalId })
  return made
}

const knownOf = (ctx: Context, row: ReportDraftRow): Known => ({
  ...repository.toldOf(ctx, row),
  id: row.id,
  isOpen: row.state === reportDraftMachine.initial,
  isCompleted: row.completedBy !== null,
  row,
})

interface Drafting {
  readonly warning: { readonly id: string; readonly districtCode: string | null }
  readonly signalId: string
  readonly report: Report
  readonly transfer: ReportedTransfer
}

async function draft(ctx: Context, { warning, signalId, report, transfer }: Drafting): Promise<void> {
  const enterBy = minutesAfter(report.reportedAt, ENTER_MINUTES)
  await repository.insertDraft(ctx, {
    id: transfer.id,
    warningId: warning.id,
    districtCode: warning.districtCode,
    signalId,
    reportedAt: report.reportedAt,
    enterBy,
    told: transfer.told,
  })
  await ctx.timers.set(ctx.db, 'report-draft.enter', transfer.id, enterBy)
}

/** Told by one more: the minutes run from whoever was first. */
async function join(
  ctx: Context,
  row: ReportDraftRow,
  facts: Parameters<typeof repository.updateDraft>[2],
  reportedAt: Date,
): Promise<void> {
  const isEarlier = reportedAt < row.reportedAt
  const first = isEarlier ? reportedAt : row.reportedAt
  const enterBy = minutesAfter(first, ENTER_MINUTES)
  const data = { reports: row.reports + 1, reportedAt: first, enterBy }
  await repository.updateDraft(ctx, row.id, facts, data)
  if (isEarlier) await ctx.timers.set(ctx.db, 'report-draft.enter', row.id, enterBy)
}

/** The 30 minutes are over: the duty chief is told of an account that no bank has been asked about, once. */
export async function draftDue(ctx: Context, draftId: string): Promise<void> {
  const draft = await requireDraft(ctx, draftId)
  if (draft.state === 'dismissed' || draft.enterBy > ctx.clock.now()) return
  if ((await enteredAt(ctx, draft)) !== null) return
  const isNew = await escalate(ctx, {
    clock: 'not_entered',
    subject: 'report_draft',
    subjectId: draft.id,
    warningId: draft.warningId,
    number: draft.warning.number,
    dueAt: draft.enterBy,
  })
  if (isNew) await repository.noteDraft(ctx, draft, 'overdue')
}

/** When a bank was first asked to stop that account in this case, whoever drafted it; null: not yet. */
export async function enteredAt(ctx: Context, draft: ReportDraftRow): Promise<Date | null> {
  const stops = await repository.stopsOnAccounts(ctx, [draft])
  const times = [draft.stopPayment, ...stops].flatMap((stop) => stop?.submittedAt ?? [])
  return times.length === 0 ? null : new Date(Math.min(...times.map((at) => present(at, 'time').getTime())))
}

/** The warning has ended and nobody is to be stopped by it any more. */
export async function endDrafts(ctx: Context, warningId: string, reason: string): Promise<void> {
  for (const draft of await repository.draftsOfWarning(ctx, warningId)) {
    if (!reportDraftMachine.can(draft.state, 'dismiss')) continue
    await repository.moveDraft(ctx, draft, 'dismiss', { dismissalReason: reason }, reason)
    await ctx.timers.stop(ctx.db, 'report-draft.enter', draft.id)
  }
}
