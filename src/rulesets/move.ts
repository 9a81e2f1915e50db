import type { Context } from '../context'
import type { Prisma } from '../generated/prisma/client'
import { found, move } from '../transitions'
import { rulesetMachine, type RulesetEvent } from './machine'
import * as repository from './repository'
import type { RulesetRow } from './repository'

/** One step of a pack. @returns it as it is then */
export async function moveRuleset(
  ctx: Context,
  row: RulesetRow,
  event: RulesetEvent,
  data: Prisma.RulesetUncheckedUpdateManyInput = {},
  reason: string | null = null,
): Promise<RulesetRow> {
  await move(ctx, rulesetMachine, {
    id: row.id,
    state: row.state,
    event,
    reason,
    write: (guard, state) =>
      repository.updateRuleset(ctx.db, row.id, guard, { ...data, state, updatedAt: ctx.clock.now() }),
  })
  return requireRuleset(ctx, row.hash)
}

/** @throws AppError not_found */
export const requireRuleset = async (ctx: Context, hash: string): Promise<RulesetRow> =>
  found(await repository.readRuleset(ctx.db, hash), 'rule pack')

/** There is one live pack: the one that was retires first. */
export async function supersedeLive(ctx: Context): Promise<void> {
  const live = await repository.findInState(ctx.db, 'live')
  if (live !== null) await moveRuleset(ctx, live, 'supersede')
}
