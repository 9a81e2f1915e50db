import type { Context } from '../context'
import {
  brakeRules,
  checkRulePack,
  createEngine,
  type Engine,
  type EngineOptions,
  type PackFile,
} from '../engine'
import { AppError } from '../errors'
import { differenceOf, type Difference } from './difference'
import { engineOfPack, trainApart } from './forge'
import { createModelCache } from '../platform/model-cache'
import { requireRuleset } from './move'
import * as repository from './repository'
import type { RulesetRow } from './repository'
import { liveHash } from './studio'

export const readPack = requireRuleset

export const listPacks = (ctx: Context, limit: number): Promise<RulesetRow[]> =>
  repository.listRulesets(ctx.db, limit)

/** @throws AppError not_found */
export async function filesOfPack(ctx: Context, hash: string): Promise<PackFile[]> {
  const { id } = await requireRuleset(ctx, hash)
  return repository.readFiles(ctx.db, id)
}

/** What the pack would change if it became live now. @throws AppError not_found */
export async function differenceFromLive(
  ctx: Context,
  hash: string,
): Promise<Difference & { readonly live: string }> {
  const live = await liveHash(ctx)
  return { live, ...differenceOf(await filesOfPack(ctx, live), await filesOfPack(ctx, hash)) }
}

/** A pack by the beginning of its hash, as people type it. @throws AppError not_found when none or several begin so */
export async function hashBeginning(ctx: Context, start: string): Promise<string> {
  const wanted = start.startsWith('sha256:') ? start : `sha256:${start}`
  const rows = await repository.findBeginning(ctx.db, wanted)
  const [row] = rows
  if (row === undefined || rows.length > 1)
    throw new AppError('not_found', rows.length > 1 ? 'several packs begin so' : 'no such rule pack')
  return row.hash
}

export interface PackName {
  readonly id: string
  readonly hash: string
}

/** The pack that judges beside the live one; null: there is none. */
export async function packInShadow(ctx: Context): Promise<PackName | null> {
  const row = await repository.findInState(ctx.db, 'shadow')
  return row === null ? null : { id: row.id, hash: row.hash }
}

/** The pack in force. @throws AppError not_found before the first start */
export const livePack = async (ctx: Context): Promise<RulesetRow> => requireRuleset(ctx, await liveHash(ctx))

/**
 * Compiled as it would run now, without the rules that are braked. Trains its text model in this thread.
 * @throws RulePackError when this program does not accept it
 */
export async function readReplayEngine(ctx: Context, hash: string, options: EngineOptions): Promise<Engine> {
  const [files, { braked }] = [await filesOfPack(ctx, hash), await repository.readWanted(ctx.db)]
  const { listKey } = ctx.config
  return createEngine(brakeRules(checkRulePack(files), braked), {
    cache: createModelCache(),
    listKey,
    ...options,
  })
}

/** Compiled, with all its rules acting. @throws RulePackError when this program does not accept it */
export async function readEngine(ctx: Context, hash: string): Promise<Engine> {
  const files = await filesOfPack(ctx, hash)
  await trainApart(hash, files)
  return engineOfPack(hash, files, [], ctx.config.listKey)
}
