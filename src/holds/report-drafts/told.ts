import type { Context } from '../../context'
import { parseYuan } from '../../lib/money'
import { normaliseAccount } from '../../people'
import { PAYLOAD_FIELD, trustedSignal } from '../../signals'
import { ensureAccount } from '../accounts'
import type { Told } from './plan'
import { bankAsTold } from './repository'

export interface ReportedTransfer {
  /** Derives from the report and the place in it: told twice, it is one. */
  readonly id: string
  readonly told: Told
  /** Of the account, as far as it is known. */
  readonly ownerId: string | null
}

export interface Report {
  readonly reportedAt: Date
  readonly transfers: readonly ReportedTransfer[]
}

/** What a report tells of payments that have left; null: it is no report. Nobody reads it: accounts become rows, names sealed. */
export async function readReport(ctx: Context, signalId: string): Promise<Report | null> {
  const row = await ctx.db.signal.findFirst({ where: { id: signalId, type: 'report' } })
  if (row === null) return null
  const { signal } = trustedSignal('report', ctx.vault.openSilently(PAYLOAD_FIELD, row.payloadSealed))
  if (signal.type !== 'report') return null
  const transfers: ReportedTransfer[] = []
  for (const [index, transfer] of (signal.transfers ?? []).entries()) {
    const account = normaliseAccount(transfer.payeeAccount ?? '')
    const bankName = transfer.payeeBank ?? null
    const known = account === null ? null : await ensureAccount(ctx, account, bankName)
    const bank = bankName === null ? null : await bankAsTold(ctx, bankName)
    const amount = parseYuan(transfer.amount ?? '')
    transfers.push({
      id: ctx.ids.derived(`report-draft:${signalId}:${index}`),
      ownerId: known?.partyId ?? null,
      told: {
        accountId: known?.id ?? null,
        accountName: transfer.payeeName ?? null,
        bankName,
        bankId: bank?.id ?? null,
        amountFen: amount.ok && amount.value > 0n ? amount.value : null,
        transferredAt: transfer.at === undefined ? null : new Date(transfer.at),
      },
    })
  }
  // A source's clock may be ahead; the minutes run from no later than when we heard of it.
  const reportedAt = row.occurredAt < row.receivedAt ? row.occurredAt : row.receivedAt
  return { reportedAt, transfers }
}
