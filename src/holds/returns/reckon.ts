import type { Context } from '../../context'
import { DAY_MS, after } from '../../lib/duration'
import { found } from '../../transitions'
import { RENOTICE_DAYS } from '../limits'
import { allocate, totalOf } from './allocate'
import * as repository from './repository'
import type { ReturnRow } from './repository'

type Reckoned = Pick<ReturnRow, 'availableFen' | 'claims'>

export const sharesOf = ({ availableFen, claims }: Reckoned) => allocate(availableFen, claims)

/** Some of it cannot be told apart by time stamp: 30 days' public notice (2016-09-18 rules). One claim alone has nobody to share with. */
export const needsNotice = (row: Reckoned): boolean =>
  row.claims.length > 1 && sharesOf(row).some(({ proRataFen }) => proRataFen > 0n)

/**
 * Writes the shares anew after a claim has changed. Where the notice runs and somebody's share is another one now, the others
 * have some days to look at it.
 */
export async function reckon(ctx: Context, id: string): Promise<ReturnRow> {
  const row = found(await repository.readReturn(ctx, id), 'return')
  const shares = new Map(sharesOf(row).map((share) => [share.id, totalOf(share)]))
  const changed = row.claims.filter((claim) => claim.shareFen !== shares.get(claim.id))
  for (const claim of changed)
    await repository.updateClaim(ctx, claim.id, { shareFen: shares.get(claim.id) ?? 0n })
  if (changed.length > 0 && row.objectionsUntil !== null) await extend(ctx, row, row.objectionsUntil)
  return found(await repository.readReturn(ctx, id), 'return')
}

async function extend(ctx: Context, row: ReturnRow, until: Date): Promise<void> {
  const least = after(ctx.clock.now(), RENOTICE_DAYS * DAY_MS)
  const objectionsUntil = until < least ? least : until
  await repository.updateReturn(ctx, row.id, { objectionsUntil, revision: row.revision + 1 })
  await repository.noteReturn(ctx, row, 'recalculated')
  await ctx.timers.set(ctx.db, 'return.notice', row.id, objectionsUntil)
}
