import type {
  BankAddress,
  BankGateway,
  BankProbe,
  BankReplyBody,
  BankRequestBody,
  Notifier,
  OutgoingMessage,
} from '../../src/context'

/** Keeps what would have been sent. */
export class RecordingNotifier implements Notifier {
  readonly messages: OutgoingMessage[] = []
  /** What the next sends resolve with. */
  outcome: 'recorded' | 'sent' | 'unknown' = 'recorded'

  send(message: OutgoingMessage) {
    this.messages.push(message)
    return Promise.resolve({
      state: this.outcome,
      providerRef: this.outcome === 'sent' ? `ref-${message.id}` : null,
    })
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

  probe() {
    return Promise.resolve(this.connection)
  }

  /** As at the beginning, for the next test over the same database. */
  reset(): void {
    this.requests.length = 0
    this.questions.length = 0
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
