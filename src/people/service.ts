import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import { present } from '../lib/assert'
import { found } from '../transitions'
import { componentsOf } from './components'
import * as repository from './repository'

// What stays behind when a link is ended was not said by any source.
const BY_SEPARATION = 'separation'

/** Which identifiers are held to be a party's, since when, and on whose word; ended links with the reason. */
export async function readLinks(ctx: Context, partyId: string): Promise<repository.LinkRow[]> {
  const cluster = await repository.readCluster(ctx.db, partyId)
  if (cluster.length === 0) throw notFound('party')
  return repository.readLinks(
    ctx.db,
    cluster.map(({ id }) => id),
  )
}

/**
 * Ends a link that has proved wrong. Whoever was one by it alone is parted again: parties and identifiers fall apart
 * along the links that still stand, and the two do not become one again by themselves. Warnings stay where they were
 * opened. The processes that write signals learn of it with their next batch and rebuild the windows of those concerned.
 * @throws AppError not_found; illegal_move when it has been ended already
 */
export async function endLink(ctx: Context, linkId: string, reason: string): Promise<{ partyIds: string[] }> {
  return ctx.transact(async (tx) => {
    await repository.lockChanges(tx.db)
    const { party } = found(await repository.readLink(tx.db, linkId), 'link')
    const endedBy = tx.actor.kind === 'user' ? tx.actor.id : null
    if ((await repository.endLink(tx, linkId, endedBy, reason)) === 0)
      throw new AppError('illegal_move', 'link: it has been ended already')
    const partyIds = await fallApart(tx, party.mergedInto ?? party.id)
    await repository.recordSeparation(tx, partyIds)
    return { partyIds }
  })
}

async function fallApart(tx: Context, rootId: string): Promise<string[]> {
  const parties = await repository.readCluster(tx.db, rootId)
  const partyIds = parties.map(({ id }) => id)
  const identifierIds = (await repository.readIdentifiers(tx.db, rootId)).map(({ id }) => id)
  const standing = (await repository.readLinks(tx.db, partyIds)).filter(({ endedAt }) => endedAt === null)
  const made: string[] = []
  for (const component of componentsOf(partyIds, identifierIds, standing)) {
    const [oldest] = component.partyIds
    const kind = present(parties[0], 'party').kind
    const root = oldest ?? (await repository.makeParty(tx, kind, component.identifierIds, BY_SEPARATION))
    if (oldest === undefined) made.push(root)
    await repository.setRoot(tx, root, component.partyIds, component.identifierIds)
  }
  return [...partyIds, ...made]
}
