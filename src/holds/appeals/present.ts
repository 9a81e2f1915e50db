import type { z } from 'zod'
import type { Context } from '../../context'
import { isoOrNull } from '../amounts'
import { presentPerson } from '../present'
import { openStatement, type AppealRow } from './repository'
import { stateSchema, type appealView } from './schema'
import { subjectOf } from './service'

type View = z.input<typeof appealView>

export const presentAppeal = (appeal: AppealRow): View => ({
  id: appeal.id,
  state: stateSchema.parse(appeal.state),
  subject: subjectOf(appeal),
  subjectId: appeal.subjectId,
  filedBy: presentPerson(appeal.filedByUser),
  filedAt: appeal.filedAt.toISOString(),
  decideBy: appeal.decideBy.toISOString(),
  decidedBy: appeal.decidedByUser === null ? null : presentPerson(appeal.decidedByUser),
  decidedAt: isoOrNull(appeal.decidedAt),
  decision: appeal.decision,
  statement: null,
})

export const presentAppealInFull = async (ctx: Context, appeal: AppealRow): Promise<View> => ({
  ...presentAppeal(appeal),
  statement: await openStatement(ctx, appeal),
})
