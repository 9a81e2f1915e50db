import type { Context } from '../context'
import { mergedProfile, profileText } from './profile'
import { PROFILE_FIELD, storedProfile } from './hot-repository'
import { emptyProfile, type DatedProfile } from './model'
import * as repository from './repository'

export interface Uniting {
  readonly partyIds: readonly [string, string]
  /** On whose word, and by which signal: the link says so, and ended it parts them again. */
  readonly source: string
  readonly signalId: string
}

/**
 * Two people who turned out to be one by something else than an identifier that both have shown. The older keeps; never two with
 * different identity numbers, nor two whom somebody has parted before.
 * @returns the party that is left; null: they stay two, or were one already
 */
export async function uniteParties(
  ctx: Context,
  { partyIds, source, signalId }: Uniting,
): Promise<string | null> {
  await repository.lockChanges(ctx.db)
  const roots = [...new Set(await Promise.all(partyIds.map((id) => repository.rootOf(ctx.db, id))))].sort()
  const [kept, gone] = roots
  if (kept === undefined || gone === undefined || !(await mayBeOne(ctx, kept, gone))) return null
  const identifierId = (await repository.readIdentifiers(ctx.db, gone))[0]?.id
  if (identifierId === undefined) return null
  await repository.insertLink(ctx, { identifierId, partyId: kept, source, signalId })
  const members = (await repository.readCluster(ctx.db, gone)).map(({ id }) => id)
  const own = (await repository.readIdentifiers(ctx.db, gone)).map(({ id }) => id)
  await mergeProfiles(ctx, kept, gone)
  await repository.setRoot(ctx, kept, members, own)
  await repository.recordMerge(ctx, [gone, kept])
  await ctx.outbox.emit(ctx.db, 'party.merged', { partyId: kept })
  return kept
}

async function mayBeOne(ctx: Context, kept: string, gone: string): Promise<boolean> {
  const [a, b] = [await repository.readParty(ctx.db, kept), await repository.readParty(ctx.db, gone)]
  if (a?.kind !== b?.kind) return false
  if ((await repository.countIdNumbers(ctx.db, [kept, gone])) > 1) return false
  return !(await repository.wereParted(ctx.db, [kept, gone]))
}

async function mergeProfiles(ctx: Context, kept: string, gone: string): Promise<void> {
  const merged = mergedProfile(await profileOf(ctx, kept), await profileOf(ctx, gone))
  const text = profileText(merged)
  if (text !== null) await repository.writeProfile(ctx, kept, ctx.vault.seal(PROFILE_FIELD, text))
}

async function profileOf(ctx: Context, partyId: string): Promise<DatedProfile> {
  const sealed = (await repository.readParty(ctx.db, partyId))?.profileSealed ?? null
  return sealed === null
    ? emptyProfile
    : storedProfile.parse(JSON.parse(ctx.vault.openSilently(PROFILE_FIELD, sealed)))
}
