import { seedAll } from '../../seeds'
import { systemActor, type Db } from '../../src/context'
import { createEngine, loadRulePack, type Engine } from '../../src/engine'
import { createModelCache } from '../../src/platform/model-cache'
import { startIngest, type Ingest } from '../../src/ingest'
import { parseSignal } from '../../src/signals'
import { testWorld, type TestOptions, type TestWorld } from '../setup/context'

export interface GivenIngest {
  readonly world: TestWorld
  readonly ingest: Ingest
  readonly db: Db
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
  compiled ??= createEngine(loadRulePack(rulesDir), { cache: createModelCache() })
  return compiled
}

export async function ingestOf(options: TestOptions = {}): Promise<GivenIngest> {
  const world = await testWorld(options)
  await seedAll(world.context(systemActor('test')), { demo: false })
  return openIngest(world)
}

const said = {
  none: { score: 0.1, action: 'allow', holdMinutes: null },
  low: { score: 0.4, action: 'allow', holdMinutes: null },
  medium: { score: 0.6, action: 'review', holdMinutes: null },
  high: { score: 0.9, action: 'hold', holdMinutes: 60 },
  critical: { score: 0.99, action: 'hold', holdMinutes: 120 },
} as const

/** Rules that find what the text says: "[medium] …" is of medium level. For tests of what follows from a level. */
export function obedientEngine(engine: Engine): Engine {
  return {
    ruleset: engine.ruleset,
    windowLimits: engine.windowLimits,
    windowsId: engine.windowsId,
    talk: engine.talk,
    windowKeys: (input) => engine.windowKeys(input),
    observe: (input, evaluation, windows) => engine.observe(input, evaluation, windows),
    classify: (text) => engine.classify(text),
    evaluate: (input, windows) => {
      const { signal } = input
      const text = signal.type === 'message' ? signal.text : signal.type === 'transaction' ? signal.memo : ''
      const level = /^\[(none|low|medium|high|critical)\]/.exec(text ?? '')?.[1] as
        keyof typeof said | undefined
      const judged = engine.evaluate(input, windows)
      return level === undefined ? judged : { ...judged, level, ...said[level] }
    },
  }
}

/** One more process on the same database: nothing that the first one knows by heart. */
export async function openIngest(world: TestWorld, engine?: Engine): Promise<GivenIngest> {
  return over(world, await startIngest(world, engine ?? projectEngine(world.config.rulesDir)))
}

/** A process as it is in service: it follows the rules in force. To be closed. */
export const openFollowing = async (world: TestWorld): Promise<GivenIngest> =>
  over(world, await startIngest(world))

function over(world: TestWorld, ingest: Ingest): GivenIngest {
  return {
    world,
    ingest,
    db: world.context(systemActor('test')).db,
    send: (signal) => tell(ingest, world, signal),
  }
}

async function tell(ingest: Ingest, world: TestWorld, signal: Wire): Promise<Told> {
  const parsed = parseSignal(JSON.stringify(signal), world.clock.now())
  return JSON.parse(await ingest.batcher.submit({ parsed, keyId: null })) as Told
}

/** The party that an identifier belongs to now; null: nobody known behind it. */
export async function partyBehind(
  { world, db }: GivenIngest,
  kind: 'phone' | 'account' | 'id_number',
  value: string,
): Promise<string | null> {
  const row = await db.identifier.findFirst({ where: { kind, valueIndex: world.vault.index(kind, value) } })
  return row === null ? null : row.partyId
}

/** Every window there is, by key, as plain data. */
export async function windowsOf({ ingest, db }: GivenIngest): Promise<Record<string, unknown>> {
  const [parties, identifiers, signals] = await Promise.all([
    db.party.findMany({ select: { id: true } }),
    db.identifier.findMany({ select: { id: true } }),
    db.signal.findMany({ select: { payerId: true, payeeId: true } }),
  ])
  const keys = [
    ...parties.map(({ id }) => `person:${id}`),
    ...identifiers.flatMap(({ id }) => [`payer:${id}`, `payee:${id}`, `reported:${id}`]),
    ...signals.map(({ payerId, payeeId }) => `pair:${payerId}:${payeeId}`),
  ]
  const overlay = await ingest.parts.windows.load(keys)
  const found = [...new Set(keys)].sort().map((key) => [key, overlay.get(key)] as const)
  const plain: unknown = JSON.parse(JSON.stringify(Object.fromEntries(found)))
  return plain as Record<string, unknown>
}
