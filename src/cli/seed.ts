import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { seedAll, type SeedReport } from '../../seeds'
import { loadConfig } from '../config'
import { systemActor, type Context } from '../context'
import { openWorld } from '../platform/world'
import { importBranches, importStations, stationLimits, type StationFileProblem } from '../stations'

const USAGE = `usage: menshen seed [--simulated-bank URL]
       menshen seed stations FILE.csv [--keep]
       menshen seed branches FILE.csv

  seed            adds what is missing: districts, towns, stations, banks, levels, typologies; outside production
                  the demo's users and keys, too. Changes nothing that is there.
  seed stations   takes your own list of stations in place of the illustrative ones. Columns
                  code,name,town_code,lon,lat (GCJ-02), UTF-8. One bad row refuses the whole file. Stations that
                  are not in the file become inactive, unless --keep.
  seed branches   takes bank branches, by the source of their payments. Columns source,name,lon,lat,datum (WGS-84 or
                  GCJ-02), UTF-8. Those of the same source are replaced, the others stay.
`

/** 0 when it is done, 1 when a file is refused, 2 for a wrong call. */
export async function run(argv: string[]): Promise<number> {
  const call = readCall(argv)
  if (call === null) {
    process.stderr.write(USAGE)
    return 2
  }
  const file = call.kind === 'all' ? null : await readIfPossible(call.path)
  if (call.kind !== 'all' && file === null) return 2
  const world = await openWorld(loadConfig())
  try {
    const ctx = world.context(systemActor('seed'))
    if (call.kind === 'all' || file === null) {
      const { simulatedBankUrl } = call
      printReport(await seedAll(ctx, { demo: world.config.isDemo, simulatedBankUrl }))
      return 0
    }
    if (call.kind === 'branches') return await takeBranches(ctx, call.path, file)
    return await takeStations(ctx, call.path, file, call.keepOthers)
  } finally {
    await world.close()
  }
}

interface SeedCall {
  readonly kind: 'all' | 'stations' | 'branches'
  readonly path: string
  readonly keepOthers: boolean
  readonly simulatedBankUrl: string | null
}

/** null: not a call we know. */
function readCall(argv: string[]): SeedCall | null {
  const options = { keep: { type: 'boolean' }, 'simulated-bank': { type: 'string' } } as const
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true })
    const [what, path = '', ...rest] = positionals
    const kind = what === undefined ? 'all' : (['stations', 'branches'] as const).find((one) => one === what)
    if (kind === undefined || rest.length > 0 || (kind !== 'all' && path === '')) return null
    return {
      kind,
      path,
      keepOthers: values.keep ?? false,
      simulatedBankUrl: values['simulated-bank'] ?? null,
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return null
  }
}

/** null, after saying why. */
async function readIfPossible(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    process.stderr.write(`${path}: ${error instanceof Error ? error.message : String(error)}\n`)
    return null
  }
}

async function takeStations(
  ctx: Context,
  path: string,
  file: Uint8Array,
  keepOthers: boolean,
): Promise<number> {
  const source = `imported from ${basename(path)}, ${ctx.clock.now().toISOString().slice(0, 10)}`
  const result = await importStations(ctx, file, { keepOthers, source })
  if (!result.ok) {
    printProblems(path, result.error)
    return 1
  }
  const { added, replaced, deactivated, officersToMove } = result.value
  process.stdout.write(`${added} added, ${replaced} replaced, ${deactivated} now inactive\n`)
  if (officersToMove > 0) {
    process.stdout.write(
      `${officersToMove} officers belong to a station that is not active: give them another\n`,
    )
  }
  return 0
}

async function takeBranches(ctx: Context, path: string, file: Uint8Array): Promise<number> {
  const result = await importBranches(ctx, new TextDecoder().decode(file))
  if (!result.ok) {
    printProblems(path, result.error)
    return 1
  }
  process.stdout.write(`${result.value} branches\n`)
  return 0
}

function printProblems(path: string, problems: readonly StationFileProblem[]): void {
  const shown = problems.slice(0, stationLimits.shownProblems.value)
  for (const { line, expected } of shown) process.stderr.write(`${path}:${line}: expected ${expected}\n`)
  if (shown.length < problems.length) process.stderr.write(`… and ${problems.length - shown.length} more\n`)
  process.stderr.write('nothing has been changed\n')
}

function printReport({ added, demo }: SeedReport): void {
  const parts = Object.entries(added).map(([table, count]) => `${count} ${table}`)
  process.stdout.write(`added: ${parts.join(', ')}\n`)
  for (const { role, username, password } of demo?.users ?? []) {
    process.stdout.write(`  ${role.padEnd(11)} ${username.padEnd(14)} ${password}\n`)
  }
}
