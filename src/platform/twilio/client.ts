import twilio from 'twilio'
import RequestClient from 'twilio/lib/base/RequestClient'
import type { Config } from '../../config'
import { SECOND_MS } from '../../lib/duration'

// After this the message may or may not have gone out, and the officer's clock is running anyway.
const TIMEOUT_MS = 10 * SECOND_MS
const TOO_MANY_REQUESTS = 429

export type TwilioSettings = NonNullable<Config['twilio']>

/** Twilio asks to be left alone for a while; nothing has been sent. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests'

  constructor(readonly retryAfterSeconds: number | null) {
    super('too many requests')
  }
}

/** Twilio's own client, without its own retries: whether something is sent again is decided by what it is. */
export const createTwilioClient = (settings: TwilioSettings, timeoutMs = TIMEOUT_MS): twilio.Twilio =>
  twilio(settings.accountSid, settings.authToken, {
    httpClient: new AddressedClient(settings.apiUrl, timeoutMs),
  })

/** Speaks to the configured address: Twilio's own, a proxy of the centre's network, or a test's. */
class AddressedClient extends RequestClient {
  constructor(
    private readonly apiUrl: string,
    timeoutMs: number,
  ) {
    super({ timeout: timeoutMs, autoRetry: false })
  }

  override async request<TData>(options: RequestClient.RequestOptions<TData>) {
    const { pathname, search } = new URL(options.uri)
    const answer = await super.request<TData>({
      ...options,
      uri: new URL(pathname + search, this.apiUrl).href,
    })
    // The library's own error says the status and leaves out the headers.
    if (answer.statusCode === TOO_MANY_REQUESTS) throw new TooManyRequests(retryAfterOf(answer))
    return answer
  }
}

/** RFC 9110 §10.2.3: seconds, or a date; the answer's own date is the service's clock. */
function retryAfterOf(answer: object): number | null {
  const headers = headersOf(answer)
  const text = headers['retry-after']
  if (text === undefined) return null
  if (/^\d{1,6}$/.test(text)) return Number(text)
  const [until, now] = [Date.parse(text), Date.parse(headers['date'] ?? '')]
  return Number.isNaN(until) || Number.isNaN(now) ? null : Math.max(0, Math.ceil((until - now) / SECOND_MS))
}

function headersOf(answer: object): Readonly<Record<string, string>> {
  if (!('headers' in answer) || typeof answer.headers !== 'object' || answer.headers === null) return {}
  return Object.fromEntries(
    Object.entries(answer.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.toLowerCase(), value]] : [],
    ),
  )
}
