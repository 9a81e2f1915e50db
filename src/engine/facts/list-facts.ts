import { PERSON } from '../lists/name-kinds'
import type { ListFinding } from '../lists/list-view'
import type { Value } from '../expression/value'
import type { PartyKind } from '../types'
import { isForeignCall } from './contact-facts'
import type { FactContext } from './context'
import { fact, type FactDefinition } from './definition'

type Side = 'payer' | 'payee'
type Findings = (context: FactContext) => readonly ListFinding[] | undefined

/** Three facts ask for the same finding of a signal. */
function once(find: Findings): Findings {
  let of: FactContext | null = null
  let found: readonly ListFinding[] | undefined
  return (context) => {
    if (context !== of) found = find(context)
    of = context
    return found
  }
}

/** Undefined: the signal does not name such a party. */
const says = (findings: Findings, standing: string): FactDefinition['read'] => {
  return (context) => {
    const found = findings(context)
    return found === undefined ? undefined : found.length > 0 && found.some(({ says }) => says === standing)
  }
}

const sources = (findings: Findings, standing?: string): FactDefinition['read'] => {
  return (context) => {
    const found = findings(context)?.filter(({ says }) => standing === undefined || says === standing)
    return found === undefined || found.length === 0
      ? undefined
      : found.map(({ source }) => source).join('、')
  }
}

const account = (side: Side): Findings =>
  once(({ signal, lists }) =>
    signal?.type === 'transaction'
      ? lists.find('account', signal[side].account, signal.occurredAt)
      : undefined,
  )

const [payee, payer] = [account('payee'), account('payer')]

/** Who calls, or who sends when the handle is a number. */
const caller: Findings = once(({ signal, lists }) => {
  if (signal?.type === 'call') return lists.find('phone', signal.caller, signal.occurredAt)
  const handle = signal?.type === 'message' ? signal.sender?.handle : undefined
  return signal === null || handle === undefined ? undefined : lists.find('phone', handle, signal.occurredAt)
})

const displayed: Findings = ({ signal, lists }) =>
  signal?.type === 'call' && signal.displayedNumber !== undefined
    ? lists.find('phone', signal.displayedNumber, signal.occurredAt)
    : undefined

const isOfficial = says(caller, 'official')

/** From abroad nobody calls with a hotline's number but a forger. */
function callerOfficial(context: FactContext): Value {
  const { signal } = context
  if (signal?.type === 'call' && isForeignCall(signal)) return false
  return isOfficial(context)
}

/** A hotline's number is shown, and it is not the one that calls, or it calls from abroad. */
function forgedOfficial(context: FactContext): Value {
  const { signal } = context
  if (signal?.type !== 'call') return undefined
  if (isForeignCall(signal) && isOfficial(context) === true) return true
  const shown = displayed(context)?.some((finding) => finding.says === 'official')
  return shown === true ? isOfficial(context) !== true : shown
}

export const listFacts: readonly FactDefinition[] = [
  fact('listed.payeeSuspect', 'bool', says(payee, 'suspect')),
  fact('listed.payeeTrusted', 'bool', says(payee, 'trusted')),
  fact('listed.payeeSource', 'string', sources(payee)),
  fact('listed.payeeRegistered', 'bool', says(payee, 'registered')),
  fact('listed.payeeRegister', 'string', sources(payee, 'registered')),
  fact('listed.payerSuspect', 'bool', says(payer, 'suspect')),
  fact('listed.payerSource', 'string', sources(payer)),
  fact('listed.callerSuspect', 'bool', says(caller, 'suspect')),
  fact('listed.callerTrusted', 'bool', says(caller, 'trusted')),
  fact('listed.callerOfficial', 'bool', callerOfficial),
  fact('listed.callerWeak', 'bool', says(caller, 'weak')),
  fact('listed.callerSource', 'string', sources(caller)),
  fact('listed.forgedOfficial', 'bool', forgedOfficial),
  fact('payee.nameKinds', 'list<string>', (context) => kindsOf(context, nameOf(context, 'payee'))),
  fact('payer.nameKinds', 'list<string>', (context) => kindsOf(context, nameOf(context, 'payer'))),
  fact('payee.looks', 'string', (context) => looks(context, 'payee')),
  fact('payer.looks', 'string', (context) => looks(context, 'payer')),
  fact('payee.sharesSurname', 'bool', sharesSurname),
]

const nameOf = ({ signal }: FactContext, side: Side): string | undefined =>
  signal?.type === 'transaction' ? signal[side].name : undefined

const kindsOf = ({ names }: FactContext, name: string | undefined): readonly string[] | undefined =>
  name === undefined || name.trim() === '' ? undefined : names.kindsOf(name)

/** What the feed says; else what the name looks like; an account that somebody operates for others is an organisation's. */
function looks(context: FactContext, side: Side): PartyKind | undefined {
  const { signal } = context
  if (signal?.type !== 'transaction') return undefined
  const { kind } = signal[side]
  if (kind !== undefined) return kind
  const kinds = kindsOf(context, nameOf(context, side)) ?? []
  if (kinds.length > 0) return kinds.includes(PERSON) ? 'person' : 'organisation'
  if (side === 'payer' && signal.payer.operator !== undefined) return 'organisation'
  return side === 'payer' && signal.payer.birthYear !== undefined ? 'person' : undefined
}

/** Kin more often than not; one in fifteen strangers as well. */
function sharesSurname(context: FactContext): Value {
  const [one, other] = [nameOf(context, 'payer'), nameOf(context, 'payee')]
  if (one === undefined || other === undefined) return undefined
  const surname = context.names.surnameOf(one)
  return surname !== null && surname === context.names.surnameOf(other)
}
