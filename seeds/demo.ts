import type { Context } from '../src/context'
import { AppError } from '../src/errors'
import { seedDemoCaseVolumes } from './case-volumes'
import { seedDemoBanks, seedDemoKeys } from './demo-connections'
import { seedDemoUsers } from './demo-users'
import { readDemoCredentials, type DemoCredentials } from './credentials'

export interface DemoSeed {
  readonly users: number
  readonly apiKeys: number
  readonly credentials: DemoCredentials
}

/**
 * Invented users, keys of sources, and banks that the simulated bank answers for. Their secrets are in the data
 * folder of this machine; the caller writes them there after the commit, so that a secret which is in the file is
 * also in the database. What the file lacks is made anew, and replaces what nobody knows any more.
 */
export async function seedDemo(ctx: Context, simulatedBankUrl: string | null): Promise<DemoSeed> {
  if (ctx.config.isProduction) throw new AppError('forbidden', 'there are no demo users in production')
  await seedDemoCaseVolumes(ctx)
  const known = readDemoCredentials(ctx.config.dataDir)
  const users = await seedDemoUsers(ctx, known.users)
  const apiKeys = await seedDemoKeys(ctx, known.apiKeys, simulatedBankUrl)
  const banks = await seedDemoBanks(ctx, known.banks, simulatedBankUrl)
  return {
    users: users.added,
    apiKeys: apiKeys.added,
    credentials: { users: users.credentials, apiKeys: apiKeys.credentials, banks },
  }
}
