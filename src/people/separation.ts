import type { Context } from '../context'
import { AppError } from '../errors'
import { found } from '../transitions'

// The lock of whoever writes party changes (hot-statements.ts): a later revision never becomes visible first.
const CHANGES_LOCK = 727_073

/** A party with its identifiers and why each is held to be its own; whoever had become part of it included. */
export async function readParty(ctx: Context, id: string) {
  const party = found(await ctx.db.party.findUnique({ where: { id } }), 'party')
  const rootId = party.mergedInto ?? party.id
  const [identifiers, links] = await Promise.all([
    ctx.db.identifier.findMany({ where: { partyId: rootId }, orderBy: { firstSeenAt: 'asc' } }),
    ctx.db.identifierLink.findMany({
      where: { party: { OR: [{ id: rootId }, { mergedInto: rootId }] } },
      orderBy: { linkedAt: 'asc' },
    }),
  ])
  return { id: rootId, kind: party.kind, identifiers, links }
}

/**
 * An identifier turns out to be somebody else's: it goes to a party of its own, and the two are not joined again by
 * what is already known. Windows of both are built anew before the next signal is judged.
 * @returns the party it has now @throws AppError not_found; illegal_move when it is ended or the only one; lost_race
 */
export const separate = (ctx: Context, linkId: string, reason: string): Promise<string> =>
  ctx.transact(async (tx) => {
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(${CHANGES_LOCK}::bigint)`
    const link = found(
      await tx.db.identifierLink.findUnique({ where: { id: linkId }, include: { identifier: true } }),
      'link',
    )
    const { identifier } = link
    if (link.endedAt !== null || identifier.partyId === null)
      throw new AppError('illegal_move', 'link: it has ended')
    const formerId = identifier.partyId
    if ((await tx.db.identifier.count({ where: { partyId: formerId } })) < 2)
      throw new AppError('illegal_move', 'link: the party has no other identifier')
    const newId = await makeParty(tx, formerId)
    const { count } = await tx.db.identifier.updateMany({
      where: { id: identifier.id, partyId: formerId },
      data: { partyId: newId },
    })
    if (count === 0) throw new AppError('lost_race', 'link: the identifier has moved since it was read')
    await moveLink(tx, identifier.id, newId, reason)
    await tx.db.$executeRaw`
      INSERT INTO party_change (revision, kind, party_ids, at)
      SELECT coalesce(max(revision), 0) + 1, 'separated', ${[formerId, newId]}::uuid[], ${tx.clock.now()} FROM party_change`
    return newId
  })

async function makeParty(tx: Context, formerId: string): Promise<string> {
  const { kind, districtCode } = await tx.db.party.findUniqueOrThrow({ where: { id: formerId } })
  const id = tx.ids.next()
  const now = tx.clock.now()
  // Name and address stay with the former party: which of the two they belong to is not known.
  await tx.db.party.create({
    data: { id, kind, districtCode, keyVersion: tx.vault.keyVersion, createdAt: now, updatedAt: now },
  })
  return id
}

async function moveLink(tx: Context, identifierId: string, partyId: string, reason: string): Promise<void> {
  const now = tx.clock.now()
  const endedBy = tx.actor.kind === 'user' ? tx.actor.id : null
  await tx.db.identifierLink.updateMany({
    where: { identifierId, endedAt: null },
    data: { endedAt: now, endedBy, reason },
  })
  await tx.db.identifierLink.create({
    data: { id: tx.ids.next(), identifierId, partyId, source: 'desk:separation', linkedAt: now },
  })
}
