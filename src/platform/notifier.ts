import twilio from 'twilio'
import RequestClient from 'twilio/lib/base/RequestClient'
import type { Config } from '../config'
import type { MessageOutcome, Notifier, OutgoingMessage } from '../context'
import { AppError } from '../errors'
import { SECOND_MS } from '../lib/duration'

// After this the message may or may not have gone out, and the officer's clock is running anyway.
const TIMEOUT_MS = 10 * SECOND_MS

type Twilio = NonNullable<Config['twilio']>

/** Twilio when it is configured; else a transport that keeps the messages in the database for the page and the API. */
export const createNotifier = (settings: Config['twilio']): Notifier =>
  settings === null ? recordingNotifier : createTwilioNotifier(settings)

const recordingNotifier: Notifier = {
  send: () => Promise.resolve({ state: 'recorded', providerRef: null }),
}

function createTwilioNotifier(settings: Twilio): Notifier {
  const httpClient = new AddressedClient(settings.apiUrl)
  const client = twilio(settings.accountSid, settings.authToken, { httpClient })
  return {
    async send(message) {
      try {
        return { state: 'sent', providerRef: await hand(client, settings.from, message) }
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

/** @returns Twilio's own id of the message or call */
async function hand(client: twilio.Twilio, from: string, message: OutgoingMessage): Promise<string> {
  const { to, text } = message
  if (message.channel === 'sms') return (await client.messages.create({ to, from, body: text })).sid
  const twiml = new twilio.twiml.VoiceResponse()
  twiml.say({ language: 'zh-CN' }, text)
  return (await client.calls.create({ to, from, twiml: twiml.toString() })).sid
}

/** Speaks to the configured address: Twilio's own, a proxy of the centre's network, or a test's. */
class AddressedClient extends RequestClient {
  constructor(private readonly apiUrl: string) {
    super({ timeout: TIMEOUT_MS })
  }

  override request<TData>(options: RequestClient.RequestOptions<TData>) {
    const { pathname, search } = new URL(options.uri)
    return super.request<TData>({ ...options, uri: new URL(pathname + search, this.apiUrl).href })
  }
}

const TOO_MANY_REQUESTS = 429
const FIRST_SERVER_ERROR = 500
// No connection was made, so nothing can have been sent.
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/** Twilio has no reference of ours to ask by: whatever may have gone out stays unknown. */
function outcomeOf(error: unknown): MessageOutcome {
  const status = statusOf(error)
  if (status === TOO_MANY_REQUESTS || NEVER_CONNECTED.includes(codeOf(error))) {
    throw new AppError('notifier_unavailable')
  }
  const isRefused = status !== null && status < FIRST_SERVER_ERROR
  return { state: isRefused ? 'failed' : 'unknown', providerRef: null }
}

function statusOf(error: unknown): number | null {
  const isAnswer = error instanceof Error && 'status' in error && typeof error.status === 'number'
  return isAnswer ? Number(error.status) : null
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
