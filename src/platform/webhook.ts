import type { Clock, Webhooks } from '../context'
import { SECOND_MS } from '../lib/duration'
import { signatureHeaders } from './signature'

// A source that has not answered by then has not heard it, as far as we know: it is told again, and knows it by its id.
const TIMEOUT_MS = 10 * SECOND_MS

/** Signed calls to the addresses that sources have left with their keys. */
export function createWebhooks(clock: Clock): Webhooks {
  return {
    async post({ url, secret }, body) {
      const rawBody = JSON.stringify(body)
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...signatureHeaders(secret, rawBody, clock.now()),
          },
          body: rawBody,
          // A signed message goes where it was addressed to, nowhere else.
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        })
        await response.body?.cancel()
        return response.ok ? 'delivered' : 'refused'
      } catch {
        // No connection, no answer in time, or a redirect: whether it was heard is not known, and telling it twice is harmless.
        return 'unreachable'
      }
    },
  }
}
