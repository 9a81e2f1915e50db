import type { BankReplyBody, Clock } from '../context'
import { SECOND_MS } from '../lib/duration'
import { canonicalJson } from '../platform/canonical-json'
import { BANK_HEADER, signatureHeaders } from '../platform/signature'

const TIMEOUT_MS = 5 * SECOND_MS
// The service may be restarting; after the last try it has to ask.
const RETRY_AFTER_MS = [200, 1_000, 3_000, 10_000, 30_000] as const

export interface Sender {
  send(bank: { readonly code: string; readonly secret: string }, reply: BankReplyBody, afterMs: number): void
  /** Gives up what is still to be sent. */
  stop(): void
}

/** Brings the bank's answers to the service, signed, again and again until it takes them. */
export function createSender(serviceUrl: string, clock: Clock, note: (line: string) => void): Sender {
  const waiting = new Set<NodeJS.Timeout>()
  const plan = (afterMs: number, work: () => Promise<void>): void => {
    const timer = setTimeout(() => {
      waiting.delete(timer)
      void work()
    }, afterMs)
    waiting.add(timer)
  }
  const attempt = async (
    bank: { readonly code: string; readonly secret: string },
    reply: BankReplyBody,
    failures: number,
  ): Promise<void> => {
    const status = await post(`${serviceUrl}/v1/bank-replies`, bank, reply, clock)
    note(`${bank.code} answers ${reply.reference}: ${reply.outcome} (${status})`)
    const delayMs = RETRY_AFTER_MS[failures]
    const isHeard = typeof status === 'number' && status < 500 && status !== 429
    if (!isHeard && delayMs !== undefined) plan(delayMs, () => attempt(bank, reply, failures + 1))
  }
  return {
    send: (bank, reply, afterMs) => plan(afterMs, () => attempt(bank, reply, 0)),
    stop: () => {
      for (const timer of waiting) clearTimeout(timer)
      waiting.clear()
    },
  }
}

async function post(
  url: string,
  { code, secret }: { readonly code: string; readonly secret: string },
  reply: BankReplyBody,
  clock: Clock,
): Promise<number | 'unreachable'> {
  const body = canonicalJson(reply)
  const headers = {
    'content-type': 'application/json',
    [BANK_HEADER]: code,
    ...signatureHeaders(secret, body, clock.now()),
  }
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await response.body?.cancel()
    return response.status
  } catch {
    // The service is away; the next try will tell.
    return 'unreachable'
  }
}
