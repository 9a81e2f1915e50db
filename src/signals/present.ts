import type { Context } from '../context'
import { maskAccount, maskName, maskPhone } from '../lib/mask'
import type { SignalRecord } from './repository'
import { trustedSignal } from './signal'
import type { Signal, SignalOf } from './schema'
import { PAYLOAD_FIELD } from './statements'

/** What was sent: opened for triage, which is logged, and who and where in it masked. */
export async function maskedPayload(ctx: Context, record: SignalRecord): Promise<Record<string, unknown>> {
  const subject = { kind: 'signal', id: record.id }
  const text = await ctx.vault.open(ctx, PAYLOAD_FIELD, record.payloadSealed, 'triage', subject)
  return masked(trustedSignal(record.type, text).signal)
}

function masked(signal: Signal): Record<string, unknown> {
  switch (signal.type) {
    case 'transaction':
      return { ...signal, payer: maskedPayer(signal), payee: maskedPayee(signal) }
    case 'call':
      return {
        ...signal,
        caller: maskPhone(signal.caller),
        callee: maskPhone(signal.callee),
        displayedNumber: optional(signal.displayedNumber, maskPhone),
      }
    case 'message':
      return maskedMessage(signal)
    case 'report':
      return maskedReport(signal)
  }
}

const HIDDEN = '***'

function maskedPayer({ payer }: SignalOf<'transaction'>): Record<string, unknown> {
  const { operator, kind } = payer
  return {
    ...payer,
    account: maskAccount(payer.account),
    name: optional(payer.name, (name) => maskName(name, kind)),
    phone: optional(payer.phone, maskPhone),
    idNumber: optional(payer.idNumber, () => HIDDEN),
    address: optional(payer.address, () => HIDDEN),
    // Whereabouts are sensitive (PIPL art. 28): who goes there is shown them with his task.
    location: undefined,
    birthYear: undefined,
    balanceBefore: undefined,
    operator: optional(operator, ({ name, phone, role, idNumber }) => ({
      name: optional(name, (text) => maskName(text)),
      phone: optional(phone, maskPhone),
      idNumber: optional(idNumber, () => HIDDEN),
      role,
    })),
  }
}

const maskedPayee = ({ payee }: SignalOf<'transaction'>): Record<string, unknown> => ({
  ...payee,
  account: maskAccount(payee.account),
  name: optional(payee.name, (name) => maskName(name, payee.kind)),
})

const maskedMessage = ({ sender, recipient, ...signal }: SignalOf<'message'>): Record<string, unknown> => ({
  ...signal,
  sender: optional(sender, ({ handle, ...claimed }) => ({
    ...claimed,
    handle: optional(handle, maskAccount),
  })),
  recipient: optional(recipient, ({ phone, name, role }) => ({
    phone: optional(phone, maskPhone),
    name: optional(name, (text) => maskName(text)),
    role,
  })),
})

const maskedReport = ({ victim, transfers, ...signal }: SignalOf<'report'>): Record<string, unknown> => ({
  ...signal,
  victim: optional(victim, ({ name, phone, address }) => ({
    name: optional(name, (text) => maskName(text)),
    phone: optional(phone, maskPhone),
    address: optional(address, () => HIDDEN),
  })),
  transfers: transfers?.map((transfer) => ({
    ...transfer,
    payerAccount: optional(transfer.payerAccount, maskAccount),
    payeeAccount: optional(transfer.payeeAccount, maskAccount),
    payeeName: optional(transfer.payeeName, (name) => maskName(name)),
  })),
})

const optional = <T, R>(value: T | undefined, mask: (value: T) => R): R | undefined =>
  value === undefined ? undefined : mask(value)
