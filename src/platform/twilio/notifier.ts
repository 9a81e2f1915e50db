import type twilio from 'twilio'
import type { MessageOutcome, Notifier, OutgoingMessage, SentMessage } from '../../context'
import { after, MINUTE_MS } from '../../lib/duration'
import { createTwilioClient, TooManyRequests, type TwilioSettings } from './client'
import { callbackUrl } from './signature'
import { speech } from './twiml'

// A telephone that rings longer than this goes to its answering machine.
const RING_SECONDS = 25
// How long Twilio listens whether a person or a machine has answered before it speaks.
const DETECTION_SECONDS = 5
// Newest first: what was sent minutes ago is among these.
const MOST_FOUND = 50
// Their clock is not ours.
const CLOCK_SKEW_MS = 2 * MINUTE_MS
const FIRST_SERVER_ERROR = 500
// No connection was made, so nothing can have been sent.
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/** @param publicUrl where Twilio reaches this service with what became of a message */
export function createTwilioNotifier(
  settings: TwilioSettings,
  publicUrl: string,
  timeoutMs?: number,
): Notifier {
  const client = createTwilioClient(settings, timeoutMs)
  return {
    transport: 'twilio',
    async send(message) {
      try {
        const hand = message.channel === 'sms' ? text : call
        return { state: 'sent', providerRef: await hand(client, settings.from, publicUrl, message) }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    async find(message, since) {
      const list = message.channel === 'sms' ? listTexts : listCalls
      try {
        return await list(client, settings.from, message, after(since, -CLOCK_SKEW_MS))
      } catch {
        // Whatever the reason: nothing can be said, and nothing is sent again because of it.
        return 'no_answer'
      }
    },
  }
}

/** @returns Twilio's own id of the message */
async function text(client: twilio.Twilio, from: string, publicUrl: string, message: OutgoingMessage) {
  const statusCallback = callbackUrl(publicUrl, `/v1/twilio/messages/${message.id}/status`)
  const { sid } = await client.messages.create({ to: message.to, from, body: message.text, statusCallback })
  return sid
}

/** @returns Twilio's own id of the call */
async function call(client: twilio.Twilio, from: string, publicUrl: string, message: OutgoingMessage) {
  const path = `/v1/twilio/calls/${message.id}`
  const keyUrl = message.asksForKey ? callbackUrl(publicUrl, `${path}/key`) : null
  const { sid } = await client.calls.create({
    to: message.to,
    from,
    twiml: speech(message.language, message.text, keyUrl),
    timeout: RING_SECONDS,
    machineDetection: 'Enable',
    machineDetectionTimeout: DETECTION_SECONDS,
    statusCallback: callbackUrl(publicUrl, `${path}/status`),
    statusCallbackMethod: 'POST',
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
  })
  return sid
}

async function listTexts(
  client: twilio.Twilio,
  from: string,
  { to, text: body }: OutgoingMessage,
  since: Date,
): Promise<SentMessage[]> {
  const found = await client.messages.list({ to, from, limit: MOST_FOUND, pageSize: MOST_FOUND })
  return (
    found
      // An account on trial has words of Twilio's put before its own.
      .filter((each) => each.dateCreated >= since && each.body.endsWith(body))
      .map(({ sid, status, errorCode }) => ({
        providerRef: sid,
        status,
        // The library declares a number; the API sends null where there is none.
        problem: textOf(errorCode),
      }))
  )
}

async function listCalls(
  client: twilio.Twilio,
  from: string,
  { to }: OutgoingMessage,
  since: Date,
): Promise<SentMessage[]> {
  const found = await client.calls.list({ to, from, limit: MOST_FOUND, pageSize: MOST_FOUND })
  return found
    .filter((each) => each.dateCreated >= since)
    .map(({ sid, status }) => ({ providerRef: sid, status, problem: null }))
}

/** Whatever may have gone out is unknown; what certainly has not may be tried again. */
function outcomeOf(error: unknown): MessageOutcome {
  if (error instanceof TooManyRequests)
    return { state: 'not_sent', retryAfterSeconds: error.retryAfterSeconds }
  if (NEVER_CONNECTED.includes(codeOf(error))) return { state: 'not_sent', retryAfterSeconds: null }
  const status = statusOf(error)
  const isRefused = status !== null && status < FIRST_SERVER_ERROR
  if (!isRefused) return { state: 'unknown' }
  const code = codeOf(error)
  return { state: 'failed', problem: code === '' ? String(status) : code }
}

function statusOf(error: unknown): number | null {
  const isAnswer = error instanceof Error && 'status' in error && typeof error.status === 'number'
  return isAnswer ? Number(error.status) : null
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? (textOf(error.code) ?? '') : ''

const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null
