/** What `nextAction` looks at; the API's warning, tasks and calls have all of it. */
export interface WarningFacts {
  readonly state: string
  readonly level: string
  readonly acknowledgeBy: string
  readonly holdUntil: string | null
  /** A payment has left and nobody has told the person; null: not so. */
  readonly paidUnawareAt: string | null
  readonly reachBy: string | null
}

export interface TaskFacts {
  readonly state: string
  readonly kind: string
  readonly officerName: string | null
  readonly stationName: string | null
  readonly notBefore: string | null
  readonly acceptBy: string | null
  readonly arriveBy: string | null
  readonly reportBy: string | null
  readonly followUpBy: string | null
}

export interface CallFacts {
  readonly calls: readonly { readonly outcome: string; readonly calledAt: string }[]
  readonly planned: readonly { readonly state: string; readonly dueAt: string }[]
}

export type Act = 'acknowledge' | 'call' | 'dispatch' | 'chase' | 'plan' | 'wait' | 'none'

/** Why; each has words in next-action-words.ts. */
export type Because =
  | 'nobody-has-it'
  | 'not-acknowledged-in-time'
  | 'planned-call-due'
  | 'payment-hold-ends'
  | 'paid-and-unaware'
  | 'too-grave-to-wait'
  | 'not-called-yet'
  | 'no-answer-yet'
  | 'never-answers'
  | 'reached-not-seen'
  | 'nobody-is-going'
  | 'not-accepted-in-time'
  | 'not-arrived-in-time'
  | 'not-reported-in-time'
  | 'call-on-the-way'
  | 'waits-for-accept'
  | 'waits-for-arrival'
  | 'waits-for-report'
  | 'visit-planned'
  | 'call-planned'
  | 'follow-up-overdue'
  | 'follow-up-open'
  | 'victim-without-follow-up'
  | 'over'

export interface NextAction {
  readonly act: Act
  readonly because: Because
  /** The clock behind it; null: none runs. */
  readonly until: string | null
  /** Whose turn it is, where that is somebody in the field. */
  readonly who: string | null
}

const MINUTE_MS = 60_000
/** A line that was not answered is tried again after so long, … */
const CALL_AGAIN_MS = 5 * MINUTE_MS
/** … and so often, before somebody goes there. */
const CALLS_BEFORE_DOOR = 3
/** A payment that is held for no longer than this leaves before anybody has persuaded anyone. */
const HOLD_ENDS_SOON_MS = 30 * MINUTE_MS

const LIVE_TASKS = ['queued', 'assigned', 'accepted', 'arrived', 'returned']

/**
 * The next sensible thing to do about a warning, and why. Pure: the same facts give the same advice; it decides nothing,
 * and every other act stays possible.
 */
export function nextAction(
  warning: WarningFacts,
  tasks: readonly TaskFacts[],
  calls: CallFacts,
  now: number,
): NextAction {
  const { state } = warning
  if (state === 'dismissed' || state === 'expired') return say('none', 'over')
  if (state === 'open') return beforeTaken(warning, now)
  const due = plannedCall(calls)
  if (due !== null && Date.parse(due.dueAt) <= now) return say('call', 'planned-call-due', due.dueAt)
  if (state === 'confirmed') return afterConfirmed(tasks, calls, now)
  const running = tasks.find((task) => LIVE_TASKS.includes(task.state))
  if (running !== undefined) return whileRunning(running, calls, now)
  return state === 'acknowledged' ? beforeDispatch(warning, calls, now) : afterVisit(tasks, calls, now)
}

const say = (
  act: Act,
  because: Because,
  until: string | null = null,
  who: string | null = null,
): NextAction => ({ act, because, until, who })

const beforeTaken = ({ acknowledgeBy }: WarningFacts, now: number): NextAction =>
  say(
    'acknowledge',
    Date.parse(acknowledgeBy) <= now ? 'not-acknowledged-in-time' : 'nobody-has-it',
    acknowledgeBy,
  )

const plannedCall = ({ planned }: CallFacts) => planned.find(({ state }) => state === 'planned') ?? null

