import { z } from 'zod'

/**
 * What runs out next. `acknowledge`, `hold`, `accept`, `arrive`, `report` and `follow_up` end at their time; `dispatch`,
 * `assign` and `conclude` wait for somebody since theirs.
 */
export const clockKinds = [
  'acknowledge',
  'hold',
  'dispatch',
  'assign',
  'accept',
  'arrive',
  'report',
  'follow_up',
  'conclude',
] as const
type ClockKind = (typeof clockKinds)[number]

export const clockView = z
  .object({ kind: z.enum(clockKinds), at: z.iso.datetime() })
  .describe(
    'what runs out first, by which the list is sorted within a level; dispatch, assign and conclude wait since then',
  )

export interface RunningClock {
  readonly kind: ClockKind
  readonly at: Date
}

interface ClockedTask {
  readonly state: string
  readonly queuedAt: Date
  readonly notBefore: Date | null
  readonly acceptBy: Date | null
  readonly arriveBy: Date | null
  readonly reportBy: Date | null
  readonly followUpBy: Date | null
}

interface ClockedWarning {
  readonly state: string
  readonly openedAt: Date
  readonly acknowledgeBy: Date
  readonly acknowledgedAt: Date | null
  readonly dispatchedAt: Date | null
  readonly holdUntil: Date | null
  readonly tasks: readonly ClockedTask[]
}

/** Tasks whose clock runs; a reported one waits for its follow-up. */
export const clockedTaskStates = [
  'queued',
  'assigned',
  'accepted',
  'arrived',
  'returned',
  'reported',
] as const

/**
 * The same as the sort key in SQL (`listKeys`), for one row; a test holds them equal. Until somebody is sent the
 * bank's hold is a clock too: when it ends the money leaves. Null: closed.
 */
export function runningClock(warning: ClockedWarning): RunningClock | null {
  const { openedAt, holdUntil } = warning
  switch (warning.state) {
    case 'open':
      return beforeHold({ kind: 'acknowledge', at: warning.acknowledgeBy }, holdUntil)
    case 'acknowledged':
      return beforeHold({ kind: 'dispatch', at: warning.acknowledgedAt ?? openedAt }, holdUntil)
    case 'dispatched':
      return (
        earliest(warning.tasks.flatMap(clockOfTask)) ?? {
          kind: 'conclude',
          at: warning.dispatchedAt ?? openedAt,
        }
      )
    default:
      return null
  }
}

const beforeHold = (clock: RunningClock, holdUntil: Date | null): RunningClock =>
  holdUntil !== null && holdUntil < clock.at ? { kind: 'hold', at: holdUntil } : clock

function clockOfTask(task: ClockedTask): RunningClock[] {
  switch (task.state) {
    case 'assigned':
      return running('accept', task.acceptBy)
    case 'accepted':
      return running('arrive', task.arriveBy)
    case 'arrived':
      return running('report', task.reportBy)
    case 'reported':
      return running('follow_up', task.followUpBy)
    case 'queued':
    case 'returned':
      return task.notBefore === null
        ? [{ kind: 'assign', at: task.queuedAt }]
        : [{ kind: 'follow_up', at: task.notBefore }]
    default:
      return []
  }
}

const running = (kind: ClockKind, at: Date | null): RunningClock[] => (at === null ? [] : [{ kind, at }])

const earliest = (clocks: readonly RunningClock[]): RunningClock | null =>
  clocks.reduce<RunningClock | null>(
    (first, each) => (first === null || each.at < first.at ? each : first),
    null,
  )
