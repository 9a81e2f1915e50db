import { seedAll } from '../../seeds'
import { systemActor } from '../../src/context'
import { createEngine, loadRulePack, type Engine } from '../../src/engine'
import { startIngest, type Ingest } from '../../src/ingest'
import { parseSignal } from '../../src/signals'
import { testWorld, type TestOptions, type TestWorld } from '../setup/context'

export interface GivenIngest {
  readonly world: TestWorld
  readonly ingest: Ingest
  /** Sends one signal as its source would. @throws AppError what the source is told */
  send(signal: Wire): Promise<Told>
}

export type Wire = Record<string, unknown>

/** What a source is told. */
export interface Told {
  readonly signalId: string
  readonly duplicate: boolean
  readonly warningId: string | null
  readonly evaluation: {
    readonly level: string
    readonly score: number
    readonly typology: string
    readonly action: string
    readonly holdUntil: string | null
    readonly reasons: readonly { readonly rule: string }[]
    readonly similar: readonly unknown[]
    readonly ruleset: string
  }
}

let compiled: Engine | null = null

/** The rules of the project, compiled once per test file. */
export function projectEngine(rulesDir: string): Engine {
  compiled ??= createEngine(loadRulePack(rulesDir))
  return compiled
}

export async function ingestOf(options: TestOptions = {}): Promise<GivenIngest> {
  const world = await testWorld(options)
  await seedAll(world.context(systemActor('test')), { demo: false })
  return openIngest(world)
}

/** One more process on the same database. */
export async function openIngest(world: TestWorld): Promise<GivenIngest> {
  const ingest = await startIngest(world, projectEngine(world.config.rulesDir))
  return { world, ingest, send: (signal) => tell(ingest, world, signal) }
}

async function tell(ingest: Ingest, world: TestWorld, signal: Wire): Promise<Told> {
  const parsed = parseSignal(JSON.stringify(signal), world.clock.now())
  return JSON.parse(await ingest.batcher.submit({ parsed, keyId: null })) as Told
}
