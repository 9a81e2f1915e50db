import type { Context } from '../context'
import { hoursAfter } from '../lib/duration'
import { findWarning } from '../warnings'
import type { NotProposed, Ranked } from './core'
import { traceLimits } from './limits'
import * as repository from './repository'
import type { TracedRow } from './repository'
import { traceOf } from './service'

/** Why a proposal falls away; kept with its transition. */
const FELL_AWAY: Readonly<Record<NonNullable<NotProposed> | 'not_reached', string>> = {
  own: "the account is the victim's own",
  held: 'a stop or a freeze is on the account',
  stop_limit: 'the account has had its two stops',
  nothing_left: 'nothing of the money is left there',
  not_reached: 'by what is known now the money did not get there',
}

/** By event: what a later event brings about is not done twice. */
export async function noteTold(ctx: Context, warningId: string): Promise<void> {
  await repository.lockTrace(ctx, warningId)
  if (!(await repository.isAwaited(ctx, warningId))) await refreshProposals(ctx, warningId)
}

/** An event may be told again, and late: what is proposed is brought to what the facts say now. */
export async function refreshProposals(ctx: Context, warningId: string): Promise<void> {
  await repository.lockTrace(ctx, warningId)
  const warning = await findWarning(ctx.db, warningId)
  if (warning === null) return
  const isOver = warning.state === 'dismissed' || warning.state === 'expired'
  const { ranking, gathered } = await traceOf(ctx, warning)
  // An account that nobody has ever seen has no row to point at: it is listed with the payment that names it.
  const known = ranking.filter(({ id }) => gathered.accounts.has(id) && !gathered.own.has(id))
  const isWider = await insertNew(ctx, warningId, known)
  // Cases that share an account look again, once each time this one reaches further: it comes to an end.
  if (isWider)
    for (const other of gathered.otherWarnings)
      await ctx.outbox.emit(ctx.db, 'transfer.told', { warningId: other })
  const byAccount = new Map(known.map((one) => [one.id, one]))
  for (const row of await repository.readTraced(ctx.db, warningId))
    await settle(ctx, row, byAccount.get(row.accountId) ?? null, isOver)
}

/** @returns whether there are any */
async function insertNew(ctx: Context, warningId: string, ranking: readonly Ranked[]): Promise<boolean> {
  const now = ctx.clock.now()
  const { count } = await repository.insertTraced(
    ctx,
    ranking.map(({ id: accountId, thereFen, expectedFen }) => ({
      id: ctx.ids.derived(`traced:${warningId}:${accountId}`),
      warningId,
      accountId,
      state: 'traced',
      thereFen,
      expectedFen,
      watchedUntil: hoursAfter(now, traceLimits.window.value),
      tracedAt: now,
      updatedAt: now,
    })),
  )
  return count > 0
}

async function settle(ctx: Context, row: TracedRow, rank: Ranked | null, isOver: boolean): Promise<void> {
  const [thereFen, expectedFen] = [rank?.thereFen ?? 0n, rank?.expectedFen ?? 0n]
  const against = rank === null ? 'not_reached' : rank.notProposed
  const isProposable = against === null && !isOver
  if (row.state === 'traced' && isProposable)
    await repository.moveTraced(ctx, row, 'propose', { thereFen, expectedFen })
  else if (row.state === 'proposed' && !isProposable)
    await repository.moveTraced(
      ctx,
      row,
      'withdraw',
      { thereFen, expectedFen },
      against === null ? 'the warning is over' : FELL_AWAY[against],
    )
  else if (row.thereFen !== thereFen) await repository.noteFigures(ctx, row.id, { thereFen, expectedFen })
}
