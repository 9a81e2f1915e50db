import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { others, type Contestant } from './engine-contestants'
import { ours } from './engine-ours'
import { rulesOf, signalsOf, type FlatSignal } from './engine-rules'

/**
 * npm run bench:engine [-- --seconds 1 --rounds 3 --sizes 10,50,200,1000]: the same rules and signals through every engine in
 * one process, in turns; first they have to agree on what fires. CPU time of all threads is measured, not the clock on the
 * wall, since other programs share the machine. One table, and bench/results/engine.json.
 */

interface Measured {
  readonly engine: string
  readonly rules: number
  /** Of CPU time. */
  readonly perSecond: number
}

const SEED = 20_230_223
const SIGNALS = 2_000
const COMPARED = 300

async function main(): Promise<void> {
  const seconds = Number(argument('--seconds') ?? 1)
  const rounds = Number(argument('--rounds') ?? 3)
  const sizes = (argument('--sizes') ?? '10,50,200,1000').split(',').map(Number)
  const results: Measured[] = []
  let missing: Record<string, string> = {}
  const firing: Record<string, number> = {}
  for (const size of sizes) {
    const rules = rulesOf(size, SEED)
    const signals = signalsOf(SIGNALS, SEED + size)
    const field = await others(rules)
    missing = field.missing
    const contestants = [...ours(rules), ...field.contestants]
    firing[size] = await agree(contestants, signals.slice(0, COMPARED), size)
    results.push(...(await race(contestants, signals, size, { seconds, rounds })))
  }
  report(results, missing, firing, { seconds, rounds })
}

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

/** @returns the share of rules that fire. @throws naming who differs, and where */
async function agree(
  contestants: readonly Contestant[],
  signals: readonly FlatSignal[],
  size: number,
): Promise<number> {
  let fired = 0
  for (const [at, signal] of signals.entries()) {
    const said = await Promise.all(
      contestants.map(async ({ name, evaluate }) => ({
        name,
        ids: [...(await evaluate(signal))].sort().join(),
      })),
    )
    const [first] = said
    const other = said.find(({ ids }) => ids !== first?.ids)
    if (other !== undefined)
      throw new Error(`signal ${at}: ${first?.name} says ${first?.ids}; ${other.name} says ${other.ids}`)
    fired += first?.ids === '' ? 0 : (first?.ids.split(',').length ?? 0)
  }
  return fired / signals.length / size
}

/** In turns, so that a noisy minute of the machine falls on all of them; the median of the rounds counts. */
async function race(
  contestants: readonly Contestant[],
  signals: readonly FlatSignal[],
  rules: number,
  { seconds, rounds }: { seconds: number; rounds: number },
): Promise<Measured[]> {
  const speeds = new Map<string, number[]>()
  for (const contestant of contestants) await timed(contestant, signals, seconds / 2)
  for (let round = 0; round < rounds; round++)
    for (const contestant of contestants) {
      const speed = await timed(contestant, signals, seconds)
      speeds.set(contestant.name, [...(speeds.get(contestant.name) ?? []), speed])
    }
  return [...speeds].map(([engine, measured]) => {
    const perSecond = Math.round(median(measured))
    console.error(`${rules} rules, ${engine}: ${perSecond}/s`)
    return { engine, rules, perSecond }
  })
}

/** Evaluations a second of CPU time. Time is looked at once in a while, since a look costs as much as ten rules. */
async function timed(
  { evaluate }: Contestant,
  signals: readonly FlatSignal[],
  seconds: number,
): Promise<number> {
  let done = 0
  const before = process.cpuUsage()
  const begun = performance.now()
  const until = begun + seconds * 1_000
  let chunk = 1
  while (performance.now() < until) {
    for (let n = 0; n < chunk; n++) {
      const fired = evaluate(signals[done++ % signals.length]!)
      if (fired instanceof Promise) await fired
    }
    if (performance.now() - begun < (seconds * 1_000) / 20) chunk *= 2
  }
  const { user, system } = process.cpuUsage(before)
  return (done * 1e6) / (user + system)
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

function report(
  results: readonly Measured[],
  missing: Record<string, string>,
  firing: Record<string, number>,
  settings: object,
): void {
  const sizes = [...new Set(results.map(({ rules }) => rules))]
  const names = [...new Set(results.map(({ engine }) => engine))]
  const speed = (engine: string, rules: number): number =>
    results.find((one) => one.engine === engine && one.rules === rules)?.perSecond ?? NaN
  const row = (of: (rules: number) => number): Record<string, number> =>
    Object.fromEntries(sizes.map((rules) => [`${rules} rules`, of(rules)]))
  console.table(Object.fromEntries(names.map((name) => [name, row((rules) => speed(name, rules))])))
  const ratios = Object.fromEntries(
    names
      .filter((name) => name !== 'Menshen')
      .map((name) => [
        name,
        row((rules) => Math.round((speed('Menshen', rules) / speed(name, rules)) * 10) / 10),
      ]),
  )
  console.log('Menshen is so many times as fast as')
  console.table(ratios)
  for (const [name, reason] of Object.entries(missing))
    console.log(`${name} could not be run here: ${reason}`)
  const [cpu] = cpus()
  const machine = { cpu: cpu?.model, cores: cpus().length, node: process.version }
  const result = { at: new Date().toISOString(), machine, settings, firing, missing, ratios, results }
  mkdirSync('bench/results', { recursive: true })
  writeFileSync('bench/results/engine.json', `${JSON.stringify(result, null, 2)}\n`)
}

void main()
