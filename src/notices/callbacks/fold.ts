import type { CallOutcome } from '../../warnings'

/** One thing that was told of a message or call. */
export interface Told {
  /** "delivered", "in-progress", "busy"; of a key "digits:1", of none "digits:". */
  readonly status: string
  readonly answeredBy: string | null
  readonly code: string | null
}

/** How far a message or call has come, by all that was told of it. */
export interface Folded {
  readonly event: 'accept' | 'deliver' | 'answer' | 'end' | 'fail' | null
  /** Of a call; null: not known yet, or it came to nothing. */
  readonly outcome: Extract<
    CallOutcome,
    'reached' | 'busy' | 'hung_up' | 'unreachable' | 'no_answer' | 'told_to_transfer'
  > | null
  readonly problem: string | null
}

const nothing: Folded = { event: null, outcome: null, problem: null }

/** https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
export function foldText(told: readonly Told[]): Folded {
  const has = (...statuses: string[]) => told.find(({ status }) => statuses.includes(status))
  // Delivered is what the telephone itself has said: nothing that is told beside it is truer.
  if (has('delivered', 'read') !== undefined) return { ...nothing, event: 'deliver' }
  const failed = has('failed', 'undelivered', 'canceled')
  if (failed !== undefined) return { ...nothing, event: 'fail', problem: failed.code ?? failed.status }
  return told.length === 0 ? nothing : { ...nothing, event: 'accept' }
}

// RFC 3261: the telephone is switched off or has no network, not merely unanswered.
const UNREACHABLE_SIP = ['480', '408']
const HUMAN = ['human', 'unknown']

/**
 * https://www.twilio.com/docs/voice/api/call-resource#call-status-values, read together with the keys: whatever the order
 * in which they came, and however often, the same has happened. A machine that answered, or somebody who listened and
 * pressed nothing, has not been spoken with; who cuts the call while it speaks has hung up.
 */
export function foldCall(told: readonly Told[]): Folded {
  const statuses = new Set(told.map(({ status }) => status))
  const outcome = outcomeOf(told, statuses)
  const ended = ['completed', 'busy', 'no-answer'].some((status) => statuses.has(status))
  const failed = told.find(({ status }) => status === 'failed' || status === 'canceled')
  if (ended || isUnreachable(told)) return { event: 'end', outcome, problem: null }
  if (failed !== undefined) return { event: 'fail', outcome, problem: failed.code ?? failed.status }
  const isAnswered =
    statuses.has('in-progress') || [...statuses].some((status) => status.startsWith('digits:'))
  if (isAnswered) return { event: 'answer', outcome, problem: null }
  return told.length === 0 ? nothing : { ...nothing, event: 'accept' }
}

const isUnreachable = (told: readonly Told[]): boolean =>
  told.some(({ status, code }) => status === 'failed' && UNREACHABLE_SIP.includes(code ?? ''))

function outcomeOf(told: readonly Told[], statuses: ReadonlySet<string>): Folded['outcome'] {
  // Of two keys the one that says more.
  if (statuses.has('digits:1')) return 'told_to_transfer'
  if (statuses.has('digits:2')) return 'reached'
  if (statuses.has('busy')) return 'busy'
  if (statuses.has('no-answer')) return 'no_answer'
  if (isUnreachable(told)) return 'unreachable'
  if (!statuses.has('completed')) return null
  const isMachine = told.some(({ answeredBy }) => answeredBy !== null && !HUMAN.includes(answeredBy))
  const heardOut = [...statuses].some((status) => status.startsWith('digits:'))
  return isMachine || heardOut ? 'no_answer' : 'hung_up'
}
