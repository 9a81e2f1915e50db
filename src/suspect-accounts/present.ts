import type { z } from 'zod'
import type { Context } from '../context'
import { maskAccount } from '../lib/mask'
import type { AppealRow, SuspectRow } from './repository'
import { suspectView } from './schema'

type View = z.input<typeof suspectView>
const { state: stateSchema, source: sourceSchema, appeal: appealSchema } = suspectView.shape
const appealState = appealSchema.unwrap().shape.state

/** Masked: the number is opened for a purpose only. */
export const presentSuspect = (ctx: Context, row: SuspectRow): View => ({
  id: row.id,
  account: maskAccount(row.account.tail),
  bank: row.account.bankCode === '' ? null : row.account.bankCode,
  state: stateSchema.parse(row.state),
  source: sourceSchema.parse(row.source),
  warningNumber: row.warning?.number ?? null,
  listedBy: row.listedByUser === null ? null : personView(row.listedByUser),
  listedAt: row.listedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  endingReason: row.endingReason,
  appeal: row.appeals[0] === undefined ? null : presentAppeal(ctx, row.appeals[0]),
})

const presentAppeal = (ctx: Context, appeal: AppealRow): View['appeal'] => ({
  id: appeal.id,
  state: appealState.parse(appeal.state),
  filedBy: personView(appeal.filedByUser),
  filedAt: appeal.filedAt.toISOString(),
  decideBy: appeal.decideBy.toISOString(),
  isOverdue: appeal.state === 'filed' && appeal.decideBy <= ctx.clock.now(),
  decidedBy: appeal.decidedByUser === null ? null : personView(appeal.decidedByUser),
  decidedAt: appeal.decidedAt?.toISOString() ?? null,
  decision: appeal.decision,
})

const personView = ({ id, displayName }: { readonly id: string; readonly displayName: string }) => ({
  id,
  name: displayName,
})
