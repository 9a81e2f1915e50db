import type { EngineSignal } from '../engine'
import { parseYuan, type Fen } from '../lib/money'
import type { ParsedSignal } from './signal'
import type { SignalOf } from './schema'

/** A signal as the engine reads it: amounts in fen, times in epoch milliseconds, under our own id. */
export function toEngineSignal(
  { signal, occurredAt }: Pick<ParsedSignal, 'signal' | 'occurredAt'>,
  id: string,
): EngineSignal {
  const base = { id, occurredAt }
  switch (signal.type) {
    case 'transaction':
      return { ...ofTransaction(signal), ...base }
    case 'call':
      return { ...signal, ...base }
    case 'message':
      return { ...ofMessage(signal), ...base }
    case 'report':
      return { ...ofReport(signal), ...base }
  }
}

/** A normalised amount always parses. */
export function fenOf(amount: string): Fen {
  const parsed = parseYuan(amount)
  return parsed.ok ? parsed.value : 0n
}

function ofTransaction({ amount, payer, payee, ...signal }: SignalOf<'transaction'>) {
  const { balanceBefore, ...who } = payer
  const { openedAt, ...to } = payee
  return {
    ...signal,
    amountFen: fenOf(amount),
    payer: { ...who, balanceBeforeFen: balanceBefore === undefined ? undefined : fenOf(balanceBefore) },
    payee: { ...to, openedAt: openedAt === undefined ? undefined : Date.parse(openedAt) },
  }
}

function ofMessage({ group, ...signal }: SignalOf<'message'>) {
  if (group === undefined) return { ...signal, group }
  const { createdAt, ...rest } = group
  return {
    ...signal,
    group: { ...rest, createdAt: createdAt === undefined ? undefined : Date.parse(createdAt) },
  }
}

function ofReport({ transfers, ...signal }: SignalOf<'report'>) {
  return {
    ...signal,
    transfers: transfers?.map(({ amount, at, ...transfer }) => ({
      ...transfer,
      amountFen: amount === undefined ? undefined : fenOf(amount),
      at: at === undefined ? undefined : Date.parse(at),
    })),
  }
}
