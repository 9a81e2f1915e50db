import type { Context } from '../src/context'
import { seedBanks } from './banks'
import { writeDemoCredentials, type DemoCredentials } from './credentials'
import { seedDemo } from './demo'
import { seedLevels } from './levels'
import { seedOutlines } from './outlines'
import { seedPlaces } from './places'
import { seedTownIndex } from './town-index'
import { seedTypologies } from './typologies'

export { readDemoCredentials, type DemoCredentials } from './credentials'

export interface SeedOptions {
  /** Invented users, keys of sources and connected banks, too. Refused in production. */
  readonly demo: boolean
  /** Where the simulated bank listens; without it the banks keep the address they have. */
  readonly simulatedBankUrl?: string | null
}

export interface SeedReport {
  /** Rows that were missing and have been added; all 0 when nothing was to do. */
  readonly added: Readonly<Record<SeededTable, number>>
  /** What to sign in with; null without the demo. */
  readonly demo: DemoCredentials | null
}

export type SeededTable =
  'districts' | 'towns' | 'stations' | 'banks' | 'levels' | 'townIndex' | 'typologies' | 'users' | 'apiKeys'

/**
 * Puts the seeds into the database, in one transaction. Only what is missing is added: run twice it does the same,
 * and what a centre has changed stays. `menshen start` calls it at every start, after migrating:
 * `await seedAll(world.context(systemActor('seed')), { demo: config.isDemo, simulatedBankUrl })`.
 *
 * @throws AppError forbidden when demo users are asked for in production
 */
export async function seedAll(ctx: Context, options: SeedOptions): Promise<SeedReport> {
  const report = await ctx.transact(async (tx) => {
    // Two processes that start at once seed one after the other.
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('menshen.seed'))`
    const places = await seedPlaces(tx)
    await seedOutlines(tx)
    const reference = {
      ...places,
      banks: await seedBanks(tx),
      levels: await seedLevels(tx),
      townIndex: await seedTownIndex(tx),
      typologies: await seedTypologies(tx),
    }
    const demo = options.demo ? await seedDemo(tx, options.simulatedBankUrl ?? null) : null
    return {
      added: { ...reference, users: demo?.users ?? 0, apiKeys: demo?.apiKeys ?? 0 },
      demo: demo?.credentials ?? null,
    }
  })
  if (report.demo !== null) writeDemoCredentials(ctx.config.dataDir, report.demo)
  return report
}
