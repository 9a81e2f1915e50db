import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { SubmitSignal } from '../citizen-reports/service'
import { systemActor } from '../context'
import { startIngest } from '../ingest'
import { SECOND_MS } from '../lib/duration'
import type { World } from '../platform/world'
import { createSignalHandler } from '../signals'
import { createSourceAuthentication } from '../users'
import { allRoutes, createApp, liveFeedOf, viewCounterOf } from './app'

const HEADERS_TIMEOUT_MS = 20 * SECOND_MS
// A batch of signals may take its time; a body that trickles for longer is given up.
const REQUEST_TIMEOUT_MS = 300 * SECOND_MS
const KEEP_ALIVE_MS = 65 * SECOND_MS
const CLOSE_GRACE_MS = 5 * SECOND_MS
const IDLE_SWEEP_MS = 50

export interface RunningApi {
  readonly port: number
  /** Lets running requests end, streams first. */
  close(): Promise<void>
}

/** True: the request is mine and will be answered. */
export type FrontHandler = (request: IncomingMessage, response: ServerResponse) => boolean

/** Serves the API: the hot path's own handlers in front, Express behind, on one port. */
export async function startApi(world: World): Promise<RunningApi> {
  const feed = liveFeedOf(world)
  const views = viewCounterOf(world)
  const ingest = await startIngest(world)
  const submit: SubmitSignal = (parsed, keyId) => ingest.batcher.submit({ parsed, keyId: keyId ?? null })
  const app = createApp(world, allRoutes(world, feed, submit, views))
  const authenticate = createSourceAuthentication(world.context(systemActor('ingest')))
  const { clock, ids } = world
  const front: readonly FrontHandler[] = [
    createSignalHandler({ batcher: ingest.batcher, authenticate, clock, ids }),
  ]
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => {
      if (!front.some((handle) => handle(request, response))) app(request, response)
    },
  )
  const close = closerOf(server)
  const port = await listen(server, world.config.http.host, world.config.http.port)
  return {
    port,
    close: async () => {
      const closed = close()
      await feed.close()
      await closed
      await views.flush()
      await ingest.close()
    },
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** Lets running requests end; who keeps a connection open without one, or trickles on, is cut off. */
function closerOf(server: Server): () => Promise<void> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const closeIdle = (): void => {
    server.closeIdleConnections()
    // A browser opens connections ahead of need; Node counts one that has sent nothing as busy.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
  }
  return async () => {
    const sweep = setInterval(closeIdle, IDLE_SWEEP_MS)
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS)
    try {
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)))
        closeIdle()
      })
    } finally {
      clearInterval(sweep)
      clearTimeout(cut)
    }
  }
}
