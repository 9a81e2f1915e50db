import type { Context } from '../context'
import { minutesBetween } from '../lib/duration'
import { findCampaign, victimsOf } from '../campaigns'
import { readBrake } from '../rulesets'
import { levelPolicyAt } from '../stations'
import { findTask } from '../tasks'
import { found } from '../transitions'
import { findWarning, levelSchema } from '../warnings'
import { parameterShapes } from './parameters'
import * as repository from './repository'
import { tellDesks, tellSupervisors, tellUser } from './tell'
import type { TemplateName } from './templates'

/** Who is told of what; each is called by the worker in the transaction of its event. */

export async function onWarningOpened(ctx: Context, warningId: string): Promise<void> {
  const warning = found(await findWarning(ctx.db, warningId), 'warning')
  const minutes = minutesBetween(warning.openedAt, warning.acknowledgeBy)
  await tellDesks(ctx, {
    template: 'warning.opened',
    parameters: { number: warning.number, minutes, ...(await levelNames(ctx, warning.level)) },
    warningId,
    cause: `warning.opened:${warningId}`,
  })
}

export async function onWarningRaised(ctx: Context, warningId: string): Promise<void> {
  const warning = found(await findWarning(ctx.db, warningId), 'warning')
  await tellDesks(ctx, {
    template: 'warning.raised',
    parameters: { number: warning.number, ...(await levelNames(ctx, warning.level)) },
    warningId,
    cause: `warning.raised:${warningId}:${warning.level}`,
  })
}

const outcomeNames = new Map([
  ['confirmed', '确认为诈骗'],
  ['dismissed', '排除'],
  ['expired', '到期未处置'],
])

export async function onWarningClosed(ctx: Context, warningId: string): Promise<void> {
  const { number, state } = found(await findWarning(ctx.db, warningId), 'warning')
  await tellDesks(ctx, {
    template: 'warning.closed',
    parameters: { number, outcome: outcomeNames.get(state) ?? state, outcomeCode: state },
    warningId,
    cause: `warning.closed:${warningId}`,
  })
}

const assignedByLevel: Readonly<Record<string, TemplateName>> = {
  low: 'task.assigned.low',
  medium: 'task.assigned.medium',
  high: 'task.assigned.high',
  critical: 'task.assigned.critical',
}

/** The officer, or those of the station that is to send somebody. Who has been replaced meanwhile is left in peace. */
export async function onTaskAssigned(ctx: Context, taskId: string): Promise<void> {
  const task = found(await findTask(ctx.db, taskId), 'task')
  if (task.state !== 'assigned' || task.acceptBy === null || task.assignedAt === null) return
  const notice = {
    parameters: {
      number: task.number,
      ...(await levelNames(ctx, task.level)),
      minutes: minutesBetween(task.assignedAt, task.acceptBy),
    },
    warningId: task.warningId,
    cause: `task.assigned:${taskId}:${task.round}`,
  }
  if (task.officerId === null) {
    const officers = task.stationId === null ? [] : await repository.officersOf(ctx.db, task.stationId)
    for (const officer of officers) await tellUser(ctx, officer, { ...notice, template: 'task.for-station' })
    return
  }
  const officer = await repository.readUser(ctx.db, task.officerId)
  const template = assignedByLevel[task.level] ?? 'task.assigned.high'
  if (officer !== null) await tellUser(ctx, officer, { ...notice, template })
}

/** Whoever has the task should know that the person is being talked to right now. */
export async function onContactBlocked(ctx: Context, warningId: string): Promise<void> {
  for (const task of await repository.tasksUnderWay(ctx.db, warningId)) {
    const officer = task.officerId === null ? null : await repository.readUser(ctx.db, task.officerId)
    if (officer === null) continue
    await tellUser(ctx, officer, {
      template: 'task.hurry',
      parameters: { number: task.number },
      warningId,
      cause: `task.hurry:${task.id}`,
    })
  }
}

export async function onTaskCancelled(ctx: Context, taskId: string): Promise<void> {
  const task = found(await findTask(ctx.db, taskId), 'task')
  const officer = task.officerId === null ? null : await repository.readUser(ctx.db, task.officerId)
  if (officer === null) return
  await tellUser(ctx, officer, {
    template: 'task.cancelled',
    parameters: { number: task.number },
    warningId: task.warningId,
    cause: `task.cancelled:${taskId}`,
  })
}

/** A rule does not act any more until somebody has looked at it: every duty chief is told, whatever the district. */
export async function onRuleBraked(ctx: Context, brakeId: string): Promise<void> {
  const { rule, version, hits, signals } = await readBrake(ctx, brakeId)
  await tellSupervisors(ctx, null, {
    template: 'rule.braked',
    parameters: { rule, version, hits, signals },
    warningId: null,
    cause: `rule.braked:${brakeId}`,
  })
}

/** What is for that bank waits: every duty chief is told, once for each time it goes down. */
export async function onBankDown(ctx: Context, bankId: string): Promise<void> {
  const link = await repository.readBankLink(ctx.db, bankId)
  // It may be back by the time this is handled.
  if (link === null || link.state !== 'down') return
  await tellSupervisors(ctx, null, {
    template: 'bank.down',
    parameters: { bank: link.bank.code },
    warningId: null,
    cause: `bank.down:${bankId}:${link.since.toISOString()}`,
  })
}

/** Victims of one hand may live anywhere: every duty chief is told. */
export async function onCampaignLarge(ctx: Context, campaignId: string): Promise<void> {
  const campaign = found(await findCampaign(ctx.db, campaignId), 'campaign')
  await tellSupervisors(ctx, null, {
    template: 'campaign.large',
    parameters: {
      number: campaign.number,
      victims: victimsOf(campaign),
      warnings: campaign.warnings.length,
    },
    warningId: null,
    cause: `campaign.large:${campaignId}`,
  })
}

export async function onStopAnswered(
  ctx: Context,
  stopId: string,
  template: 'stop.held' | 'stop.refused',
): Promise<void> {
  const stop = found(await repository.readStop(ctx.db, stopId), 'stop-payment')
  await tellDesks(ctx, {
    template,
    parameters: { stop: stop.number, number: stop.warning.number },
    warningId: stop.warningId,
    cause: `${template}:${stopId}`,
  })
}

const levelWords: Readonly<Record<string, string>> = { low: '低', medium: '中', high: '高', critical: '特高' }

/** A name that a centre has given its level may be said if it is a word for a level, and nothing else. */
const closedLevelName = (nameZh: string, level: string): string =>
  parameterShapes['level']?.test(nameZh) === true ? nameZh : (levelWords[level] ?? '高')

/** As the centre names it, and the code for the other language. */
export async function levelNames(ctx: Context, level: string): Promise<{ level: string; levelCode: string }> {
  const { nameZh } = await levelPolicyAt(ctx, levelSchema.parse(level), ctx.clock.now())
  return { level: closedLevelName(nameZh, level), levelCode: level }
}
