import type { Context } from '../../context'
import { escalate } from '../clocks/escalate'
import { appealMachine } from './machine'
import { requireAppeal } from './service'

/** Nobody has decided it in its day: an honest person's money may hang, so the duty chief is told. */
export async function appealDue(ctx: Context, appealId: string): Promise<void> {
  const { appeal, appealed } = await requireAppeal(ctx, appealId)
  if (appeal.state !== appealMachine.initial || appeal.decideBy > ctx.clock.now()) return
  await escalate(ctx, {
    clock: 'appeal_overdue',
    subject: 'appeal',
    subjectId: appeal.id,
    warningId: appealed.scope.warningId ?? null,
    number: appealed.number,
    dueAt: appeal.decideBy,
  })
}
