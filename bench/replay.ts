import { cpus, tmpdir } from 'node:os'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine, loadRulePack, type Engine, type RulePack } from '../src/engine'
import { createModelCache } from '../src/platform/model-cache'
import { ingestLimits } from '../src/signals'
import { profiles, simulate } from '../src/simulate'
import { lineBatches, lineWriter } from '../src/cli/jsonl'
import { forReplay, Replay } from '../src/replays/judge'
import { judgeStream } from '../src/cli/replay-stream'
import { readSignal } from '../src/replays/wire'
import { packOf } from './rules-of-size'

/**
 * How many signals a second `menshen replay` judges on one core, beside a program that only reads, parses and writes the
 * same file: `npm run bench:replay [-- --month [--people 100000]]`. CPU time is measured, not the clock on the wall, since
 * other programs share the machine; the engine is made before, as it is once however long the stream. `--month` replays
 * thirty days of a city of 100,000 instead and watches the memory.
 */

const PEOPLE = 20_000
const DAYS = 8
const RULES = 200
const ROUNDS = 3
const MONTH_DAYS = 30
const MONTH_PEOPLE = 100_000
const MB = 1_048_576

interface Measured {
  readonly name: string
  readonly signals: number
  readonly cpuUs: number
}

const folder = mkdtempSync(join(tmpdir(), 'menshen-bench-'))
const out = join(folder, 'out.ndjson')

async function main(): Promise<void> {
  const isMonth = process.argv.includes('--month')
  const input = join(folder, 'signals.ndjson')
  const people = Number(argument('--people') ?? (isMonth ? MONTH_PEOPLE : PEOPLE))
  await simulated(input, { people, days: isMonth ? MONTH_DAYS : DAYS })
  try {
    if (isMonth) await watchMemory(input, people)
    else await compare(input)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

async function simulated(path: string, { people, days }: { people: number; days: number }): Promise<void> {
  const profile = profiles['city']
  if (profile === undefined) throw new Error('no profile')
  const writer = await lineWriter(path)
  for (const { line } of simulate({ profile, people, days, seed: 'bench' })) await writer.write(line)
  await writer.close()
}

async function compare(input: string): Promise<void> {
  const packs = { ofToday: loadRulePack('rules'), ofSize: packOf('rules', RULES, folder) }
  const cache = createModelCache()
  const begun = process.cpuUsage()
  const engines = {
    ofToday: createEngine(packs.ofToday, { cache, ...forReplay }),
    ofSize: createEngine(packs.ofSize, { cache, ...forReplay }),
  }
  const { user } = process.cpuUsage(begun)
  const contenders: [string, () => Promise<number>][] = [
    ['read, JSON.parse, write', () => bare(input)],
    ['read and check the wire format', () => wire(input)],
    ["replay, today's pack", () => replayed(input, engines.ofToday)],
    [`replay, ${RULES} rules`, () => replayed(input, engines.ofSize)],
  ]
  const best = new Map<string, Measured>()
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, run] of contenders) {
      const one = await measured(name, run)
      if (one.cpuUs < (best.get(name)?.cpuUs ?? Infinity)) best.set(name, one)
    }
  const results = [...best.values()].map((one) => ({ ...one, perSecond: Math.round(1e6 / one.cpuUs) }))
  const floor = best.get('read, JSON.parse, write')?.cpuUs ?? NaN
  const table = results.map((one) => ({ ...one, timesBare: round(one.cpuUs / floor) }))
  console.table(table)
  save({
    rulesToday: liveRules(packs.ofToday),
    rulesOfSize: liveRules(packs.ofSize),
    bytes: statSync(input).size,
    enginesMadeCpuSeconds: round(user / 1e6),
    table,
  })
}

async function measured(name: string, run: () => Promise<number>): Promise<Measured> {
  const before = process.cpuUsage()
  const signals = await run()
  const { user, system } = process.cpuUsage(before)
  return { name, signals, cpuUs: round((user + system) / signals) }
}

async function bare(input: string): Promise<number> {
  const writer = await lineWriter(out)
  let signals = 0
  for await (const lines of lineBatches(input, ingestLimits.signalBytes))
    for (const { text } of lines) {
      const value: unknown = JSON.parse(text ?? '')
      const full = writer.write(JSON.stringify(value))
      if (full !== undefined) await full
      signals++
    }
  await writer.close()
  return signals
}

async function wire(input: string): Promise<number> {
  let signals = 0
  for await (const lines of lineBatches(input, ingestLimits.signalBytes))
    for (const { text } of lines) if (typeof readSignal(text ?? '') !== 'string') signals++
  return signals
}

async function replayed(input: string, engine: Engine): Promise<number> {
  const replay = new Replay(engine)
  const writer = await lineWriter(out)
  await judgeStream({ input, replay, out: writer, onJudged: null })
  await writer.close()
  return replay.judged
}

/** Resident memory and what is held at the end of each day of the stream. */
async function watchMemory(input: string, people: number): Promise<void> {
  const replay = new Replay(createEngine(loadRulePack('rules'), { cache: createModelCache(), ...forReplay }))
  const writer = await lineWriter(out)
  const days: {
    day: string
    signals: number
    rssMb: number
    heapMb: number
    windows: number
    identifiers: number
  }[] = []
  let day = ''
  const note = (): void => {
    if (day === '') return
    // What is held, not what waits to be collected.
    globalThis.gc?.()
    const { rss, heapUsed } = process.memoryUsage()
    days.push({
      day,
      signals: replay.judged,
      rssMb: Math.round(rss / MB),
      heapMb: Math.round(heapUsed / MB),
      ...replay.held,
    })
  }
  const before = process.cpuUsage()
  await judgeStream({
    input,
    replay,
    out: writer,
    onJudged: ({ signal }) => {
      const now = new Date(signal.occurredAt).toISOString().slice(0, 10)
      if (now > day) {
        note()
        day = now
      }
      return undefined
    },
  })
  note()
  await writer.close()
  const { user, system } = process.cpuUsage(before)
  console.table(days)
  const cpuUs = round((user + system) / replay.judged)
  save({ people, signals: replay.judged, cpuUs, perSecond: Math.round(1e6 / cpuUs), days }, 'replay-month')
}

const liveRules = (pack: RulePack): number => pack.rules.filter(({ rule }) => rule.status === 'live').length
const round = (value: number): number => Math.round(value * 100) / 100

function save(result: object, name = 'replay'): void {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version }
  mkdirSync('bench/results', { recursive: true })
  const text = JSON.stringify({ at: new Date().toISOString(), machine, ...result }, null, 2)
  writeFileSync(`bench/results/${name}.json`, `${text}\n`)
}

void main()
