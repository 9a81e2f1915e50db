import { cpus } from 'node:os'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createEngine, loadRulePack, type RulePack } from '../src/engine'
import { profiles, simulate, stressed, stresses, type Profile } from '../src/simulate'
import { Replay } from '../src/replays/judge'
import { printed } from '../src/cli/replay-print'
import { ReplayTally, type ReplayReport } from '../src/cli/replay-report'
import { readSignal } from '../src/replays/wire'
import { createModelCache } from '../src/platform/model-cache'

/**
 * What the rules make of simulated places: `npm run bench:simulation [-- --quick]`. `city` is the place on which rules are
 * tuned, under other seeds; `elsewhere` is held out and is the one to quote. Then one change at a time of `elsewhere`.
 * No window is filled before the first day, so that every payee is new at first: the harder case.
 */

const SEEDS = ['bench-1', 'bench-2']
const SIZE = { people: 6_000, days: 30, perThousandYear: 150 }
/** Far more frauds than in any city, so that few people give episodes enough to divide by. */
const STRESS_SIZE = { people: 3_000, days: 24, perThousandYear: 300 }

const isQuick = process.argv.includes('--quick')

function main(): void {
  const pack = loadRulePack('rules')
  const places = Object.fromEntries(
    Object.values(profiles).map((profile) => [profile.name, told(pack, profile, profile.name, SIZE, SEEDS)]),
  )
  const { elsewhere } = profiles
  if (elsewhere === undefined) throw new Error('no profile')
  const [seed = ''] = SEEDS
  const rows = [
    ['as it is', elsewhere] as const,
    ...Object.keys(stresses).map((name) => named(elsewhere, name)),
  ]
  const table = isQuick
    ? []
    : rows.map(([name, profile]) => rowOf(name, told(pack, profile, name, STRESS_SIZE, [seed])))
  console.table(table)
  save({ ruleset: pack.ruleset, seeds: SEEDS, size: SIZE, places, stressSize: STRESS_SIZE, stresses: table })
}

function named(profile: Profile, name: string): readonly [string, Profile] {
  const changed = stressed(profile, name)
  if (changed === null) throw new Error(`no stress ${name}`)
  return [name, changed]
}

type Size = typeof SIZE

function told(
  pack: RulePack,
  profile: Profile,
  name: string,
  size: Size,
  seeds: readonly string[],
): ReplayReport {
  const tally = new ReplayTally()
  for (const seed of seeds) replayed(pack, { profile, seed, ...size }, tally)
  const report = tally.report()
  console.log(`\n${name}\n${printed(report)}`)
  return report
}

function replayed(pack: RulePack, options: Parameters<typeof simulate>[0], tally: ReplayTally): void {
  const replay = new Replay(createEngine(pack, { cache: createModelCache() }))
  for (const { line, truth } of simulate(options)) {
    const read = readSignal(line)
    if (typeof read === 'string') throw new Error(read)
    // People and episodes of different seeds are different ones.
    const own = (id: string): string => `${options.seed}/${id}`
    const { person } = truth
    const apart = { ...truth, person: person === null ? null : own(person) }
    tally.add(
      apart.label === 'fraud' ? { ...apart, episode: own(apart.episode) } : apart,
      replay.judge(read.signal),
    )
  }
}

const rowOf = (name: string, { all, honest, precision }: ReplayReport): object => ({
  place: name,
  episodes: all.episodes,
  holdable: all.holdable,
  held: all.held,
  heldShare: all.heldShare,
  savedShare: all.savedShare,
  falseHolds: honest.held,
  honestPayments: honest.payments,
  falsePer10000: honest.heldPer10000,
  precision: precision.heldShareFraud,
})

function save(result: object): void {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version }
  mkdirSync('bench/results', { recursive: true })
  const text = JSON.stringify({ at: new Date().toISOString(), machine, ...result }, null, 2)
  writeFileSync('bench/results/simulation.json', `${text}\n`)
}

main()
