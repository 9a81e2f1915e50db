import type { Context } from '../context'
import { noteTold, readEscalation, type EscalationRow } from '../escalations'
import { findTask, isOverdue } from '../tasks'
import { found } from '../transitions'
import { levelNames } from './reactions'
import * as repository from './repository'
import { tellSupervisors, tellUser, type Notice } from './tell'
import type { TemplateName } from './templates'

/**
 * A time was missed: whoever is to know of it at this step is told, unless it has been done meanwhile. How many were
 * told is written down, none included: a post that nobody holds is a finding of its own.
 */
export async function onEscalationDue(ctx: Context, escalationId: string): Promise<void> {
  const escalation = found(await readEscalation(ctx.db, escalationId), 'escalation')
  if (escalation.endedAt !== null || escalation.toldAt !== null) return
  const notice = await noticeOf(ctx, escalation)
  await noteTold(ctx, escalation.id, await tell(ctx, escalation, notice))
}

async function tell(ctx: Context, escalation: EscalationRow, notice: Notice): Promise<number> {
  const { step, stationId, warning } = escalation
  if (step !== 'station_chief') return tellSupervisors(ctx, warning.districtCode, notice)
  const chiefs = stationId === null ? [] : await repository.stationChiefsOf(ctx.db, stationId)
  for (const chief of chiefs) await tellUser(ctx, chief, notice)
  return chiefs.length
}

async function noticeOf(ctx: Context, escalation: EscalationRow): Promise<Notice> {
  const { id, warningId, taskId, level } = escalation
  const names = await levelNames(ctx, level)
  const cause = `escalation:${id}`
  if (taskId === null) {
    const template = escalation.clock === 'acknowledge' ? 'warning.overdue' : 'warning.unreached'
    return { template, parameters: { number: escalation.warning.number, ...names }, warningId, cause }
  }
  const task = found(await findTask(ctx.db, taskId), 'task')
  const hasPassed = escalation.clock === 'accept' && !isOverdue(task, ctx.clock.now())
  const template = hasPassed ? 'task.passed-on' : (ofClock[escalation.clock] ?? 'task.nobody-accepts')
  return { template, parameters: { number: task.number, round: task.round, ...names }, warningId, cause }
}

const ofClock: Readonly<Record<string, TemplateName>> = {
  accept: 'task.nobody-accepts',
  arrive: 'task.not-arrived',
  report: 'task.not-reported',
  follow_up: 'task.no-follow-up',
}
