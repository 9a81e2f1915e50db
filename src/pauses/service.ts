import type { z } from 'zod'
import type { Context } from '../context'
import { AppError } from '../errors'
import { present } from '../lib/assert'
import { decidePause, dueWhenResumed, type PauseRefusal } from './decide'
import { pauseLimits } from './limits'
import * as repository from './repository'
import type { PauseRow, PauseSubject } from './repository'
import { pausedClocks, type PausedClock, type PauseOrder, type pauseView } from './schema'

export interface ClockToPause extends PauseSubject {
  readonly clock: PausedClock
  /** Null: it does not run. */
  readonly dueAt: Date | null
  readonly level: string
}

/**
 * Writes the pause down. @returns when the clock is due then; the caller moves its timer in the same transaction
 * @throws AppError illegal_move, forbidden, invalid_request
 */
export async function openPause(ctx: Context, subject: ClockToPause, order: PauseOrder): Promise<Date> {
  const { warningId, taskId, clock, dueAt, level } = subject
  const now = ctx.clock.now()
  const until = new Date(order.until)
  const decision = decidePause({
    now,
    until,
    dueAt,
    isPaused: (await repository.runningPause(ctx.db, { warningId, taskId }, now)) !== null,
    pausesBefore: await repository.countPauses(ctx.db, { warningId, taskId }, clock),
    isCritical: level === 'critical',
    isSupervisor: ctx.actor.kind === 'user' && ctx.actor.role === 'supervisor',
  })
  if (!decision.ok) throw refusalOf(decision.error, clock)
  if (dueAt === null) throw refusalOf('no_clock', clock)
  await repository.insertPause(ctx.db, {
    id: ctx.ids.next(),
    warningId,
    taskId,
    clock,
    reason: order.reason,
    pausedBy: personOf(ctx),
    pausedAt: now,
    until,
    dueBefore: dueAt,
    dueAfter: decision.value,
  })
  return decision.value
}

/** Before its time, by somebody. @returns when the clock is due now @throws AppError illegal_move when none is paused */
export async function endPause(
  ctx: Context,
  subject: PauseSubject,
): Promise<{ readonly clock: PausedClock; readonly dueAt: Date }> {
  const now = ctx.clock.now()
  const pause = await repository.runningPause(ctx.db, subject, now)
  if (pause === null) throw new AppError('illegal_move', 'clock: it is not paused')
  const { count } = await repository.writeResumed(ctx.db, pause.id, now, personOf(ctx))
  if (count === 0) throw new AppError('lost_race', 'clock: it runs on already')
  return { clock: clockOf(pause.clock), dueAt: dueWhenResumed(pause, now) }
}

/** What was paused is over, or runs by a shorter clock: nobody has to say so. */
export async function dropPause(ctx: Context, subject: PauseSubject): Promise<void> {
  const now = ctx.clock.now()
  const pause = await repository.runningPause(ctx.db, subject, now)
  if (pause !== null) await repository.writeResumed(ctx.db, pause.id, now, null)
}

export function presentPause(rows: readonly PauseRow[], now: Date): z.input<typeof pauseView> | null {
  const running = rows.find(({ resumedAt, until }) => resumedAt === null && until > now)
  if (running === undefined) return null
  return {
    clock: clockOf(running.clock),
    reason: running.reason,
    pausedBy: running.pausedByUser.displayName,
    pausedAt: running.pausedAt.toISOString(),
    until: running.until.toISOString(),
  }
}

const clockOf = (text: string): PausedClock =>
  present(
    pausedClocks.find((clock) => clock === text),
    'clock of a pause',
  )

function refusalOf(code: PauseRefusal, clock: PausedClock): AppError {
  const { longest, perClock } = pauseLimits
  switch (code) {
    case 'no_clock':
      return new AppError('illegal_move', 'clock: none is running')
    case 'missed':
      return new AppError('illegal_move', `clock: the time to ${clock.replace('_', ' ')} is over already`)
    case 'paused_already':
      return new AppError('illegal_move', 'clock: it is paused already')
    case 'supervisor_only':
      return new AppError('forbidden', 'the clocks of a critical warning are paused by the duty chief alone')
    case 'too_often':
      return new AppError('illegal_move', `clock: it has been paused ${perClock.value} times, and runs now`)
    case 'too_short':
    case 'too_long': {
      const expected = `a time within the next ${longest.value} minutes`
      return new AppError('invalid_request', undefined, [{ path: 'until', code, expected }])
    }
  }
}

function personOf({ actor }: Context): string {
  if (actor.kind !== 'user') throw new AppError('forbidden', 'only a person may do this')
  return actor.id
}
