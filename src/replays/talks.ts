import type { EarlierText, EngineSignal, TalkLimits } from '../engine'

/** What each sender wrote to each phone lately: no more messages than the engine reads together, no longer than it cares. */
export class ReplayTalks {
  private readonly talks = new Map<string, EarlierText[]>()

  constructor(private readonly limits: TalkLimits) {}

  /** What came before a message of the same sender to the same phone; the message itself is noted for the next one. */
  before(signal: EngineSignal): readonly EarlierText[] | undefined {
    if (signal.type !== 'message') return undefined
    const sender = signal.sender?.handle
    const phone = signal.recipient?.phone
    if (sender === undefined || phone === undefined) return undefined
    const key = `${phone} ${sender}`
    const earlier = this.talks.get(key) ?? []
    const message = { at: signal.occurredAt, text: signal.text }
    this.talks.set(key, [...earlier, message].slice(-this.limits.messages))
    return earlier.length === 0 ? undefined : earlier
  }

  forgetBefore(now: number): void {
    for (const [key, talk] of this.talks) {
      if ((talk.at(-1)?.at ?? 0) < now - this.limits.horizonMs) this.talks.delete(key)
    }
  }
}
