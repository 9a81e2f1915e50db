import type { Context } from '../../src/context'
import { MINUTE_MS } from '../../src/lib/duration'
import { draftReported } from '../../src/holds'
import type { GivenWarning } from './warnings'

export interface ReportedTransfer {
  readonly payerAccount?: string
  readonly payeeAccount?: string
  readonly payeeBank?: string
  readonly payeeName?: string
  readonly amount?: string
  readonly at?: string
}

/** A report that has joined the warning as ingest joins it, and its drafts made. @returns the signal's id */
export async function reportOf(
  ctx: Context,
  warning: Pick<GivenWarning, 'id' | 'partyId'>,
  transfers: readonly ReportedTransfer[],
  minutesAgo = 0,
): Promise<string> {
  const id = ctx.ids.next()
  const now = ctx.clock.now()
  const occurredAt = new Date(now.getTime() - minutesAgo * MINUTE_MS)
  const payload = {
    type: 'report',
    source: 'police:110',
    sourceRef: id,
    occurredAt: occurredAt.toISOString(),
    channel: '110',
    transfers,
  }
  await ctx.db.signal.create({
    data: {
      id,
      receivedAt: now,
      occurredAt,
      source: 'police:110',
      sourceRef: id,
      type: 'report',
      partyId: warning.partyId,
      payloadSealed: ctx.vault.seal('signal.payload', JSON.stringify(payload)),
      keyVersion: ctx.vault.keyVersion,
    },
  })
  await ctx.db.warningSignal.create({
    data: { warningId: warning.id, signalId: id, level: 'high', score: 0.9, joinedAt: now },
  })
  await ctx.transact((tx) => draftReported(tx, warning.id, id))
  return id
}
