import { z } from 'zod'

/**
 * Every domain event: name, version, payload. Payloads carry ids only: the consumer reads the row,
 * so that a late or repeated event meets the present state and no personal data enters a queue.
 */
const ids = <T extends string>(...names: T[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.uuid()])) as Record<T, z.ZodUUID>)

export const events = {
  /** A payment has become part of a warning. */
  'signal.joined': { version: 1, payload: ids('warningId', 'signalId') },
  /** A warning that was there knows more by something that is no payment: what was said, who called, who reported. */
  'evidence.joined': { version: 1, payload: ids('warningId') },
  /** A report with transfers has become part of a warning: the accounts it names are to be stopped. */
  'report.joined': { version: 1, payload: ids('warningId', 'signalId') },
  /** Two people turned out to be one; the party that is left. */
  'party.merged': { version: 1, payload: ids('partyId') },
  'warning.opened': { version: 1, payload: ids('warningId') },
  'warning.raised': { version: 1, payload: ids('warningId') },
  'warning.dispatched': { version: 1, payload: ids('warningId') },
  /** The acknowledgement is overdue (timer). */
  'warning.overdue': { version: 1, payload: ids('warningId') },
  /** Nobody has spoken with the person in the time for it (timer). */
  'warning.unreached': { version: 1, payload: ids('warningId') },
  /** The warning's life ends unless somebody works on it (timer). */
  'warning.expiring': { version: 1, payload: ids('warningId') },
  /** The person's phone was busy, hung up or diverted: the fraudster is probably on the line. */
  'contact.blocked': { version: 1, payload: ids('warningId') },
  /** The time of a call that the desk has planned has come (timer). */
  'call.due': { version: 1, payload: ids('plannedCallId') },
  /** Confirmed, dismissed or expired; the row says which. */
  'warning.closed': { version: 1, payload: ids('warningId') },
  'task.assigned': { version: 1, payload: ids('taskId') },
  'task.returned': { version: 1, payload: ids('taskId') },
  /** Called off, or ended with its warning, while an officer had it. */
  'task.cancelled': { version: 1, payload: ids('taskId') },
  /** One of the task's clocks ran out (timer); the row says which. */
  'task.due': { version: 1, payload: ids('taskId') },
  /** A time was missed, and one of those who are to know of it is to be told (or timer). */
  'escalation.due': { version: 1, payload: ids('escalationId') },
  /** The time of a planned visit has come (timer). */
  'task.planned': { version: 1, payload: ids('taskId') },
  'visit.recorded': { version: 1, payload: ids('visitId') },
  /** An intent towards a bank has been committed and is to be carried out. */
  'bank.requested': { version: 1, payload: ids('requestId') },
  'bank.replied': { version: 1, payload: ids('replyId') },
  /** The bank's gateway has not answered several times in a row: what is for it waits. */
  'bank.down': { version: 1, payload: ids('bankId') },
  /** The bank is silent: it is asked by our reference, never sent the request again blindly. */
  'bank.overdue': { version: 1, payload: ids('requestId') },
  /** A clock of a stop, freeze or protective hold ran out (timer). */
  'hold.due': { version: 1, payload: ids('subjectId') },
  /** A report has made drafts: an officer is to complete and adopt them. */
  'report.drafted': { version: 1, payload: ids('warningId', 'signalId') },
  /** The minutes in which a report's account is to be entered are over (timer). */
  'report-draft.due': { version: 1, payload: ids('draftId') },
  /** A return's public notice, or the bank's working days, are over (timer). */
  'return.due': { version: 1, payload: ids('returnId') },
  /** The time to decide an appeal is over (timer). */
  'appeal.due': { version: 1, payload: ids('appealId') },
  /** A clock of the money has run out, or is about to; the row says which. */
  'hold.escalated': { version: 1, payload: ids('escalationId') },
  'stop.held': { version: 1, payload: ids('stopId') },
  'stop.refused': { version: 1, payload: ids('stopId') },
  /** Somebody has told of money that moved among accounts which a warning's money has reached, or has corrected it. */
  'transfer.told': { version: 1, payload: ids('warningId') },
  'freeze.frozen': { version: 1, payload: ids('freezeId') },
  /** A source that was told to hold is to be told the outcome; also when it did not hear it the last time (timer). */
  'hold-outcome.decided': { version: 1, payload: ids('holdNoticeId') },
  /** A rule fired far beyond its habit and does not act any more. */
  'rule.braked': { version: 1, payload: ids('brakeId') },
  /** So many people are in a campaign that the duty chiefs are told. */
  'campaign.large': { version: 1, payload: ids('campaignId') },
  /** A clock of a registered account ran out: its time, or the one of an appeal (timer). */
  'suspect-account.due': { version: 1, payload: ids('suspectAccountId') },
  /** A text message or a call has been committed as an intent and is to go out; or what it waited for is over (timer). */
  'message.requested': { version: 1, payload: ids('notificationId') },
  /** Nobody knows whether a message has gone out: the service is asked before anything is sent again (timer). */
  'message.unsure': { version: 1, payload: ids('notificationId') },
} as const

export type EventName = keyof typeof events
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]['payload']>

export interface DomainEvent<N extends EventName = EventName> {
  readonly name: N
  readonly version: number
  readonly payload: EventPayload<N>
}

/** What a timer of that kind emits when it is due; the subject's id becomes the payload's only field. */
export const timerEvents = {
  'warning.acknowledge': { event: 'warning.overdue', field: 'warningId' },
  'warning.reach': { event: 'warning.unreached', field: 'warningId' },
  'warning.expiry': { event: 'warning.expiring', field: 'warningId' },
  'warning.call': { event: 'call.due', field: 'plannedCallId' },
  'task.accept': { event: 'task.due', field: 'taskId' },
  'task.arrive': { event: 'task.due', field: 'taskId' },
  'task.report': { event: 'task.due', field: 'taskId' },
  'task.follow-up': { event: 'task.due', field: 'taskId' },
  'task.start': { event: 'task.planned', field: 'taskId' },
  'escalation.tell': { event: 'escalation.due', field: 'escalationId' },
  'hold.respond': { event: 'hold.due', field: 'subjectId' },
  'hold.expiry': { event: 'hold.due', field: 'subjectId' },
  'hold.remind': { event: 'hold.due', field: 'subjectId' },
  'report-draft.enter': { event: 'report-draft.due', field: 'draftId' },
  'return.notice': { event: 'return.due', field: 'returnId' },
  'return.finish': { event: 'return.due', field: 'returnId' },
  'appeal.decide': { event: 'appeal.due', field: 'appealId' },
  'suspect-account.expiry': { event: 'suspect-account.due', field: 'suspectAccountId' },
  'suspect-account.appeal': { event: 'suspect-account.due', field: 'suspectAccountId' },
  'message.resume': { event: 'message.requested', field: 'notificationId' },
  'message.ask': { event: 'message.unsure', field: 'notificationId' },
  'hold-outcome.retry': { event: 'hold-outcome.decided', field: 'holdNoticeId' },
} as const satisfies Record<string, { event: EventName; field: string }>

export type TimerKind = keyof typeof timerEvents
