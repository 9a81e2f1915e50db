import type { Context, Db } from '../context'
import { CHANGES_LOCK } from './hot-statements'

/** One change of identities at a time, over all processes: also those that arriving signals make. */
export const lockChanges = (db: Db) => db.$executeRaw`SELECT pg_advisory_xact_lock(${CHANGES_LOCK}::bigint)`

export const readLink = (db: Db, id: string) =>
  db.identifierLink.findUnique({
    where: { id },
    include: { party: { select: { id: true, mergedInto: true } } },
  })

/** The party that is left, and all that became part of it. */
export const readCluster = (db: Db, rootId: string) =>
  db.party.findMany({
    where: { OR: [{ id: rootId }, { mergedInto: rootId }] },
    orderBy: { id: 'asc' },
    select: { id: true, kind: true, mergedInto: true },
  })

export const readIdentifiers = (db: Db, partyId: string) =>
  db.identifier.findMany({ where: { partyId }, orderBy: { id: 'asc' }, select: { id: true } })

export const readLinks = (db: Db, partyIds: readonly string[]) =>
  db.identifierLink.findMany({
    where: { partyId: { in: [...partyIds] } },
    orderBy: [{ linkedAt: 'asc' }, { id: 'asc' }],
    include: { identifier: { select: { kind: true, tail: true } } },
  })

export type LinkRow = Awaited<ReturnType<typeof readLinks>>[number]

/** @returns 0 when it has been ended already */
export async function endLink(
  ctx: Context,
  id: string,
  endedBy: string | null,
  reason: string,
): Promise<number> {
  const { count } = await ctx.db.identifierLink.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: ctx.clock.now(), endedBy, reason },
  })
  return count
}

export async function setRoot(
  ctx: Context,
  rootId: string,
  members: readonly string[],
  identifierIds: readonly string[],
): Promise<void> {
  const updatedAt = ctx.clock.now()
  await ctx.db.party.updateMany({ where: { id: rootId }, data: { mergedInto: null, updatedAt } })
  await ctx.db.party.updateMany({
    where: { id: { in: members.filter((id) => id !== rootId) } },
    data: { mergedInto: rootId, updatedAt },
  })
  await ctx.db.identifier.updateMany({ where: { id: { in: [...identifierIds] } }, data: { partyId: rootId } })
}

/** For identifiers whose last link was ended: somebody is behind them, though nobody knows who. */
export async function makeParty(
  ctx: Context,
  kind: string,
  identifierIds: readonly string[],
  source: string,
): Promise<string> {
  const now = ctx.clock.now()
  const id = ctx.ids.next()
  await ctx.db.party.create({ data: { id, kind, createdAt: now, updatedAt: now } })
  await ctx.db.identifierLink.createMany({
    data: identifierIds.map((identifierId) => ({
      id: ctx.ids.next(),
      identifierId,
      partyId: id,
      source,
      linkedAt: now,
    })),
  })
  return id
}

export const recordSeparation = (ctx: Context, partyIds: readonly string[]) =>
  ctx.db.$executeRaw`
    INSERT INTO party_change (revision, kind, party_ids, at)
    SELECT coalesce(max(revision), 0) + 1, 'separated', ${[...partyIds]}::uuid[], ${ctx.clock.now()} FROM party_change`

export const readParty = (db: Db, id: string) =>
  db.party.findUnique({
    where: { id },
    select: { id: true, kind: true, mergedInto: true, profileSealed: true },
  })

export const rootOf = async (db: Db, id: string): Promise<string> =>
  (await readParty(db, id))?.mergedInto ?? id

export const countIdNumbers = (db: Db, partyIds: readonly string[]): Promise<number> =>
  db.identifier.count({ where: { kind: 'id_number', partyId: { in: [...partyIds] } } })

/** Somebody, with a name, has ended a link of one of them to something that is the other's now, or that made them one by this very way. */
export async function wereParted(db: Db, partyIds: readonly [string, string]): Promise<boolean> {
  const ids = [...partyIds]
  const ended = await db.identifierLink.count({
    where: {
      endedBy: { not: null },
      party: { OR: [{ id: { in: ids } }, { mergedInto: { in: ids } }] },
      identifier: { partyId: { in: ids } },
    },
  })
  return ended > 0
}

export const insertLink = (
  ctx: Context,
  link: {
    readonly identifierId: string
    readonly partyId: string
    readonly source: string
    readonly signalId: string
  },
) =>
  ctx.db.identifierLink.create({
    data: { ...link, id: ctx.ids.next(), linkedAt: ctx.clock.now() },
    select: { id: true },
  })

export const writeProfile = (ctx: Context, id: string, profileSealed: Uint8Array) =>
  ctx.db.party.update({
    where: { id },
    data: {
      profileSealed: Buffer.from(profileSealed),
      keyVersion: ctx.vault.keyVersion,
      updatedAt: ctx.clock.now(),
    },
    select: { id: true },
  })

export const recordMerge = (ctx: Context, partyIds: readonly string[]) =>
  ctx.db.$executeRaw`
    INSERT INTO party_change (revision, kind, party_ids, at)
    SELECT coalesce(max(revision), 0) + 1, 'merged', ${[...partyIds]}::uuid[], ${ctx.clock.now()} FROM party_change`
