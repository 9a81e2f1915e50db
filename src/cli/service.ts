import { loadConfig } from '../config'
import { pendingMigrations } from '../platform/migrate'
import { openWorld, type World } from '../platform/world'

/** Opens the world, runs a service in it until it is told to stop, and closes both in order. */
export async function runService(
  name: string,
  start: (world: World) => Promise<{ close(): Promise<void> }>,
): Promise<number> {
  const config = loadConfig()
  const pending = await pendingMigrations(config.database.url)
  if (pending.length > 0)
    throw new Error(`the database lacks ${pending.join(', ')}: run "menshen migrate" first`)
  const stopped = untilStopped()
  const world = await openWorld(config)
  const running = await start(world)
  const messages = config.twilio === null ? 'recorded only: Twilio is not set' : 'sent by Twilio'
  world.log.info({ process: name, messages }, 'ready')
  process.send?.('ready')
  const why = await stopped
  world.log.info({ process: name, why }, 'stopping')
  await running.close()
  await world.close()
  // An open channel to the supervisor would keep the process.
  if (process.connected) process.disconnect()
  return 0
}

/** A signal, or the end of the `menshen start` that started us. */
function untilStopped(): Promise<string> {
  const isSupervised = process.send !== undefined
  return new Promise((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('disconnect', () => resolve('supervisor gone'))
    // Ctrl-C and a closed terminal reach the whole group; supervised, we wait to be told, in the right order.
    for (const name of ['SIGINT', 'SIGHUP'] as const)
      process.on(name, () => {
        if (!isSupervised) resolve(name)
      })
  })
}
