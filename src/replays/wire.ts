import type { EngineSignal } from '../engine'
import { parseYuan } from '../lib/money'
import { quickSignal, signalSchema, type QuickSignal, type Signal, type SignalOf } from '../signals'
import { jsonOf } from '../lib/json'

/** The signal of a line, or why the line is none. */
export function readSignal(text: string): QuickSignal | string {
  const json = jsonOf(text)
  if (json === null) return 'not JSON'
  const quick = quickSignal(json.value)
  if (quick !== null) return quick
  const parsed = signalSchema.safeParse(json.value)
  if (parsed.success) {
    const { source, sourceRef } = parsed.data
    return { source, sourceRef, signal: engineSignalOf(parsed.data) }
  }
  const [issue] = parsed.error.issues
  return issue === undefined ? 'not a signal' : `${issue.path.join('.')}: ${issue.message}`
}

/** A parsed signal of the wire as the engine sees it: amounts in fen, times in epoch milliseconds, its reference as id. */
export function engineSignalOf(wire: Signal): EngineSignal {
  const common = { id: `${wire.source}|${wire.sourceRef}`, occurredAt: Date.parse(wire.occurredAt) }
  switch (wire.type) {
    case 'transaction':
      return { ...common, ...payment(wire) }
    case 'call': {
      const { caller, callee, durationSeconds, direction, international, displayedNumber, transcript } = wire
      const heard = { durationSeconds, direction, international, displayedNumber, transcript }
      return { ...common, type: 'call', caller, callee, ...heard }
    }
    case 'message': {
      const { channel, sender, recipient, group, text } = wire
      const createdAt = instantOf(group?.createdAt)
      const seen = group === undefined ? undefined : { ...group, createdAt }
      return { ...common, type: 'message', channel, sender, recipient, group: seen, text }
    }
    case 'report': {
      const { channel, victim, narrative, transfers } = wire
      const paid = transfers?.map(({ amount, at, ...rest }) => ({
        ...rest,
        amountFen: fenOf(amount),
        at: instantOf(at),
      }))
      return { ...common, type: 'report', channel, victim, narrative, transfers: paid }
    }
  }
}

function payment({ amount, currency, status, channel, payer, payee, memo, device }: SignalOf<'transaction'>) {
  const { balanceBefore, ...paying } = payer
  return {
    type: 'transaction' as const,
    amountFen: fenOf(amount) ?? 0n,
    currency,
    status,
    channel,
    memo,
    device,
    payer: { ...paying, balanceBeforeFen: fenOf(balanceBefore) },
    payee: { ...payee, openedAt: instantOf(payee.openedAt) },
  }
}

function fenOf(amount: string | undefined): bigint | undefined {
  if (amount === undefined) return undefined
  const parsed = parseYuan(amount)
  if (!parsed.ok) throw new Error('the schema let an amount through that is none')
  return parsed.value
}

function instantOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text)
}
