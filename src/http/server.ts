import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { systemActor } from '../context'
import { startIngest } from '../ingest'
import { SECOND_MS } from '../lib/duration'
import type { World } from '../platform/world'
import { createSignalHandler } from '../signals'
import { createSourceAuthentication } from '../users'
import { allRoutes, createApp, liveFeedOf } from './app'

const HEADERS_TIMEOUT_MS = 20 * SECOND_MS
// A batch of signals may take its time; a body that trickles for longer is given up.
const REQUEST_TIMEOUT_MS = 300 * SECOND_MS
const KEEP_ALIVE_MS = 65 * SECOND_MS

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
  const app = createApp(world, allRoutes(world, feed))
  const ingest = await startIngest(world)
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
  const port = await listen(server, world.config.http.host, world.config.http.port)
  return {
    port,
    close: async () => {
      const closed = close(server)
      await feed.close()
      await closed
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

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    server.closeIdleConnections()
  })
}
