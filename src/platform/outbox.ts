import { Prisma } from '../generated/prisma/client'
import type { Clock, Db, Outbox } from '../context'
import { events, type EventName, type EventPayload } from '../events'
import { consumersOf } from '../flow'

/** Channel that wakes the relay at commit; losing a wake-up costs one polling interval, nothing else. */
export const OUTBOX_CHANNEL = 'menshen_outbox'

export function createOutbox(clock: Clock): Outbox {
  return {
    async emit<N extends EventName>(db: Db, name: N, payload: EventPayload<N>): Promise<void> {
      const rows = outboxRows(name, payload, clock.now())
      if (rows.length === 0) return
      await db.outbox.createMany({ data: rows })
      await db.$executeRaw(Prisma.sql`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`)
    },
  }
}

/** One row per consuming stage; shared with the hot path, which writes many at once. */
export function outboxRows<N extends EventName>(name: N, payload: EventPayload<N>, createdAt: Date) {
  const { version, payload: schema } = events[name]
  return consumersOf(name).map((consumer) => ({
    event: name,
    version,
    consumer,
    payload: schema.parse(payload),
    createdAt,
  }))
}
