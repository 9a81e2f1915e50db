import type { z } from 'zod'
import type { Context } from '../../context'
import { formatYuan } from '../../lib/money'
import { isoOrNull } from '../amounts'
import { factsOf, holdsById, type HoldRow } from '../hold-row'
import { presentBank, presentPerson } from '../present'
import { found } from '../../transitions'
import { openStatement, type AppealRow } from './repository'
import { stateSchema, type appealView } from './schema'
import { subjectOf } from './service'

type View = z.input<typeof appealView>

/** With what each is against; one whose subject the actor does not see is not for him. */
export async function presentAppeals(ctx: Context, appeals: readonly AppealRow[]): Promise<View[]> {
  const holds = await holdsById(ctx, appeals)
  return appeals.flatMap((appeal) => {
    const hold = holds.get(appeal.subjectId)
    return hold === undefined ? [] : [viewOf(ctx, appeal, hold)]
  })
}

export async function presentAppeal(ctx: Context, appeal: AppealRow): Promise<View> {
  const [view] = await presentAppeals(ctx, [appeal])
  return found(view ?? null, 'appeal')
}

export const presentAppealInFull = async (ctx: Context, appeal: AppealRow): Promise<View> => ({
  ...(await presentAppeal(ctx, appeal)),
  statement: await openStatement(ctx, appeal),
})

function viewOf(ctx: Context, appeal: AppealRow, hold: HoldRow): View {
  const { amountFen, transferredAt: _transferredAt, ...facts } = factsOf(ctx, hold)
  return {
    ...facts,
    id: appeal.id,
    state: stateSchema.parse(appeal.state),
    subject: subjectOf(appeal),
    subjectId: appeal.subjectId,
    subjectState: hold.row.state,
    bank: presentBank(hold.row.bank),
    amount: amountFen === null ? null : formatYuan(amountFen),
    expiresAt: isoOrNull(hold.row.expiresAt),
    filedBy: presentPerson(appeal.filedByUser),
    filedAt: appeal.filedAt.toISOString(),
    decideBy: appeal.decideBy.toISOString(),
    decidedBy: appeal.decidedByUser === null ? null : presentPerson(appeal.decidedByUser),
    decidedAt: isoOrNull(appeal.decidedAt),
    decision: appeal.decision,
    statement: null,
  }
}
