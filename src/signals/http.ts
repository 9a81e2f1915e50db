import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock, Ids } from '../context'
import { AppError } from '../errors'
import { problemBody, PROBLEM_TYPE, toAppError } from '../http/problem'
import { requestIdOf } from '../http/request'
import type { AuthenticateSource, SourceActor } from '../users'
import type { Batcher } from './batcher'
import { ingestLimits } from './limits'
import { parseSignal, type ParsedSignal } from './signal'
import { answerLines } from './stream'

/** What the handlers need of the ingest. */
export interface SignalDoor {
  readonly batcher: Pick<Batcher<SentSignal, string>, 'submit' | 'add' | 'room'>
  readonly authenticate: AuthenticateSource
  readonly clock: Clock
  readonly ids: Ids
}

/** A signal and the API key it came with. */
export interface SentSignal {
  readonly parsed: ParsedSignal
  readonly keyId: string | null
}

export const SINGLE_PATH = '/v1/signals'
export const BATCH_PATH = '/v1/signals/batch'
export const JSON_TYPE = 'application/json'
export const NDJSON_TYPE = 'application/x-ndjson'

/**
 * Answers `POST /v1/signals` and `/v1/signals/batch` in front of Express: a plain handler carries three to five times
 * the requests (docs/decisions). Same keys, same problems, same document.
 * @returns false: not mine
 */
export function createSignalHandler(
  door: SignalDoor,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    if (request.method !== 'POST') return false
    const path = pathOf(request.url)
    if (path === SINGLE_PATH) void answerOne(door, request, response).catch(refuse(door, request, response))
    else if (path === BATCH_PATH)
      void answerMany(door, request, response).catch(refuse(door, request, response))
    else return false
    return true
  }
}

async function answerOne(
  door: SignalDoor,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const actor = await door.authenticate(request.headers.authorization)
  requireType(request, JSON_TYPE)
  const parsed = parseSignal(await bodyOf(request), door.clock.now())
  requireRight(actor, parsed)
  const answer = await door.batcher.submit({ parsed, keyId: actor.id })
  send(response, 200, JSON_TYPE, answer, requestIdOf(headerOf(request, 'x-request-id'), door.ids))
}

async function answerMany(
  door: SignalDoor,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const actor = await door.authenticate(request.headers.authorization)
  requireType(request, NDJSON_TYPE)
  response.writeHead(200, {
    ...HEADERS,
    'content-type': NDJSON_TYPE,
    'x-request-id': requestIdOf(headerOf(request, 'x-request-id'), door.ids),
  })
  await answerLines(request, response, {
    room: () => door.batcher.room(),
    answer: async (text) => {
      const parsed = parseSignal(text, door.clock.now())
      requireRight(actor, parsed)
      return door.batcher.add({ parsed, keyId: actor.id })
    },
  })
}

/** A key sends for its own source, and only what it was made for. @throws AppError source_not_allowed */
export function requireRight({ source, signalTypes }: SourceActor, { signal }: ParsedSignal): void {
  if (signal.source !== source) throw new AppError('source_not_allowed', 'source: another one than the key’s')
  if (!signalTypes.includes(signal.type))
    throw new AppError('source_not_allowed', `type: the key may not send ${signal.type}`)
}

/** Media type, and no compression: a line is counted in bytes as they are sent. */
function requireType(request: IncomingMessage, expected: string): void {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';')
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='))
  const isUtf8 = charset === undefined || /^charset="?utf-8"?$/.test(charset)
  if (type.trim() !== expected || !isUtf8)
    throw new AppError('unsupported_media_type', `expected ${expected}`)
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') throw new AppError('unsupported_media_type', 'expected no content-encoding')
}

function bodyOf(request: IncomingMessage): Promise<string> {
  const most = ingestLimits.signalBytes
  if (Number(request.headers['content-length'] ?? 0) > most) return Promise.reject(tooLarge())
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > most) reject(tooLarge())
      else chunks.push(chunk)
    })
    request.on('end', () =>
      resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString('utf8') ?? ''),
    )
    request.on('close', () => {
      if (!request.complete) reject(new AppError('malformed_json', 'the body broke off'))
    })
    request.on('error', () => undefined)
  })
}

const tooLarge = (): AppError =>
  new AppError('body_too_large', `at most ${ingestLimits.signalBytes} bytes a signal`)

function refuse(
  door: SignalDoor,
  request: IncomingMessage,
  response: ServerResponse,
): (error: unknown) => void {
  return (error) => {
    if (response.headersSent) {
      response.destroy()
      return
    }
    const refusal = toAppError(error)
    if (refusal.retryAfterSeconds !== undefined) response.setHeader('retry-after', refusal.retryAfterSeconds)
    // What is left of the body is not read: the connection ends with the answer.
    if (!request.complete) response.setHeader('connection', 'close')
    const requestId = requestIdOf(headerOf(request, 'x-request-id'), door.ids)
    const problem = problemBody(refusal, request.url ?? '', requestId)
    send(response, refusal.status, PROBLEM_TYPE, JSON.stringify(problem), requestId)
  }
}

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

function send(response: ServerResponse, status: number, type: string, body: string, requestId: string): void {
  response.writeHead(status, {
    ...HEADERS,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'x-request-id': requestId,
  })
  response.end(body)
}

const headerOf = ({ headers }: IncomingMessage, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}

const pathOf = (url = ''): string => {
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}
