import type {
  BankAddress,
  BankGateway,
  BankProbe,
  BankReplyBody,
  BankRequestBody,
  MessageOutcome,
  Notifier,
  OutgoingMessage,
  SentMessage,
} from '../../src/context'

/** Keeps what would have been sent. */
export class RecordingNotifier implements Notifier {
  readonly messages: OutgoingMessage[] = []
  /** What the next sends resolve with. */
  outcome: 'recorded' | 'sent' | 'unknown' | 'not_sent' = 'recorded'
  readonly transport = 'recorder'
  retryAfterSeconds: number | null = null
  /** What the service says it has when it is asked. */
  found: readonly SentMessage[] | 'no_answer' = []

  send(message: OutgoingMessage): Promise<MessageOutcome> {
    this.messages.push(message)
    return Promise.resolve(this.outcomeOf(message.id))
  }

  find() {
    return Promise.resolve(this.found)
  }

  /** As at the beginning, for the next test over the same database. */
  reset(): void {
    this.messages.length = 0
    this.outcome = 'recorded'
    this.retryAfterSeconds = null
    this.found = []
  }

  private outcomeOf(id: string): MessageOutcome {
    const { outcome: state, retryAfterSeconds } = this
    if (state === 'sent') return { state, providerRef: `ref-${id}` }
    return state === 'not_sent' ? { state, retryAfterSeconds } : { state }
  }
}

/** A bank whose behaviour the test sets; it remembers what it was asked. */
export class ScriptedBank implements BankGateway {
  readonly requests: { bank: BankAddress; request: BankRequestBody }[] = []
  readonly questions: string[] = []
  outcome: 'sent' | 'unknown' | 'refused' = 'sent'
  /** What the bank says of a reference when asked; null: it never received it. */
  knows: (reference: string) => BankReplyBody | 'pending' | 'unknown' | null = () => null

  /** How the connection is when it is tried. */
  connection: BankProbe = { outcome: 'ok', status: 404, milliseconds: 12 }

  /** How often it was tried. */
  probes = 0

  probe() {
    this.probes += 1
    return Promise.resolve(this.connection)
  }

  /** As at the beginning, for the next test over the same database. */
  reset(): void {
    this.requests.length = 0
    this.questions.length = 0
    this.connection = { outcome: 'ok', status: 404, milliseconds: 12 }
    this.outcome = 'sent'
    this.knows = () => null
  }

  request(bank: BankAddress, request: BankRequestBody) {
    this.requests.push({ bank, request })
    return Promise.resolve(this.outcome)
  }

  ask(_bank: BankAddress, reference: string) {
    this.questions.push(reference)
    return Promise.resolve(this.knows(reference))
  }
}
