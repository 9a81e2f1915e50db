import type { Context } from '../context'
import { after, HOUR_MS, minutesBetween } from '../lib/duration'
import { readEscalation, reportDraftsOf, type EscalationRow } from '../holds'
import { found } from '../transitions'
import * as repository from './repository'
import { tellDesks, tellSupervisors, tellUser, type Notice } from './tell'
import type { TemplateName } from './templates'

/** Who is told of the clocks of the money; each is called by the worker in the transaction of its event. */

/** A report has named accounts: whoever is at the desk completes and adopts the drafts. */
export async function onReportDrafted(ctx: Context, warningId: string, signalId: string): Promise<void> {
  const drafts = (await reportDraftsOf(ctx, warningId)).filter(({ state }) => state === 'open')
  const [first] = drafts
  if (first === undefined) return
  await tellDesks(ctx, {
    template: 'report.drafted',
    parameters: {
      number: first.warning.number,
      count: drafts.length,
      minutes: Math.max(0, minutesBetween(ctx.clock.now(), first.enterBy)),
    },
    warningId,
    cause: `report.drafted:${warningId}:${signalId}`,
  })
}

/** 'chiefs': what nobody has done in time; 'asker': whoever asked for it, and the desk. */
const told = {
  not_entered: { template: 'clock.not-entered', who: 'chiefs' },
  expiry_near: { template: 'clock.expiry-near', who: 'asker' },
  prior_ended: { template: 'clock.prior-ended', who: 'asker' },
  review_near: { template: 'clock.review-near', who: 'asker' },
  review_overdue: { template: 'clock.review-overdue', who: 'chiefs' },
  appeal_overdue: { template: 'clock.appeal-overdue', who: 'chiefs' },
  release_unconfirmed: { template: 'clock.release-unconfirmed', who: 'chiefs' },
  objections_end: { template: 'clock.objections-end', who: 'asker' },
  return_overdue: { template: 'clock.return-overdue', who: 'chiefs' },
} as const satisfies Record<
  EscalationRow['clock'],
  { readonly template: TemplateName; readonly who: 'chiefs' | 'asker' }
>

export async function onHoldEscalated(ctx: Context, escalationId: string): Promise<void> {
  const row = found(await readEscalation(ctx, escalationId), 'escalation')
  const { template, who } = told[row.clock]
  const freeze = row.subject === 'freeze' ? await repository.readFreeze(ctx.db, row.subjectId) : null
  const due = remindedOf(row, freeze) ?? row.dueAt
  const notice: Notice = {
    template,
    parameters: { number: row.number, due: inShanghai(due) },
    warningId: row.warningId,
    cause: `${template}:${row.id}`,
  }
  if (who === 'chiefs') {
    await tellSupervisors(ctx, row.warning?.districtCode ?? null, notice)
    return
  }
  await tellDesks(ctx, notice)
  const asker = freeze === null ? null : await repository.readUser(ctx.db, freeze.requestedBy)
  if (asker !== null) await tellUser(ctx, asker, notice)
}

/** A reminder comes before what it reminds of; null: the clock's own time. */
function remindedOf(
  { clock }: EscalationRow,
  freeze: Awaited<ReturnType<typeof repository.readFreeze>>,
): Date | null {
  if (clock === 'expiry_near') return freeze?.expiresAt ?? null
  return clock === 'review_near' ? (freeze?.reviewAt ?? null) : null
}

/** "2023-08-23 10:00", in the country's one time zone: a text carries no zone of its reader. */
const inShanghai = (at: Date): string =>
  after(at, 8 * HOUR_MS)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ')
