import { z } from 'zod'
import type { Context } from '../context'
import { hoursAfter } from '../lib/duration'
import { normalisePhone } from '../people'
import { PAYLOAD_FIELD, trustedSignal, type Signal } from '../signals'
import * as repository from './repository'
import type { OpenedSignal, PaidAccount } from './traits'

const TELLING_LEVELS: readonly string[] = ['medium', 'high', 'critical']
const reasonsSchema = z.array(z.looseObject({ rule: z.string() }))

/** Opens signals for the service itself: nobody reads them, they are compared by keyed hashes. */
export async function openSignals(
  ctx: Context,
  rows: readonly repository.SignalRow[],
): Promise<OpenedSignal[]> {
  const opened: OpenedSignal[] = []
  for (const { signal: row, level, reasons } of rows) {
    const signal = readable(row.type, ctx.vault.openSilently(PAYLOAD_FIELD, row.payloadSealed))
    if (signal === null) continue
    opened.push({
      at: row.occurredAt,
      payees: await payeesOf(ctx, row, signal),
      contact: contactOf(signal),
      // What is hardly suspicious in itself is an ordinary notice that many get.
      text: TELLING_LEVELS.includes(level) ? textOf(signal) : null,
      rules: reasonsSchema.parse(reasons).map(({ rule }) => rule),
    })
  }
  return opened
}

type Row = repository.SignalRow['signal']

/** Payers of the last hours do not speak for an account: a gang's is paid by many at once. */
async function payeesOf(ctx: Context, row: Row, signal: Signal): Promise<PaidAccount[]> {
  const before = hoursAfter(row.occurredAt, -ctx.config.campaigns.apartHours)
  const payees: PaidAccount[] = []
  for (const account of await accountsOf(ctx, row, signal))
    payees.push({
      ...account,
      ordinaryPayers: await repository.countOrdinaryPayers(ctx.db, account.id, before),
    })
  return payees
}

/** A report may name several accounts; the row of a signal knows the first. */
function accountsOf({ db, vault }: Context, { payeeId }: Row, signal: Signal) {
  if (signal.type !== 'report') return payeeId === null ? [] : repository.findIdentifiers(db, [payeeId])
  const accounts = (signal.transfers ?? []).flatMap(({ payeeAccount }) => payeeAccount ?? [])
  return repository.findAccounts(
    db,
    accounts.flatMap((account) => vault.indexes('account', account)),
  )
}

function contactOf(signal: Signal): OpenedSignal['contact'] {
  if (signal.type === 'call') {
    const other = signal.direction === 'outbound' ? signal.callee : signal.caller
    return { kind: 'phone', value: other }
  }
  const handle = signal.type === 'message' ? signal.sender?.handle : undefined
  if (handle === undefined) return null
  // A short message has a number for a sender, however it is written.
  const phone = normalisePhone(handle)
  return phone === null ? { kind: 'handle', value: handle } : { kind: 'phone', value: phone }
}

/** What was said or written to the person; a report tells it in the person's own words. */
function textOf(signal: Signal): string | null {
  if (signal.type === 'message') return signal.text
  if (signal.type === 'call') return signal.transcript?.map(({ text }) => text).join('\n') ?? null
  return null
}

/** null: a signal of a form that is no longer known; the others of the warning are compared all the same. */
function readable(type: string, payload: string): Signal | null {
  try {
    return trustedSignal(type, payload).signal
  } catch (error) {
    if (error instanceof z.ZodError) return null
    throw error
  }
}
