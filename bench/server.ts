import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import express, { type Express } from 'express'
import { Pool } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { loadConfig } from '../src/config'
import { systemActor } from '../src/context'
import { startIngest } from '../src/ingest'
import { openWorld } from '../src/platform/world'
import { createSignalHandler } from '../src/signals'
import { createLineReader } from '../src/signals/lines'
import { createSourceAuthentication } from '../src/users'
import type { ServerName } from './names'

/** One of the servers that are compared, in a process of its own; told which by its first message. */
export interface ServerOrder {
  readonly server: ServerName
  readonly databaseUrl: string
}

const MAX_LINE_BYTES = 262_144
const ROWS_A_COPY = 1_000

process.on('message', (message: ServerOrder | 'cpu') => {
  if (message === 'cpu') process.send?.({ cpu: process.cpuUsage() })
  else void start(message)
})

async function start({ server, databaseUrl }: ServerOrder): Promise<void> {
  const listener = await listenerOf(server, databaseUrl)
  const http = createServer(listener).listen(0, '127.0.0.1', () => {
    const address = http.address()
    process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
  })
}

function listenerOf(server: ServerName, databaseUrl: string): RequestListener | Promise<RequestListener> {
  switch (server) {
    case 'node:http echo':
      return bareEcho
    case 'Express echo':
      return expressEcho()
    case 'Express + INSERT':
      return expressInsert(databaseUrl)
    case 'Menshen single':
    case 'Menshen batch':
      return menshen()
    case 'COPY unparsed':
      return bulkCopy(databaseUrl, (line) => [line])
    case 'COPY':
      return bulkCopy(databaseUrl, parsedRow)
  }
}

function bareEcho(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks)
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
    response.end(body)
  })
}

function expressEcho(): Express {
  const app = express()
  app.use(express.json())
  app.post('/v1/signals', (request, response) => void response.json(request.body))
  return app
}

async function expressInsert(databaseUrl: string): Promise<Express> {
  const pool = new Pool({ connectionString: databaseUrl, max: 10 })
  await pool.query('CREATE TABLE IF NOT EXISTS bench_insert (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body jsonb)') // prettier-ignore
  const app = express()
  app.use(express.json())
  app.post('/v1/signals', async (request, response) => {
    const { rows } = await pool.query('INSERT INTO bench_insert (body) VALUES ($1) RETURNING id', [
      request.body,
    ])
    response.json(rows[0])
  })
  return app
}

/** The service's own handler, with everything behind it: keys, checks, people, windows, rules, sealing, commit. */
async function menshen(): Promise<RequestListener> {
  const world = await openWorld(loadConfig())
  const ingest = await startIngest(world)
  const authenticate = createSourceAuthentication(world.context(systemActor('bench')))
  const { clock, ids } = world
  const handle = createSignalHandler({ batcher: ingest.batcher, authenticate, clock, ids })
  return (request, response) => void handle(request, response)
}

/** NDJSON into a plain table without an index, a thousand rows a COPY, one line of answer for each. */
async function bulkCopy(databaseUrl: string, rowOf: (line: string) => string[]): Promise<RequestListener> {
  const pool = new Pool({ connectionString: databaseUrl, max: 2 })
  await pool.query('CREATE TABLE IF NOT EXISTS bench_line (body text)')
  await pool.query('CREATE TABLE IF NOT EXISTS bench_event (source text, source_ref text, type text, occurred_at timestamptz, body text)') // prettier-ignore
  const target = rowOf('{}').length === 1 ? 'bench_line' : 'bench_event'
  return (request, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    void copyAll(pool, target, request, response, rowOf)
  }
}

async function copyAll(
  pool: Pool,
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  rowOf: (line: string) => string[],
): Promise<void> {
  const client = await pool.connect()
  const reader = createLineReader(MAX_LINE_BYTES)
  let rows: string[] = []
  const flush = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const batch = rows
      rows = []
      const copy = client.query(copyFrom(`COPY ${target} FROM STDIN`))
      copy.on('error', reject).on('finish', () => {
        response.write('{}\n'.repeat(batch.length))
        resolve()
      })
      copy.end(batch.join(''))
    })
  for await (const chunk of request) {
    for (const { text } of reader.push(chunk as Buffer))
      rows.push(
        `${rowOf(text ?? '')
          .map(escaped)
          .join('\t')}\n`,
      )
    if (rows.length >= ROWS_A_COPY) await flush()
  }
  if (rows.length > 0) await flush()
  client.release()
  response.end()
}

const escaped = (text: string): string => (text.includes('\\') ? text.replaceAll('\\', '\\\\') : text)

function parsedRow(line: string): string[] {
  const {
    source = '',
    sourceRef = '',
    type = '',
    occurredAt = '',
  } = JSON.parse(line) as Record<string, string>
  return [source, sourceRef, type, occurredAt, line]
}
