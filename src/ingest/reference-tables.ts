import type { Context } from '../context'
import { MINUTE_MS } from '../lib/duration'
import { districtAtOnce, levelPoliciesAt, loadGazetteer, type Gazetteer, type LevelPolicy } from '../stations'
import type { Profile } from '../people'

/** Tables that change now and then and are needed with every batch: places and the minutes of the levels. */
export interface ReferenceTables {
  /** Reads again what is older than a minute; call before a batch is put together. */
  refresh(): Promise<void>
  districtOf(profile: Profile): string | null
  policies(): readonly LevelPolicy[]
}

const KEPT_MS = MINUTE_MS

export function createReferenceTables(ctx: Context): ReferenceTables {
  let gazetteer: Gazetteer = { districts: [], towns: [] }
  let policies: readonly LevelPolicy[] = []
  let readAt: number | null = null
  return {
    refresh: async () => {
      const now = ctx.clock.now()
      if (readAt !== null && Math.abs(now.getTime() - readAt) < KEPT_MS) return
      ;[gazetteer, policies] = await Promise.all([loadGazetteer(ctx.db), levelPoliciesAt(ctx, now)])
      // An empty table is being filled: it is asked again.
      readAt = policies.length === 0 || gazetteer.districts.length === 0 ? null : now.getTime()
    },
    districtOf: ({ location, address }) =>
      districtAtOnce(gazetteer, { point: location ?? null, address: address ?? null }),
    policies: () => policies,
  }
}
