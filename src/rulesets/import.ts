import type { Context } from '../context'
import { RulePackError, type PackFile } from '../engine'
import { begin } from '../transitions'
import { withChanges, type PackChanges } from './changes'
import { checkFiles, requireChecked, type CheckedPack } from './check'
import { rulesetMachine } from './machine'
import { moveRuleset, requireRuleset, supersedeLive } from './move'
import * as repository from './repository'
import type { RulesetRow } from './repository'

/**
 * Takes a pack as a draft. The same files again are the same pack: what is there is answered, and one that was retired
 * begins anew, with a new second person.
 * @param replaces a draft of the same person that this one takes the place of; one that others have touched stays
 * @throws AppError ruleset_refused with every problem of the pack; nothing is kept then
 */
export async function importPack(
  ctx: Context,
  files: readonly PackFile[],
  note: string,
  replaces: string | null = null,
): Promise<RulesetRow> {
  const pack = await requireChecked(files)
  return ctx.transact(async (tx) => {
    await repository.lockRulesets(tx)
    if (replaces !== null && replaces !== pack.ruleset) await giveUpDraft(tx, replaces)
    const known = await repository.readRuleset(tx.db, pack.ruleset)
    if (known === null) return insert(tx, pack, files, { origin: 'upload', note })
    if (known.state !== 'retired') return known
    return moveRuleset(tx, known, 'reopen', {
      note,
      importedBy: tx.actor.id,
      importedAt: tx.clock.now(),
      reviewedBy: null,
      reviewedAt: null,
      adoptedAt: null,
    })
  })
}

async function giveUpDraft(ctx: Context, hash: string): Promise<void> {
  const draft = await repository.readRuleset(ctx.db, hash)
  if (draft?.state === 'draft' && draft.importedBy === ctx.actor.id) await moveRuleset(ctx, draft, 'retire')
}

/** @throws AppError not_found, ruleset_refused */
export async function importChanges(
  ctx: Context,
  base: string,
  changes: PackChanges,
  { note, replaces }: { readonly note: string; readonly replaces: string | null },
): Promise<RulesetRow> {
  const { id } = await requireRuleset(ctx, base)
  return importPack(ctx, withChanges(await repository.readFiles(ctx.db, id), changes), note, replaces)
}

/**
 * What the program was shipped with. It becomes live as long as no person has published a pack, so that an upgrade
 * brings its rules along; afterwards it is a draft for whoever governs (docs/decisions/0009-packs-are-published.md).
 * @throws RulePackError with every problem of the pack
 */
export async function takeFolder(ctx: Context, files: readonly PackFile[]): Promise<void> {
  const checked = checkFiles(files)
  if (!checked.ok) throw new RulePackError(checked.error)
  const pack = checked.value
  await ctx.transact(async (tx) => {
    await repository.lockRulesets(tx)
    const note = 'shipped with the program'
    const known = await repository.readRuleset(tx.db, pack.ruleset)
    const row = known ?? (await insert(tx, pack, files, { origin: 'folder', note }))
    if (row.state === 'live' || (await repository.isGoverned(tx.db))) return
    await supersedeLive(tx)
    const now = tx.clock.now()
    await moveRuleset(tx, row, 'adopt', { adoptedAt: now, liveSince: now })
  })
}

async function insert(
  ctx: Context,
  pack: CheckedPack,
  files: readonly PackFile[],
  { origin, note }: { readonly origin: 'folder' | 'upload'; readonly note: string },
): Promise<RulesetRow> {
  const { ruleset: hash } = pack
  const id = ctx.ids.derived(`ruleset:${hash}`)
  const now = ctx.clock.now()
  await repository.insertRuleset(ctx.db, {
    id,
    hash,
    state: rulesetMachine.initial,
    origin,
    note,
    ruleCount: pack.ruleCount,
    importedBy: ctx.actor.id,
    importedAt: now,
    updatedAt: now,
  })
  await repository.insertFiles(ctx.db, id, files)
  await begin(ctx, rulesetMachine, { id, event: 'import' })
  return requireRuleset(ctx, hash)
}
