import { loadConfig } from '../config'
import { systemClock } from '../platform/clock'
import { migrate } from '../platform/migrate'

export async function run(): Promise<number> {
  const applied = await migrate(loadConfig().database.url, systemClock.now())
  const lines = applied.length === 0 ? ['nothing to apply'] : applied.map((name) => `applied ${name}`)
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}
