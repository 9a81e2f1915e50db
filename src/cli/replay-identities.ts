import type { EngineSignal, Subject } from '../engine'

/**
 * Who is who within one replay: identifiers seen together are one person (union-find). An organisation's account is not
 * merged with the operator who types its payments in: the same cashier serves several companies.
 */
export class ReplayIdentities {
  private readonly parents = new Map<string, string>()

  /** @param onMerge told when two known persons turn out to be one. */
  constructor(private readonly onMerge: (from: string, to: string) => void) {}

  subjectOf(signal: EngineSignal): Subject {
    switch (signal.type) {
      case 'transaction': {
        const payer = account(signal.payer.account)
        return { person: this.payingPerson(signal, payer), payer, payee: account(signal.payee.account) }
      }
      case 'call':
        return { person: this.person(phone(signal.callee)), payer: null, payee: null }
      case 'message':
        return { person: this.person(phone(signal.recipient?.phone)), payer: null, payee: null }
      case 'report': {
        const [transfer] = signal.transfers ?? []
        const payer = account(transfer?.payerAccount)
        const person = this.person(phone(signal.victim?.phone), payer)
        return { person, payer, payee: account(transfer?.payeeAccount) }
      }
    }
  }

  private payingPerson(signal: EngineSignal & { type: 'transaction' }, payer: string | null): string | null {
    const { operator, kind } = signal.payer
    if (kind !== 'organisation') {
      return this.person(payer, phone(signal.payer.phone), idNumber(signal.payer.idNumber))
    }
    return this.person(phone(operator?.phone), idNumber(operator?.idNumber)) ?? this.person(payer)
  }

  private person(...identifiers: (string | null)[]): string | null {
    let root: string | null = null
    for (const identifier of identifiers) {
      if (identifier === null) continue
      root = root === null ? this.find(identifier) : this.union(root, this.find(identifier))
    }
    return root
  }

  private union(a: string, b: string): string {
    if (a === b) return a
    this.parents.set(b, a)
    this.onMerge(b, a)
    return a
  }

  private find(identifier: string): string {
    let root = identifier
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root))
      root = parent
    if (root !== identifier) this.parents.set(identifier, root)
    return root
  }
}

function account(written: string | undefined): string | null {
  return identifier('account', written)
}

/** +86 and 0086 are home: the same phone with and without them. */
function phone(written: string | undefined): string | null {
  return identifier(
    'phone',
    written
      ?.normalize('NFKC')
      .replace(/[^\d+]/g, '')
      .replace(/^(?:\+86|0086)/, ''),
  )
}

function idNumber(written: string | undefined): string | null {
  return identifier('id', written?.toUpperCase())
}

function identifier(kind: string, written: string | undefined): string | null {
  const plain = written?.normalize('NFKC').replace(/[\s-]/g, '') ?? ''
  return plain === '' ? null : `${kind}=${plain}`
}
