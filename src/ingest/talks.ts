import type { EarlierText, EngineSignal } from '../engine'
import type { Judged } from '../evaluations'
import { PAYLOAD_FIELD, toEngineSignal, trustedSignal } from '../signals'
import type { IngestParts } from './parts'
import { messagesTo, sentMessages } from './talk-repository'

interface Message extends EarlierText {
  readonly id: string
}

/**
 * Messages with what their senders wrote to the same person before: from the database, and from the batch itself, which
 * is not in it yet. Asked only for messages that name their sender.
 */
export async function withTalks(parts: IngestParts, signals: readonly Judged[]): Promise<Judged[]> {
  const messages = signals.flatMap(({ signal, person }) => {
    const talk = talkOf(signal, person)
    return talk === null || person === null ? [] : [{ person, talk, message: messageOf(signal) }]
  })
  if (messages.length === 0) return [...signals]
  const talks = await storedTalks(parts, messages)
  for (const { talk, message } of messages) add(talks, talk, message)
  return signals.map((judged) => {
    const talk = talkOf(judged.signal, judged.person)
    return talk === null ? judged : { ...judged, earlier: before(talks.get(talk) ?? [], judged.signal) }
  })
}

async function storedTalks(
  { sql, vault, engine }: IngestParts,
  messages: readonly { readonly person: string; readonly message: Message }[],
): Promise<Map<string, Message[]>> {
  const times = messages.map(({ message }) => message.at)
  const people = [...new Set(messages.map(({ person }) => person))]
  const since = new Date(Math.min(...times) - engine.talk.horizonMs)
  const [rows = []] = await sql.read([messagesTo(people, since, new Date(Math.max(...times)))])
  const talks = new Map<string, Message[]>()
  for (const { id, person_id, payload_sealed } of sentMessages(rows)) {
    const signal = toEngineSignal(
      trustedSignal('message', vault.openSilently(PAYLOAD_FIELD, payload_sealed)),
      id,
    )
    const talk = talkOf(signal, person_id)
    if (talk !== null) add(talks, talk, messageOf(signal))
  }
  return talks
}

/** One sender and one person; null where either is unknown. */
function talkOf(signal: EngineSignal, person: string | null): string | null {
  const sender = signal.type === 'message' ? signal.sender?.handle : undefined
  return sender === undefined || person === null ? null : `${person} ${sender}`
}

const messageOf = (signal: EngineSignal): Message => ({
  id: signal.id,
  at: signal.occurredAt,
  text: signal.type === 'message' ? signal.text : '',
})

function add(talks: Map<string, Message[]>, talk: string, message: Message): void {
  const known = talks.get(talk)
  if (known === undefined) talks.set(talk, [message])
  else if (!known.some(({ id }) => id === message.id)) known.push(message)
}

/** Ids grow with the time of receipt: of two at one time the later one follows. */
const before = (talk: readonly Message[], { id, occurredAt }: EngineSignal): Message[] =>
  talk.filter((one) => one.at < occurredAt || (one.at === occurredAt && one.id < id))
