import type { Context } from '../context'
import { SECOND_MS } from '../lib/duration'
import { aliveAmong } from '../users'
import { isAfter, type Position } from './position'
import { readAfter, readHead } from './repository'
import type { Stream } from './stream'
import { startTicker } from '../platform/ticker'

/** Notified at commit by a trigger on the transitions. */
const CHANNEL = 'menshen_transition'
const POLL_MS = SECOND_MS
const SESSIONS_EVERY_MS = SECOND_MS
// Proxies close what is silent for a minute.
const BEAT_EVERY_MS = 15 * SECOND_MS
const PAGE = 500

export type Listen = (channel: string, onNotice: () => void) => Promise<() => Promise<void>>

export interface Reader {
  position(): Position
  /** Tells a stream what it missed; from then on it is told with the others. */
  catchUp(stream: Stream): Promise<void>
  stop(): Promise<void>
}

/** Reads the transitions once for all streams. */
export async function startReader(
  ctx: Context,
  listen: Listen,
  streams: ReadonlySet<Stream>,
): Promise<Reader> {
  // Streams that still read what they missed for themselves.
  const behind = new WeakSet<Stream>()
  let position = await readHead(ctx)

  const readNews = async (): Promise<void> => {
    for (;;) {
      const rows = await readAfter(ctx, position, PAGE)
      const last = rows.at(-1)
      if (last === undefined) return
      position = { xid: last.xid, id: last.id }
      for (const stream of streams) if (!behind.has(stream)) stream.deliver(rows)
      if (rows.length < PAGE) return
    }
  }
  const closeEnded = every(SESSIONS_EVERY_MS, () => closeEndedSessions(ctx, streams))
  const beat = every(BEAT_EVERY_MS, async () => {
    for (const stream of streams) stream.beat()
  })
  let wake = (): void => undefined
  const stopListening = await listen(CHANNEL, () => wake())
  const ticker = startTicker(ctx.log, POLL_MS, async () => {
    await readNews()
    await closeEnded()
    await beat()
  })
  wake = ticker.wake

  return {
    position: () => position,
    async catchUp(stream) {
      behind.add(stream)
      for (let isBehind = true; isBehind && stream.isOpen;) {
        const readByAll = position
        const rows = await readAfter(ctx, stream.position, PAGE)
        stream.deliver(rows)
        await stream.drained()
        // Nothing was left, and the others have not been told anything since: nothing lies in between.
        isBehind = rows.length > 0 || isAfter(position, readByAll)
      }
      behind.delete(stream)
    },
    stop: async () => {
      await Promise.all([ticker.stop(), stopListening()])
    },
  }
}

/** A session that was revoked, or has run out, ends its streams. */
async function closeEndedSessions(ctx: Context, streams: ReadonlySet<Stream>): Promise<void> {
  const sessionIds = [...new Set([...streams].map(({ sessionId }) => sessionId))]
  const alive = await aliveAmong(ctx, sessionIds)
  for (const stream of streams) if (!alive.has(stream.sessionId)) stream.close()
}

/** By the machine's own clock: what is paced here is traffic, not the service's time. */
function every(milliseconds: number, work: () => Promise<void>): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < milliseconds) return
    last = performance.now()
    await work()
  }
}