/** Taken, nobody sent: the gravest and what is about to leave go to the door first; the rest is called first. */
function beforeDispatch(warning: WarningFacts, { calls }: CallFacts, now: number): NextAction {
  const { level, holdUntil } = warning
  if (level === 'critical') return say('dispatch', 'too-grave-to-wait', holdUntil)
  if (holdUntil !== null && isSoon(holdUntil, now)) return say('dispatch', 'payment-hold-ends', holdUntil)
  const last = calls.at(-1)
  if (last === undefined && warning.paidUnawareAt !== null)
    return say('call', 'paid-and-unaware', warning.reachBy)
  if (last === undefined) return say('call', 'not-called-yet', holdUntil)
  if (last.outcome !== 'no_answer') return say('dispatch', 'reached-not-seen')
  if (calls.filter(({ outcome }) => outcome === 'no_answer').length >= CALLS_BEFORE_DOOR)
    return say('dispatch', 'never-answers')
  return again(last.calledAt, now)
}

const isPast = (at: string | null, now: number): boolean => at !== null && Date.parse(at) <= now

const isSoon = (at: string, now: number): boolean =>
  Date.parse(at) > now && Date.parse(at) - now <= HOLD_ENDS_SOON_MS

const again = (calledAt: string, now: number): NextAction => {
  const at = Date.parse(calledAt) + CALL_AGAIN_MS
  return say(at <= now ? 'call' : 'wait', 'no-answer-yet', new Date(at).toISOString())
}

/** Somebody has the task: he is chased when his clock has run out, and the person is kept on the phone meanwhile. */
function whileRunning(task: TaskFacts, { calls }: CallFacts, now: number): NextAction {
  const who = task.officerName ?? task.stationName
  const { notBefore } = task
  if (task.state === 'queued' && notBefore !== null && Date.parse(notBefore) > now)
    return say('wait', 'visit-planned', notBefore)
  const clock = clockOf(task)
  if (clock !== null && isPast(clock.at, now)) return say('chase', clock.late, clock.at, who)
  const last = calls.at(-1)
  const isUncalled = last === undefined || isUnanswered(last, now)
  if (isUncalled && task.state !== 'arrived') return say('call', 'call-on-the-way', clock?.at ?? null, who)
  return say('wait', clock?.waits ?? 'waits-for-accept', clock?.at ?? null, who)
}

const isUnanswered = (
  { outcome, calledAt }: { readonly outcome: string; readonly calledAt: string },
  now: number,
): boolean => outcome === 'no_answer' && Date.parse(calledAt) + CALL_AGAIN_MS <= now

interface RunningClock {
  readonly at: string | null
  readonly late: Because
  readonly waits: Because
}

function clockOf({ state, acceptBy, arriveBy, reportBy }: TaskFacts): RunningClock | null {
  switch (state) {
    case 'assigned':
      return { at: acceptBy, late: 'not-accepted-in-time', waits: 'waits-for-accept' }
    case 'accepted':
      return { at: arriveBy, late: 'not-arrived-in-time', waits: 'waits-for-arrival' }
    case 'arrived':
      return { at: reportBy, late: 'not-reported-in-time', waits: 'waits-for-report' }
    default:
      return null
  }
}

/** Sent, and nobody is on the way any more: either there is a plan, or there has to be one. */
function afterVisit(tasks: readonly TaskFacts[], calls: CallFacts, now: number): NextAction {
  const planned = plannedCall(calls)
  if (planned !== null) return say('wait', 'call-planned', planned.dueAt)
  const reported = tasks.find(({ state }) => state === 'reported')
  return reported === undefined ? say('dispatch', 'nobody-is-going') : followUp(reported, now)
}

function followUp({ followUpBy, officerName }: TaskFacts, now: number): NextAction {
  return isPast(followUpBy, now)
    ? say('chase', 'follow-up-overdue', followUpBy, officerName)
    : say('plan', 'follow-up-open', followUpBy)
}

/** A victim is seen or called again: money is asked for a second time more often than not. */
function afterConfirmed(tasks: readonly TaskFacts[], calls: CallFacts, now: number): NextAction {
  const running = tasks.find((task) => LIVE_TASKS.includes(task.state))
  if (running !== undefined) return whileRunning(running, { ...calls, calls: answered(now) }, now)
  const planned = plannedCall(calls)
  if (planned !== null) return say('wait', 'call-planned', planned.dueAt)
  const reported = tasks.find(({ state }) => state === 'reported')
  if (reported !== undefined && isPast(reported.followUpBy, now))
    return say('chase', 'follow-up-overdue', reported.followUpBy, reported.officerName)
  if (tasks.some(({ state }) => state === 'followed_up')) return say('none', 'over')
  return say('plan', 'victim-without-follow-up', reported?.followUpBy ?? null)
}

/** Nobody needs to be kept on the phone who is known to be a victim and is being seen. */
const answered = (now: number) => [{ outcome: 'reached', calledAt: new Date(now).toISOString() }]
