import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { bankRequestSchema } from '../bank-message'
import type { Clock } from '../context'
import { canonicalJson } from '../platform/canonical-json'
import { isSignedBy, SIGNATURE_HEADER, signatureHeaders, TIMESTAMP_HEADER } from '../platform/signature'
import type { Sender } from './answers'
import { SimulatedBank } from './bank'
import { scenarioNames } from './scenarios'

/** Keys shared with the service: one per bank, one per source that is told the outcome of its holds. */
export interface Secrets {
  readonly banks: readonly { readonly code: string; readonly secret: string }[]
  readonly outcomes: readonly { readonly code: string; readonly secret: string }[]
}

export interface SimulatedBankOptions {
  readonly clock: Clock
  readonly sender: Sender
  /** Read at each request: seeds may come after the bank has started. */
  readonly secrets: () => Secrets
}

const MAX_BODY_BYTES = 64 * 1024
const MAX_RECEIVED = 1_000

const accountSchema = z.strictObject({
  scenario: z.enum(scenarioNames).optional(),
  holder: z.string().optional(),
  balance: z.string().optional(),
  transfers: z.array(z.strictObject({ amount: z.string(), at: z.iso.datetime({ offset: true }) })).optional(),
})

interface Received {
  readonly bank: string
  readonly at: string
  readonly body: unknown
}

interface Call {
  readonly code: string
  readonly rest: string
  readonly rawBody: string
  readonly request: IncomingMessage
}

interface Answer {
  readonly status: number
  readonly body: unknown
  /** The key that signs it. */
  readonly secret?: string
}

const notSigned: Answer = { status: 401, body: {} }
const notFound: Answer = { status: 404, body: {} }
const notUnderstood: Answer = { status: 422, body: {} }

/** Banks for the demo and the tests, as they look from outside. Never part of the service itself. */
export function createSimulatedBank(options: SimulatedBankOptions): Server {
  const state = new State(options)
  return createServer((request, response) => {
    handle(state, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
}

class State {
  readonly banks = new Map<string, SimulatedBank>()
  readonly received: Received[] = []

  constructor(readonly options: SimulatedBankOptions) {}

  bank(code: string): SimulatedBank {
    const known = this.banks.get(code) ?? new SimulatedBank(code)
    this.banks.set(code, known)
    return known
  }

  secretOf(kind: keyof Secrets, code: string): string | null {
    return this.options.secrets()[kind].find((each) => each.code === code)?.secret ?? null
  }
}

const ROUTE = /^\/banks\/([\w-]{1,40})\/([\w/-]+)$/

async function handle(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await answerTo(state, request)
  if (answer === null) {
    // As a broken line looks: no answer at all.
    response.destroy()
    return
  }
  const { status, body, secret } = answer
  const text = body === null ? '' : canonicalJson(body)
  const signature = secret === undefined ? {} : signatureHeaders(secret, text, state.options.clock.now())
  response.writeHead(status, { 'content-type': 'application/json', ...signature }).end(text)
}

async function answerTo(state: State, request: IncomingMessage): Promise<Answer | null> {
  const path = new URL(request.url ?? '/', 'http://bank').pathname
  const method = request.method ?? 'GET'
  if (method === 'GET' && path === '/healthz') return { status: 200, body: { status: 'ok' } }
  if (method === 'GET' && path === '/received') return { status: 200, body: { items: state.received } }
  const [, code, rest] = ROUTE.exec(path) ?? []
  if (code === undefined || rest === undefined) return notFound
  const rawBody = await readBody(request)
  if (rawBody === null) return { status: 413, body: {} }
  const call = { code, rest, rawBody, request }
  if (method === 'POST' && rest === 'requests') return takeRequest(state, call)
  if (method === 'GET' && rest.startsWith('requests/')) return answerQuestion(state, call)
  if (method === 'POST' && rest === 'outcomes') return takeOutcome(state, call)
  if (method === 'PUT' && rest.startsWith('accounts/')) return learnAccount(state, call)
  return notFound
}

/** null: no receipt comes back. */
function takeRequest(state: State, { code, rawBody, request }: Call): Answer | null {
  const secret = state.secretOf('banks', code)
  if (secret === null || !isSigned(state, secret, request, rawBody)) return notSigned
  const parsed = bankRequestSchema.safeParse(parseJson(rawBody))
  if (!parsed.success) return notUnderstood
  const { receipt, answers } = state.bank(code).receive(parsed.data, state.options.clock.now())
  for (const { afterMs, reply } of answers) state.options.sender.send({ code, secret }, reply, afterMs)
  if (receipt === 'lost' || receipt === 'mute') return null
  return { status: receipt === 'known' ? 409 : 202, body: { reference: parsed.data.reference } }
}

function answerQuestion(state: State, { code, rest, request }: Call): Answer {
  const secret = state.secretOf('banks', code)
  const reference = rest.slice('requests/'.length)
  if (secret === null || !isSigned(state, secret, request, reference)) return notSigned
  const known = state.bank(code).asked(reference)
  if (known === null) return { ...notFound, secret }
  const body = known === 'pending' ? { state: 'pending' } : { state: 'answered', reply: known }
  return { status: 200, body, secret }
}

/** What became of a payment that this bank was told to hold. */
function takeOutcome(state: State, { code, rawBody, request }: Call): Answer {
  const secret = state.secretOf('outcomes', code)
  if (secret === null || !isSigned(state, secret, request, rawBody)) return notSigned
  state.received.push({ bank: code, at: state.options.clock.now().toISOString(), body: parseJson(rawBody) })
  if (state.received.length > MAX_RECEIVED) state.received.shift()
  return { status: 204, body: null }
}

function learnAccount(state: State, { code, rest, rawBody }: Call): Answer {
  const parsed = accountSchema.safeParse(parseJson(rawBody))
  if (!parsed.success) return notUnderstood
  state.bank(code).tell(rest.slice('accounts/'.length), parsed.data)
  return { status: 204, body: null }
}

const isSigned = (state: State, secret: string, { headers }: IncomingMessage, rawBody: string): boolean =>
  isSignedBy(
    secret,
    {
      timestamp: String(headers[TIMESTAMP_HEADER] ?? ''),
      signature: String(headers[SIGNATURE_HEADER] ?? ''),
      rawBody,
    },
    state.options.clock.now(),
  )

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  const stream: AsyncIterable<Buffer> = request
  for await (const chunk of stream) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
