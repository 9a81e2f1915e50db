import type { AccountMention, Cast, IdentifierValue, PersonMention, Profile } from '../people'
import { gcj02Of } from '../lib/told-point'
import type { Signal, SignalOf } from './schema'
import type { ParsedSignal } from './signal'

/** Who takes part in a signal: which identifiers it shows, and whose they are. */
export function castOf(
  { signal, occurredAt }: Pick<ParsedSignal, 'signal' | 'occurredAt'>,
  signalId: string,
): Cast {
  const { source } = signal
  return { signalId, source, occurredAt, ...partsOf(signal) }
}

type Parts = Pick<Cast, 'isPayment' | 'person' | 'payer' | 'payees'>

function partsOf(signal: Signal): Parts {
  switch (signal.type) {
    case 'transaction':
      return ofTransaction(signal)
    case 'call':
      return contact(personBy([phoneOf(subscriberOf(signal))], {}))
    case 'message': {
      const { phone, name, role } = signal.recipient ?? {}
      return contact(personBy([phoneOf(phone)], { name, role }))
    }
    case 'report':
      return ofReport(signal)
  }
}

const contact = (person: PersonMention | null): Parts => ({
  isPayment: false,
  person,
  payer: null,
  payees: [],
})

/** Who answered; of a call the subscriber made himself, who made it. */
const subscriberOf = ({ direction, caller, callee }: SignalOf<'call'>): string =>
  direction === 'outbound' ? caller : callee

function ofTransaction({ payer, payee }: SignalOf<'transaction'>): Parts {
  const { operator } = payer
  return {
    isPayment: true,
    person:
      operator === undefined
        ? null
        : personBy([idNumberOf(operator.idNumber), phoneOf(operator.phone)], {
            name: operator.name,
            role: operator.role,
            employer: payer.kind === 'person' ? undefined : payer.name,
          }),
    payer: {
      account: payer.account,
      bankCode: payer.bank,
      holder: payer.name,
      holderKind: payer.kind ?? null,
      identifiers: [idNumberOf(payer.idNumber), phoneOf(payer.phone)].filter(isGiven),
      profile: withoutGaps({
        name: payer.name,
        address: payer.address,
        location: payer.location === undefined ? undefined : gcj02Of(payer.location),
        birthYear: payer.birthYear,
      }),
    },
    payees: [{ account: payee.account, bankCode: payee.bank, holder: payee.name, openedOn: payee.openedAt }],
  }
}

function ofReport({ victim, transfers = [] }: SignalOf<'report'>): Parts {
  const payerAccount = transfers.find((transfer) => transfer.payerAccount !== undefined)?.payerAccount
  const payees = new Map<string, AccountMention>()
  for (const { payeeAccount, payeeBank, payeeName } of transfers)
    if (payeeAccount !== undefined && !payees.has(payeeAccount))
      payees.set(payeeAccount, { account: payeeAccount, bankCode: payeeBank, holder: payeeName })
  const profile = withoutGaps({ name: victim?.name, address: victim?.address })
  return {
    isPayment: false,
    person: personBy([phoneOf(victim?.phone)], profile),
    payer:
      payerAccount === undefined
        ? null
        : { account: payerAccount, holderKind: null, identifiers: [], profile },
    payees: [...payees.values()],
  }
}

/** Nobody, unless something names him: a name alone finds no one. */
function personBy(
  identifiers: readonly (IdentifierValue | null)[],
  profile: Loose<Profile>,
): PersonMention | null {
  const given = identifiers.filter(isGiven)
  return given.length === 0 ? null : { identifiers: given, profile: withoutGaps(profile) }
}

const isGiven = (value: IdentifierValue | null): value is IdentifierValue => value !== null
const phoneOf = (value: string | undefined): IdentifierValue | null =>
  value === undefined ? null : { kind: 'phone', value }
const idNumberOf = (value: string | undefined): IdentifierValue | null =>
  value === undefined ? null : { kind: 'id_number', value }

type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined }

function withoutGaps(profile: Loose<Profile>): Profile {
  const { name, address, location, birthYear, role, employer } = profile
  return {
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
    ...(location === undefined ? {} : { location }),
    ...(birthYear === undefined ? {} : { birthYear }),
    ...(role === undefined ? {} : { role }),
    ...(employer === undefined ? {} : { employer }),
  }
}
