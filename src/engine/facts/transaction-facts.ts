import type { Value } from '../expression/value'
import type { TransactionSignal } from '../types'
import type { FactContext } from './context'
import { fact, type FactDefinition } from './definition'

const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 24 * MS_PER_HOUR
const DAYS_PER_WEEK = 7
/** 1970-01-01 was a Thursday; weekdays count 1 (Monday) to 7 (Sunday). */
const EPOCH_WEEKDAY = 3

type Read = (signal: TransactionSignal, context: FactContext) => Value

function of(read: Read): FactDefinition['read'] {
  return (context) => (context.signal?.type === 'transaction' ? read(context.signal, context) : undefined)
}

export const transactionFacts: readonly FactDefinition[] = [
  fact(
    'tx.amountFen',
    'int',
    of((s) => comparable(s.amountFen)),
  ),
  fact(
    'tx.currency',
    'string',
    of((s) => s.currency),
  ),
  fact(
    'tx.status',
    'string',
    of((s) => s.status),
  ),
  fact(
    'tx.channel',
    'string',
    of((s) => s.channel),
  ),
  fact(
    'tx.hour',
    'int',
    of((s, c) => localHour(s.occurredAt, c.utcOffsetHours)),
  ),
  fact(
    'tx.weekday',
    'int',
    of((s, c) => localWeekday(s.occurredAt, c.utcOffsetHours)),
  ),
  fact(
    'tx.shareOfBalance',
    'double',
    of((s) => shareOfBalance(s)),
  ),
  fact(
    'tx.isToSameName',
    'bool',
    of((s) => isSameName(s)),
  ),
  fact(
    'tx.memoKinds',
    'list<string>',
    of((s, c) => c.elementsOf(s.memo, 'memo')),
  ),
  fact(
    'payer.kind',
    'string',
    of((s) => s.payer.kind),
  ),
  fact(
    'payer.age',
    'int',
    of((s) => age(s)),
  ),
  fact(
    'payer.hasOperator',
    'bool',
    of((s) => s.payer.operator !== undefined),
  ),
  fact(
    'payer.operatorRoles',
    'list<string>',
    of((s, c) => c.elementsOf(s.payer.operator?.role, 'role')),
  ),
  fact(
    'payee.kind',
    'string',
    of((s) => s.payee.kind),
  ),
  fact(
    'payee.accountAgeDays',
    'double',
    of((s) => daysBetween(s.payee.openedAt, s.occurredAt)),
  ),
  fact(
    'device.isNew',
    'bool',
    of((s) => s.device?.isNew),
  ),
  fact(
    'device.screenSharing',
    'bool',
    of((s) => s.device?.screenSharing),
  ),
  fact(
    'device.remoteControl',
    'bool',
    of((s) => s.device?.remoteControl),
  ),
]

/** Rules compare amounts, they never add to them: beyond 2^53 fen (90 trillion yuan) all amounts are equally large. */
export function comparable(fen: bigint): number {
  const most = BigInt(Number.MAX_SAFE_INTEGER)
  return Number(fen > most ? most : fen)
}

function localHour(at: number, utcOffsetHours: number): number {
  return Math.floor(modulo(at + utcOffsetHours * MS_PER_HOUR, MS_PER_DAY) / MS_PER_HOUR)
}

function localWeekday(at: number, utcOffsetHours: number): number {
  const day = Math.floor((at + utcOffsetHours * MS_PER_HOUR) / MS_PER_DAY)
  return modulo(day + EPOCH_WEEKDAY, DAYS_PER_WEEK) + 1
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}

function shareOfBalance({ amountFen, payer }: TransactionSignal): Value {
  const { balanceBeforeFen } = payer
  if (balanceBeforeFen === undefined || balanceBeforeFen <= 0n) return undefined
  return comparable(amountFen) / comparable(balanceBeforeFen)
}

function isSameName({ payer, payee }: TransactionSignal): Value {
  if (payer.name === undefined || payee.name === undefined) return undefined
  return payer.name.trim() !== '' && payer.name.trim() === payee.name.trim()
}

function age({ payer, occurredAt }: TransactionSignal): Value {
  return payer.birthYear === undefined ? undefined : new Date(occurredAt).getUTCFullYear() - payer.birthYear
}

export function daysBetween(from: number | undefined, to: number): Value {
  return from === undefined ? undefined : (to - from) / MS_PER_DAY
}
