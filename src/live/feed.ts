import type { Response } from 'express'
import type { Context } from '../context'
import { AppError } from '../errors'
import { countStreams } from '../platform/metrics'
import { isAfter, type Position } from './position'
import { startReader, type Listen, type Reader } from './reader'
import { readHead } from './repository'
import { createStream, type Stream } from './stream'
import type { Viewer } from './visible'

const MAX_STREAMS_PER_SESSION = 5
const MAX_STREAMS = 2_000

export interface LiveFeed {
  /** Streams to the client until it goes, its session ends or the feed closes. @throws AppError rate_limited, overloaded */
  open(viewer: Viewer, sessionId: string, response: Response, from: Position | null): Promise<void>
  close(): Promise<void>
}

/** All live streams of the process. It reads only while somebody listens. */
export function createLiveFeed(ctx: Context, listen: Listen): LiveFeed {
  const streams = new Set<Stream>()
  let running: Promise<Reader> | null = null

  const start = async (): Promise<Reader> => {
    running ??= startReader(ctx, listen, streams)
    try {
      return await running
    } catch (error) {
      running = null
      throw error
    }
  }
  const stop = async (): Promise<void> => {
    const reader = running
    running = null
    await (await reader)?.stop()
  }
  const remove = (stream: Stream): void => {
    streams.delete(stream)
    countStreams(streams.size)
    if (streams.size === 0) void stop().catch(() => undefined)
  }
  return {
    async open(viewer, sessionId, response, from) {
      requireRoom(streams, sessionId)
      // Ahead of this database: it was restored from an older state, and what came since cannot be told.
      const isLost = from !== null && isAfter(from, await readHead(ctx))
      const reader = await start()
      const first = from === null || isLost ? reader.position() : from
      const stream = createStream(response, viewer, sessionId, first)
      streams.add(stream)
      countStreams(streams.size)
      if (!stream.isOpen) {
        remove(stream)
        return
      }
      response.once('close', () => remove(stream))
      stream.greet(isLost ? 'reset' : 'ready')
      if (from !== null && !isLost) await reader.catchUp(stream)
    },
    async close() {
      for (const stream of streams) stream.close()
      await stop()
    },
  }
}

function requireRoom(streams: ReadonlySet<Stream>, sessionId: string): void {
  const own = [...streams].filter((stream) => stream.sessionId === sessionId).length
  if (own >= MAX_STREAMS_PER_SESSION)
    throw new AppError('rate_limited', 'too many live streams in this session')
  if (streams.size >= MAX_STREAMS) throw new AppError('overloaded', 'too many live streams')
}
