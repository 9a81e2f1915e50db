import type { Context, Db } from '../context'
import { loadGazetteer } from '../stations'
import { whereaboutsOf } from '../tasks'

interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

export const placingLimits = {
  every: { value: 3, unit: 'seconds', source: 'our own design', since: '2026-11-26' },
  step: { value: 200, unit: 'warnings', source: 'our own design', since: '2026-11-26' },
} as const satisfies Record<string, Limit>

const sealed = { select: { profileSealed: true } } as const

/**
 * One turn of the sweep: finds out in which town the people of new warnings are, from what is sealed; nobody reads it.
 * @returns how many were looked at
 */
export const placeWarnings = (ctx: Context): Promise<number> =>
  ctx.transact(async (tx) => {
    const ids = await lockUnplaced(tx.db)
    if (ids.length === 0) return 0
    const gazetteer = await loadGazetteer(tx.db)
    const warnings = await tx.db.warning.findMany({
      where: { id: { in: ids } },
      select: { id: true, districtCode: true, party: sealed, organisation: sealed },
    })
    const found: { id: string; town_code: string | null }[] = []
    for (const warning of warnings) {
      const { place } = await whereaboutsOf(tx, warning, gazetteer)
      found.push({ id: warning.id, town_code: place.townCode })
    }
    await keepTowns(tx, found)
    return found.length
  })

/** Locked, so that what a warning learns meanwhile comes after and is looked at next time. */
async function lockUnplaced(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM warning WHERE placed_at IS NULL OR (town_code IS NULL AND updated_at > placed_at)
     ORDER BY opened_at LIMIT ${placingLimits.step.value} FOR NO KEY UPDATE SKIP LOCKED`
  return rows.map(({ id }) => id)
}

const keepTowns = (
  { db, clock }: Context,
  found: readonly { readonly id: string; readonly town_code: string | null }[],
): Promise<number> =>
  db.$executeRaw`
    UPDATE warning w SET town_code = f.town_code, placed_at = greatest(${clock.now()}, w.updated_at)
      FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb) AS f(id uuid, town_code text) WHERE w.id = f.id`
