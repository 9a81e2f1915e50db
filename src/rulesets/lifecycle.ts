import type { Context } from '../context'
import { AppError } from '../errors'
import { requireChecked } from './check'
import { moveRuleset, requireRuleset, supersedeLive } from './move'
import * as repository from './repository'
import type { RulesetRow } from './repository'

/** A second person has read it. @throws AppError not_found, four_eyes, illegal_move */
export const reviewPack = (ctx: Context, hash: string): Promise<RulesetRow> =>
  step(ctx, hash, async (tx, row) => {
    const reviewedBy = personOf(tx)
    if (row.importedBy === reviewedBy) throw new AppError('four_eyes')
    return moveRuleset(tx, row, 'review', { reviewedBy, reviewedAt: tx.clock.now() })
  })

/** It judges beside the live one from now on, and acts on nothing. @throws AppError not_found, illegal_move, ruleset_refused */
export const shadowPack = (ctx: Context, hash: string): Promise<RulesetRow> =>
  step(ctx, hash, async (tx, row) => {
    if ((await repository.findInState(tx.db, 'shadow')) !== null)
      throw new AppError('illegal_move', 'ruleset: another pack is in shadow; retire or publish it first')
    await requireStillChecks(tx, row)
    return moveRuleset(tx, row, 'shadow')
  })

/** It judges from now on, in every process within seconds. @throws AppError not_found, illegal_move, ruleset_refused */
export const publishPack = (ctx: Context, hash: string): Promise<RulesetRow> =>
  step(ctx, hash, (tx, row) => makeLive(tx, row, 'publish', null))

/** An earlier pack is live again; why stays with the move. @throws AppError not_found, illegal_move, ruleset_refused */
export const rollBack = (ctx: Context, hash: string, reason: string | null = null): Promise<RulesetRow> =>
  step(ctx, hash, (tx, row) => {
    if (row.liveSince === null) throw new AppError('illegal_move', 'ruleset: it has never been live')
    return makeLive(tx, row, 'roll_back', reason)
  })

/** A draft, or what is in shadow, is given up. The live one only goes when another one comes. @throws AppError not_found, illegal_move */
export const retirePack = (ctx: Context, hash: string): Promise<RulesetRow> =>
  step(ctx, hash, (tx, row) => moveRuleset(tx, row, 'retire'))

async function makeLive(
  ctx: Context,
  row: RulesetRow,
  event: 'publish' | 'roll_back',
  reason: string | null,
): Promise<RulesetRow> {
  await requireStillChecks(ctx, row)
  // Two live packs never exist, not even within the transaction; an illegal move takes this back as well.
  if (row.state !== 'live') await supersedeLive(ctx)
  return moveRuleset(ctx, row, event, { publishedBy: personOf(ctx), liveSince: ctx.clock.now() }, reason)
}

/** It may have been taken by an older program that knew less, or more. */
async function requireStillChecks(ctx: Context, row: RulesetRow): Promise<void> {
  await requireChecked(await repository.readFiles(ctx.db, row.id))
}

const step = (
  ctx: Context,
  hash: string,
  work: (tx: Context, row: RulesetRow) => Promise<RulesetRow>,
): Promise<RulesetRow> =>
  ctx.transact(async (tx) => {
    await repository.lockRulesets(tx)
    return work(tx, await requireRuleset(tx, hash))
  })

/** Packs are governed by people; the service only adopts what it was shipped with. */
function personOf({ actor }: Context): string {
  if (actor.kind !== 'user') throw new AppError('forbidden', 'only a person may do this')
  return actor.id
}
