import { startServers, type TestServers } from './servers'
import { ensureTemplate } from './template'

declare global {
  // Handed from globalSetup to globalTeardown, which Jest runs in the same process.
  var menshenTestServers: TestServers | undefined
}

/** Jest's globalSetup: the servers of this run and the migrated database that every test copies. */
export default async function start(): Promise<void> {
  const servers = await startServers()
  globalThis.menshenTestServers = servers
  // An interrupted run goes through Jest's teardown no more.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void servers.stop().finally(() => process.exit(1)))
  try {
    process.env.MENSHEN_TEST_TEMPLATE = await ensureTemplate(servers.databaseUrl)
  } catch (error) {
    await servers.stop()
    throw error
  }
  process.env.MENSHEN_TEST_DATABASE_URL = servers.databaseUrl
  process.env.MENSHEN_TEST_REDIS_URL = servers.redisUrl
}
