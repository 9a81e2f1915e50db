import type { Context } from '../../context'
import { escalate, type HoldClock } from '../clocks/escalate'
import type { ReturnRow } from './repository'
import { requireReturn } from './service'

/** The public notice has ended, or the bank's three working days have. */
export async function returnDue(ctx: Context, returnId: string): Promise<void> {
  const row = await requireReturn(ctx, returnId)
  const mark = markOf(row)
  if (mark === null || mark.dueAt > ctx.clock.now()) return
  await escalate(ctx, {
    ...mark,
    subject: 'fund_return',
    subjectId: row.id,
    warningId: row.warningId,
    number: row.number,
  })
}

function markOf({ state, objectionsUntil, returnBy }: ReturnRow): { clock: HoldClock; dueAt: Date } | null {
  if (state === 'published' && objectionsUntil !== null)
    return { clock: 'objections_end', dueAt: objectionsUntil }
  const isAtBank = state === 'submitted' || state === 'unknown'
  return isAtBank && returnBy !== null ? { clock: 'return_overdue', dueAt: returnBy } : null
}
