import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Client } from 'pg'
import { seedAll } from '../seeds'
import { readFigures } from '../src/command/figures'
import { readLive } from '../src/command/live'
import { systemActor, type Context } from '../src/context'
import { readMonth } from '../src/reports/month'
import { periodsOf } from '../src/reports/period'
import { inOwnService } from './own-service'

/**
 * npm run bench:figures [-- --warnings 100000 --days 400 --rounds 5]: how long the wall's and the month's figures take over
 * a history of that size, nothing kept, beside a mere count of the month's warnings; and bench/results/figures.json.
 */
const MONTH = new Date().toISOString().slice(0, 7)

async function main(): Promise<void> {
  const warnings = Number(argument('--warnings') ?? 100_000)
  const days = Number(argument('--days') ?? 400)
  const rounds = Number(argument('--rounds') ?? 5)
  await inOwnService({ isDurable: false }, async ({ world, databaseUrl }) => {
    const ctx = world.context(systemActor('bench'))
    await seedAll(ctx, { demo: false })
    await writeCity(databaseUrl, { warnings, days })
    report({ warnings, days, rounds, ...(await measure(ctx, rounds)) })
  })
}

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

async function writeCity(url: string, { warnings, days }: { warnings: number; days: number }): Promise<void> {
  const client = new Client(url)
  await client.connect()
  try {
    for (const [name, value] of Object.entries({ now: new Date().toISOString(), days, warnings }))
      await client.query('SELECT set_config($1, $2, false)', [`city.${name}`, String(value)])
    await client.query(readFileSync('bench/figures-city.sql', 'utf8'))
  } finally {
    await client.end()
  }
}

async function measure(ctx: Context, rounds: number) {
  const periods = periodsOf(MONTH, ctx.clock.now(), null)
  if (periods === null) throw new Error(`${MONTH} has not begun`)
  return {
    'count of the month': await median(rounds, () =>
      ctx.db.warning.count({ where: { openedAt: { gte: periods.now.from } } }),
    ),
    'wall, now': await median(rounds, () => readLive(ctx, null)),
    'wall, 1 day': await median(rounds, () => readFigures(ctx, 1, null)),
    'wall, 30 days': await median(rounds, () => readFigures(ctx, 30, null)),
    'wall, 30 days, a district': await median(rounds, () => readFigures(ctx, 30, '330602')),
    "month's report": await median(rounds, () => readMonth(ctx, periods)),
  }
}

/** Milliseconds. */
async function median(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  await work()
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now()
    await work()
    times.push(performance.now() - startedAt)
  }
  return Math.round(times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0)
}

function report(result: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(28)}${value}`)
  mkdirSync('bench/results', { recursive: true })
  writeFileSync('bench/results/figures.json', JSON.stringify(result, null, 2) + '\n')
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
