/**
 * The map of Menshen: the stages in order. Each has a noun in src/, one queue, one worker file in workers/.
 * A stage is reached by an event of an earlier one, never by a call; `test/architecture` holds the code to it.
 */
export const flow = [
  { stage: 'signals', noun: '信号', queue: null, consumes: [] },
  { stage: 'evaluations', noun: '研判', queue: null, consumes: [] },
  {
    stage: 'warnings',
    noun: '预警',
    queue: 'warnings',
    consumes: [
      'signal.joined',
      'report.joined',
      'party.merged',
      'visit.recorded',
      'warning.raised',
      'warning.overdue',
      'warning.unreached',
      'warning.expiring',
      'call.due',
    ],
  },
  {
    stage: 'tasks',
    noun: '核查任务',
    queue: 'tasks',
    consumes: [
      'warning.dispatched',
      'warning.raised',
      'contact.blocked',
      'warning.closed',
      'visit.recorded',
      'task.returned',
      'task.due',
      'task.planned',
    ],
  },
  { stage: 'visits', noun: '见面劝阻', queue: null, consumes: [] },
  {
    stage: 'holds',
    noun: '止付冻结',
    queue: 'holds',
    consumes: [
      'report.joined',
      'report-draft.due',
      'bank.requested',
      'bank.replied',
      'bank.overdue',
      'hold.due',
      'appeal.due',
      'return.due',
      'warning.closed',
    ],
  },
  { stage: 'ledger', noun: '台账', queue: 'ledger', consumes: ['signal.joined'] },
  {
    stage: 'trace',
    noun: '资金追踪',
    queue: 'trace',
    consumes: [
      'warning.opened',
      'signal.joined',
      'evidence.joined',
      'visit.recorded',
      'stop.held',
      'stop.refused',
      'transfer.told',
    ],
  },
  {
    stage: 'suspect-accounts',
    noun: '涉案账户',
    queue: 'suspect-accounts',
    consumes: ['stop.held', 'freeze.frozen', 'warning.closed', 'suspect-account.due'],
  },
  { stage: 'stories', noun: '案例', queue: 'stories', consumes: ['freeze.frozen'] },
  // Not a stage of the loop: what its warnings have in common.
  {
    stage: 'campaigns',
    noun: '串并案',
    queue: 'campaigns',
    consumes: ['warning.opened', 'warning.raised', 'signal.joined', 'evidence.joined'],
  },
  // Not stages of the loop but its voice: who is told, by message or by signed webhook.
  {
    stage: 'notices',
    noun: '通知',
    queue: 'notices',
    consumes: [
      'warning.opened',
      'warning.raised',
      'warning.closed',
      'contact.blocked',
      'task.assigned',
      'escalation.due',
      'task.cancelled',
      'report.drafted',
      'hold.escalated',
      'stop.held',
      'stop.refused',
      'hold-outcome.decided',
      'bank.down',
      'rule.braked',
      'campaign.large',
      'message.requested',
      'message.unsure',
    ],
  },
] as const

export type Stage = (typeof flow)[number]['stage']
export type QueueName = NonNullable<(typeof flow)[number]['queue']>

export const queueNames: readonly QueueName[] = flow.flatMap(({ queue }) => (queue === null ? [] : [queue]))

/** The queues of the stages that consume an event. */
export function consumersOf(event: string): readonly QueueName[] {
  return flow.flatMap(({ queue, consumes }) =>
    queue !== null && consumes.some((consumed) => consumed === event) ? [queue] : [],
  )
}
