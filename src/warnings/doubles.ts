import type { Context } from '../context'
import { DAY_MS, after } from '../lib/duration'
import { parseYuan } from '../lib/money'
import { normaliseAccount, uniteParties } from '../people'
import { PAYLOAD_FIELD, trustedSignal } from '../signals'
import { found } from '../transitions'
import { isLive } from './live'
import * as repository from './repository'
import { readSignalsTo, readSignalsOf, type SignalRow } from './doubles-repository'
import { sameCase, type ToldCase, type ToldPayment } from './same-case'

// Reports of one case come within days of it.
const WITHIN_DAYS = 3

/** How the link is marked that a report made: ended, it parts the two again. */
export const SAME_TRANSFER = 'same-transfer'

/**
 * A report tells of a payment that another live warning knows under other identifiers (110 has the telephone, the bank the
 * account): one case. The two people are held to be one, with the report as the evidence, and their warnings meet.
 */
export async function joinDoubles(ctx: Context, warningId: string, signalId: string): Promise<void> {
  const warning = found(await repository.readWarning(ctx.db, warningId), 'warning')
  if (!isLive(warning)) return
  const told = await caseOf(ctx, warning, await readSignalsOf(ctx.db, warningId))
  const accounts = [...new Set(told.payments.map(({ payeeId }) => payeeId))]
  const since = after(ctx.clock.now(), -WITHIN_DAYS * DAY_MS)
  const rows = await readSignalsTo(ctx.db, accounts, warningId, since)
  const others = new Map<string, { warning: (typeof rows)[number]['warning']; signals: SignalRow[] }>()
  for (const { warning: other, signal } of rows) {
    const known = others.get(other.id) ?? { warning: other, signals: [] }
    known.signals.push(signal)
    others.set(other.id, known)
  }
  const cases: ToldCase[] = []
  for (const other of others.values()) cases.push(await caseOf(ctx, other.warning, other.signals))
  const same = sameCase(told, cases)
  if (same === null) return
  await uniteParties(ctx, { partyIds: [told.partyId, same.partyId], source: SAME_TRANSFER, signalId })
}

async function caseOf(
  ctx: Context,
  { id, partyId }: { readonly id: string; readonly partyId: string },
  signals: readonly SignalRow[],
): Promise<ToldCase> {
  const names = new Set<string>()
  const payments: ToldPayment[] = []
  for (const row of signals) {
    const { signal } = trustedSignal(row.type, ctx.vault.openSilently(PAYLOAD_FIELD, row.payloadSealed))
    if (signal.type === 'report') {
      if (signal.victim?.name !== undefined) names.add(signal.victim.name)
      for (const transfer of signal.transfers ?? []) {
        const amount = parseYuan(transfer.amount ?? '')
        const payeeId = await idOf(ctx, transfer.payeeAccount)
        if (payeeId === null || !amount.ok || transfer.at === undefined) continue
        const payerId = await idOf(ctx, transfer.payerAccount)
        payments.push({ payeeId, amountFen: amount.value, at: new Date(transfer.at), payerId })
      }
    }
    if (signal.type === 'transaction' && signal.status !== 'rejected') {
      if (signal.payer.kind !== 'organisation' && signal.payer.name !== undefined)
        names.add(signal.payer.name)
      const { payeeId, amountFen, occurredAt, payerId } = row
      if (payeeId !== null && amountFen !== null)
        payments.push({ payeeId, amountFen, at: occurredAt, payerId })
    }
  }
  return { warningId: id, partyId, names: [...names], payments }
}

async function idOf(ctx: Context, account: string | undefined): Promise<string | null> {
  const value = normaliseAccount(account ?? '')
  if (value === null) return null
  const valueIndex = { in: ctx.vault.indexes('account', value) }
  return (
    (await ctx.db.identifier.findFirst({ where: { kind: 'account', valueIndex }, select: { id: true } }))
      ?.id ?? null
  )
}
