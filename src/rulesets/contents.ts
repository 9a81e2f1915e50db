import type { Context } from '../context'
import { AppError } from '../errors'
import { lineHunks, type Hunk } from '../lib/line-diff'
import { found } from '../transitions'
import { requireRuleset } from './move'
import * as repository from './repository'
import type { FileSize, RulesetRow } from './repository'
import { headOf, headsByPath, type RuleHead } from './rule-heads'
import { liveHash } from './studio'

export interface FileInPack extends FileSize {
  /** null: it is no rule. */
  readonly rule: RuleHead | null
}

/** What a pack is made of. @throws AppError not_found */
export async function contentsOf(ctx: Context, hash: string): Promise<FileInPack[]> {
  const { id } = await requireRuleset(ctx, hash)
  const sizes = await repository.readFileSizes(ctx.db, id)
  const heads = await headsByPath(hash, () => repository.readFilesButScripts(ctx.db, id))
  return sizes.map((size) => ({ ...size, rule: heads.get(size.path) ?? null }))
}

/** @throws AppError not_found */
export async function fileOfPack(ctx: Context, hash: string, path: string): Promise<string> {
  const { id } = await requireRuleset(ctx, hash)
  return found(await repository.readFile(ctx.db, id, path), 'file in this rule pack').content
}

export interface LineDifference {
  readonly against: string
  readonly path: string
  readonly hunks: readonly Hunk[]
}

/** How a file of a pack differs from that of another one, the live one unless given. @throws AppError not_found */
export async function linesThatDiffer(
  ctx: Context,
  hash: string,
  path: string,
  other: string | null,
): Promise<LineDifference> {
  const against = other ?? (await liveHash(ctx))
  const [to, from] = await Promise.all([hash, against].map((each) => contentOrNull(ctx, each, path)))
  if (from === null && to === null) throw new AppError('not_found', 'neither pack has this file')
  return { against, path, hunks: lineHunks(from ?? '', to ?? '') }
}

async function contentOrNull(ctx: Context, hash: string, path: string): Promise<string | null> {
  const { id } = await requireRuleset(ctx, hash)
  return (await repository.readFile(ctx.db, id, path))?.content ?? null
}

export interface RuleStep {
  readonly pack: RulesetRow
  readonly path: string
  readonly head: RuleHead | null
  /** Not the same as in the pack that was brought before; also where it first came. */
  readonly isChanged: boolean
}

const MOST_PACKS = 200

/** A rule through the packs that have it, the youngest first. @throws AppError not_found */
export async function historyOf(ctx: Context, rule: string): Promise<RuleStep[]> {
  const rows = await repository.readRuleInPacks(ctx.db, rule, MOST_PACKS)
  if (rows.length === 0) throw new AppError('not_found', 'no such rule')
  const packs = await repository.readRulesets(
    ctx.db,
    rows.map(({ hash }) => hash),
  )
  return rows.flatMap(({ hash, path, content }, at) => {
    const pack = packs.find((one) => one.hash === hash)
    if (pack === undefined) return []
    return [{ pack, path, head: headOf(content), isChanged: content !== rows[at + 1]?.content }]
  })
}
