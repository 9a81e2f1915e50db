import type { EngineSignal, Subject } from '../engine'

interface Person {
  readonly key: string
  /** The one this turned out to be. */
  same: Person | null
  identifiers: number
  lastSeen: number
}

interface Account {
  /** Short, since it stands in every window of the account. */
  readonly id: string
  person: Person | null
  lastSeen: number
}

const ID_RADIX = 36

/**
 * Who is who within one replay: identifiers seen together are one person. An organisation's account is not merged with
 * the operator who types its payments in: the same cashier serves several companies. Values come normalised from the
 * schema. What it holds is bounded by the identifiers seen within what `forgetBefore` leaves.
 */
export class ReplayIdentities {
  private readonly accounts = new Map<string, Account>()
  /** By phone or identity number: phones begin with + or are short. */
  private readonly persons = new Map<string, Person>()
  private made = 0
  private named = 0

  /** @param onMerge told when two known persons turn out to be one. */
  constructor(private readonly onMerge: (from: string, to: string) => void) {}

  subjectOf(signal: EngineSignal): Subject {
    const at = signal.occurredAt
    switch (signal.type) {
      case 'transaction': {
        const payer = this.account(at, signal.payer.account)
        const payee = this.account(at, signal.payee.account)
        return { person: this.payingPerson(signal, payer), payer: payer.id, payee: payee.id }
      }
      case 'call':
        return { person: this.person(at, null, signal.callee), payer: null, payee: null }
      case 'message':
        return { person: this.person(at, null, signal.recipient?.phone), payer: null, payee: null }
      case 'report': {
        const [transfer] = signal.transfers ?? []
        const payer = this.accountOf(at, transfer?.payerAccount)
        const payee = this.accountId(at, transfer?.payeeAccount)
        return { person: this.person(at, payer, signal.victim?.phone), payer: payer?.id ?? null, payee }
      }
    }
  }

  /** What stands for an account in a subject. */
  accountId(at: number, account: string | undefined): string | null {
    return this.accountOf(at, account)?.id ?? null
  }

  /** Forgets who was last seen before `time`. Returns how many identifiers that were. */
  forgetBefore(time: number): number {
    const before = this.size
    for (const [number, person] of this.persons)
      if (nowOf(person).lastSeen < time) this.persons.delete(number)
    for (const [number, { person, lastSeen }] of this.accounts)
      if (lastSeen < time && (person === null || nowOf(person).lastSeen < time)) this.accounts.delete(number)
    return before - this.size
  }

  get size(): number {
    return this.accounts.size + this.persons.size
  }

  private payingPerson(
    { payer, occurredAt }: EngineSignal & { type: 'transaction' },
    account: Account,
  ): string | null {
    if (payer.kind !== 'organisation') return this.person(occurredAt, account, payer.phone, payer.idNumber)
    const { operator } = payer
    const typist = this.person(occurredAt, null, operator?.phone, operator?.idNumber)
    return typist ?? this.person(occurredAt, account)
  }

  private accountOf(at: number, number: string | undefined): Account | null {
    return number === undefined ? null : this.account(at, number)
  }

  private account(at: number, number: string): Account {
    const known = this.accounts.get(number)
    if (known === undefined) {
      const named = { id: (this.named++).toString(ID_RADIX), person: null, lastSeen: at }
      this.accounts.set(number, named)
      return named
    }
    if (at > known.lastSeen) known.lastSeen = at
    return known
  }

  private person(at: number, account: Account | null, phone?: string, idNumber?: string): string | null {
    const holder = account?.person ?? null
    let person = holder === null ? null : nowOf(holder)
    if (phone !== undefined) person = this.joined(person, phone)
    if (idNumber !== undefined) person = this.joined(person, idNumber)
    if (account !== null) {
      person ??= this.make()
      if (holder === null) person.identifiers++
      account.person = person
    }
    if (person === null) return null
    if (at > person.lastSeen) person.lastSeen = at
    return person.key
  }

  private make(): Person {
    return { key: `P${this.made++}`, same: null, identifiers: 0, lastSeen: -Infinity }
  }

  private joined(person: Person | null, number: string): Person {
    const known = this.persons.get(number)
    if (known !== undefined) {
      const other = nowOf(known)
      return person === null || other === person ? other : this.merged(person, other)
    }
    const one = person ?? this.make()
    one.identifiers++
    this.persons.set(number, one)
    return one
  }

  /** The one with fewer identifiers moves. */
  private merged(a: Person, b: Person): Person {
    const [to, from] = a.identifiers >= b.identifiers ? [a, b] : [b, a]
    from.same = to
    to.identifiers += from.identifiers
    to.lastSeen = Math.max(to.lastSeen, from.lastSeen)
    this.onMerge(from.key, to.key)
    return to
  }
}

/** Since the one with fewer identifiers moves, nobody moved more often than log2 of their number. */
function nowOf(person: Person): Person {
  let now = person
  while (now.same !== null) now = now.same
  return now
}
