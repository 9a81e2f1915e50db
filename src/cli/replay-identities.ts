import type { EngineSignal, Subject } from '../engine'

interface Known {
  readonly key: string
  readonly identifiers: string[]
  lastSeen: number
}

/**
 * Who is who within one replay: identifiers seen together are one person. An organisation's account is not merged with
 * the operator who types its payments in: the same cashier serves several companies. Values come normalised from the
 * schema. What it holds is bounded by the identifiers of people seen within what `forgetBefore` leaves.
 */
export class ReplayIdentities {
  private readonly known = new Map<string, Known>()
  private made = 0

  /** @param onMerge told when two known persons turn out to be one. */
  constructor(private readonly onMerge: (from: string, to: string) => void) {}

  subjectOf(signal: EngineSignal): Subject {
    const at = signal.occurredAt
    switch (signal.type) {
      case 'transaction': {
        const { payer, payee } = signal
        return { person: this.payingPerson(signal), payer: payer.account, payee: payee.account }
      }
      case 'call':
        return { person: this.person(at, signal.callee), payer: null, payee: null }
      case 'message':
        return { person: this.person(at, signal.recipient?.phone), payer: null, payee: null }
      case 'report': {
        const [transfer] = signal.transfers ?? []
        const payer = transfer?.payerAccount
        const person = this.person(at, signal.victim?.phone, accountKey(payer))
        return { person, payer: payer ?? null, payee: transfer?.payeeAccount ?? null }
      }
    }
  }

  /** Forgets who was last seen before `time`. Returns how many identifiers that were. */
  forgetBefore(time: number): number {
    let forgotten = 0
    for (const [identifier, { lastSeen }] of this.known) {
      if (lastSeen >= time) continue
      this.known.delete(identifier)
      forgotten++
    }
    return forgotten
  }

  get size(): number {
    return this.known.size
  }

  private payingPerson({ payer, occurredAt }: EngineSignal & { type: 'transaction' }): string | null {
    const account = accountKey(payer.account)
    if (payer.kind !== 'organisation')
      return this.person(occurredAt, account, payer.phone, idKey(payer.idNumber))
    const { operator } = payer
    const typist = this.person(occurredAt, operator?.phone, idKey(operator?.idNumber))
    return typist ?? this.person(occurredAt, account)
  }

  private person(at: number, first?: string, second?: string, third?: string): string | null {
    let person = first === undefined ? null : this.of(first)
    if (second !== undefined) person = this.joined(person, second)
    if (third !== undefined) person = this.joined(person, third)
    if (person === null) return null
    if (at > person.lastSeen) person.lastSeen = at
    return person.key
  }

  private of(identifier: string): Known {
    const known = this.known.get(identifier)
    if (known !== undefined) return known
    const made = { key: `P${this.made++}`, identifiers: [identifier], lastSeen: -Infinity }
    this.known.set(identifier, made)
    return made
  }

  private joined(person: Known | null, identifier: string): Known {
    if (person === null) return this.of(identifier)
    const other = this.known.get(identifier)
    if (other === person) return person
    if (other !== undefined) return this.merged(person, other)
    person.identifiers.push(identifier)
    this.known.set(identifier, person)
    return person
  }

  /** The one with fewer identifiers moves, so that no identifier moves more often than log2 of their number. */
  private merged(a: Known, b: Known): Known {
    const [to, from] = a.identifiers.length >= b.identifiers.length ? [a, b] : [b, a]
    for (const identifier of from.identifiers) {
      to.identifiers.push(identifier)
      this.known.set(identifier, to)
    }
    to.lastSeen = Math.max(to.lastSeen, from.lastSeen)
    this.onMerge(from.key, to.key)
    return to
  }
}

// Phones begin with + or are short; accounts and identity numbers are both plain digits.
const accountKey = (account: string | undefined): string | undefined =>
  account === undefined ? undefined : `a${account}`
const idKey = (idNumber: string | undefined): string | undefined =>
  idNumber === undefined ? undefined : `i${idNumber}`
