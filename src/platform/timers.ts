import type { Clock, Db, Ids, Timers } from '../context'
import type { TimerKind } from '../events'

/** Clocks as rows: they survive restarts, and a test turns them by hand. The sweep fires what is due. */
export function createTimers(clock: Clock, ids: Ids): Timers {
  const stop = async (db: Db, kind: TimerKind, subjectId: string): Promise<void> => {
    await db.timer.updateMany({
      where: { kind, subjectId, firedAt: null, stoppedAt: null },
      data: { stoppedAt: clock.now() },
    })
  }
  return {
    stop,
    async set(db, kind, subjectId, dueAt) {
      await stop(db, kind, subjectId)
      await db.timer.create({ data: { id: ids.next(), kind, subjectId, dueAt, setAt: clock.now() } })
    },
  }
}
