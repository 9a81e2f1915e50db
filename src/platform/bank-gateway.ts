import { askedSchema } from '../bank-message'
import type { BankAddress, BankGateway, BankProbe, BankReplyBody, BankRequestBody, Clock } from '../context'
import { SECOND_MS } from '../lib/duration'
import { canonicalJson } from './canonical-json'
import { isSignedBy, SIGNATURE_HEADER, signatureHeaders, TIMESTAMP_HEADER } from './signature'

// A bank that takes longer is asked again by reference: the money does not wait for one connection.
const REQUEST_TIMEOUT_MS = 5 * SECOND_MS
const MAX_ANSWER_BYTES = 64 * 1024

/**
 * Banks over HTTP (docs/bank-api.md): requests are signed with the key shared with the bank, and so are its answers.
 * Whatever cannot be understood is 'unknown', since a request that may have arrived must not be taken for lost.
 */
export function createBankGateway(clock: Clock): BankGateway {
  return {
    request: (bank, request) => sendRequest(clock, bank, request),
    ask: (bank, reference) => askFor(clock, bank, reference),
    probe: (bank, reference) => probe(clock, bank, reference),
  }
}

async function sendRequest(
  clock: Clock,
  bank: BankAddress,
  request: BankRequestBody,
): Promise<'sent' | 'unknown' | 'refused'> {
  const body = canonicalJson(request)
  const response = await call(`${bank.url}/requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signatureHeaders(bank.secret, body, clock.now()) },
    body,
  })
  if (response === null) return 'unknown'
  // 409: the bank has this reference already, so it is the same request.
  if (response.ok || response.status === 409) return 'sent'
  // Only a verdict on the content is a refusal; a key or a limit that is wrong can be put right.
  return response.status === 400 || response.status === 422 ? 'refused' : 'unknown'
}

async function askFor(
  clock: Clock,
  bank: BankAddress,
  reference: string,
): Promise<BankReplyBody | 'pending' | 'unknown' | null> {
  const response = await question(clock, bank, reference)
  // Neither an answer nor "never received" counts unless the bank signed it: the latter makes us send again.
  if (response === null || response.body === null || !isGenuine(clock, bank, response)) return 'unknown'
  if (response.status === 404) return null
  return response.ok ? readAnswer(response.body, reference) : 'unknown'
}

async function probe(clock: Clock, bank: BankAddress, reference: string): Promise<BankProbe> {
  const from = performance.now()
  const response = await question(clock, bank, reference)
  const milliseconds = Math.round(performance.now() - from)
  if (response === null) return { outcome: 'no_answer', status: null, milliseconds }
  return { outcome: outcomeOf(clock, bank, response), status: response.status, milliseconds }
}

function outcomeOf(clock: Clock, bank: BankAddress, response: Answer): BankProbe['outcome'] {
  if (response.status === 401 || response.status === 403) return 'refused'
  if (!isGenuine(clock, bank, response)) return 'not_signed'
  // What was never sent cannot be known there.
  return response.status === 404 ? 'ok' : 'not_understood'
}

const question = (clock: Clock, bank: BankAddress, reference: string): Promise<Answer | null> =>
  call(`${bank.url}/requests/${encodeURIComponent(reference)}`, {
    method: 'GET',
    // A GET has no body: what is signed is the reference.
    headers: signatureHeaders(bank.secret, reference, clock.now()),
  })

const isGenuine = (clock: Clock, bank: BankAddress, { body, headers }: Answer): boolean =>
  body !== null &&
  isSignedBy(
    bank.secret,
    {
      timestamp: headers.get(TIMESTAMP_HEADER) ?? '',
      signature: headers.get(SIGNATURE_HEADER) ?? '',
      rawBody: body,
    },
    clock.now(),
  )

function readAnswer(body: string, reference: string): BankReplyBody | 'pending' | 'unknown' {
  const parsed = askedSchema.safeParse(parseJson(body))
  if (!parsed.success) return 'unknown'
  if (parsed.data.state === 'pending') return 'pending'
  return parsed.data.reply.reference === reference ? parsed.data.reply : 'unknown'
}

interface Answer {
  readonly ok: boolean
  readonly status: number
  readonly headers: Headers
  /** null: too long to be an answer. */
  readonly body: string | null
}

/** null: no answer in time, or no connection. */
async function call(url: string, init: RequestInit): Promise<Answer | null> {
  try {
    // A redirect would carry the sealed case to an address nobody agreed on.
    const response = await fetch(url, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    })
    const { ok, status, headers } = response
    return { ok, status, headers, body: await readLimited(response) }
  } catch {
    return null
  }
}

async function readLimited(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  const stream: AsyncIterable<Uint8Array> | null = response.body
  if (stream === null) return ''
  for await (const chunk of stream) {
    size += chunk.length
    if (size > MAX_ANSWER_BYTES) return null
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
