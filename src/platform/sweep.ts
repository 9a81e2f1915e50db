import type { Context } from '../context'
import { timerEvents, type EventPayload, type TimerKind } from '../events'
import { assert } from '../lib/assert'

const SWEEP_BATCH = 200

/** Fires the timers that are due, each with its event in one transaction. @returns how many fired */
export async function fireDueTimers(ctx: Context): Promise<number> {
  return ctx.transact(async (tx) => {
    const due = await tx.db.$queryRaw<{ id: string; kind: string; subject_id: string }[]>`
      SELECT id, kind, subject_id FROM timer
       WHERE due_at <= ${tx.clock.now()} AND fired_at IS NULL AND stopped_at IS NULL
       ORDER BY due_at, id LIMIT ${SWEEP_BATCH} FOR UPDATE SKIP LOCKED`
    for (const timer of due) await fire(tx, timer.id, timer.kind, timer.subject_id)
    return due.length
  })
}

async function fire(tx: Context, id: string, kind: string, subjectId: string): Promise<void> {
  assert(isTimerKind(kind), `unknown timer ${kind}`)
  const { event, field } = timerEvents[kind]
  await tx.db.timer.update({ where: { id }, data: { firedAt: tx.clock.now() } })
  await tx.outbox.emit(tx.db, event, { [field]: subjectId } as EventPayload<typeof event>)
}

const isTimerKind = (kind: string): kind is TimerKind => Object.hasOwn(timerEvents, kind)
