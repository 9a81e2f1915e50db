import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createEngine, MemoryWindows, type Engine, type EngineSignal, type Evaluation } from '../engine'
import { allCases } from './classify'
import { jsonOf, linesOf, lineWriter } from './jsonl'
import { ReplayIdentities } from './replay-identities'
import { DAY_MS } from '../lib/duration'
import { signalSchema } from '../signals'
import { printed } from './replay-print'
import { ReplayTally } from './replay-report'
import { TruthBeside } from './replay-truth'
import { engineSignalOf } from './replay-wire'
import { defaultRulesDir, openPack } from './rules'

const USAGE =
  'usage: menshen replay signals.ndjson [--rules DIR] [--cases F] --out out.ndjson [--truth truth.ndjson [--report report.json] [--warm-up-days N]]\n'
/** How often forgotten windows are swept out, so that memory stays flat over months of stream. */
const SWEEP_EVERY_SIGNALS = 50_000

/** Judges a recorded stream in its order, windows in event time; the same input gives the same bytes. */
export async function run(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      cases: { type: 'string' },
      rules: { type: 'string' },
      out: { type: 'string' },
      truth: { type: 'string' },
      report: { type: 'string' },
      'warm-up-days': { type: 'string' },
    },
  })
  const [input] = positionals
  if (input === undefined || values.out === undefined) {
    process.stderr.write(USAGE)
    return 2
  }
  const pack = openPack(values.rules ?? defaultRulesDir())
  if (pack === null) return 1
  const replay = new Replay(createEngine(pack, { cases: await allCases(values.cases) }))
  const out = await lineWriter(values.out)
  const measured =
    values.truth === undefined ? null : new Measured(values.truth, Number(values['warm-up-days'] ?? 0))
  let refused = 0
  for await (const line of linesOf(input)) {
    const parsed = parseSignal(line.text)
    if (typeof parsed === 'string') {
      refused++
      process.stderr.write(`${input}:${line.number}: ${parsed}\n`)
      continue
    }
    const evaluation = replay.judge(parsed.signal)
    await out.write(presentLine(parsed.sourceRef, evaluation))
    await measured?.add(parsed, evaluation)
  }
  await out.close()
  if (measured !== null) measured.tell(values.report)
  process.stderr.write(`${replay.judged} signals, ${refused} lines refused\n`)
  return 0
}

class Replay {
  judged = 0
  private newest = -Infinity
  private readonly windows: MemoryWindows
  private readonly identities: ReplayIdentities

  constructor(private readonly engine: Engine) {
    this.windows = new MemoryWindows(engine.windowLimits)
    this.identities = new ReplayIdentities((from, to) => {
      this.windows.mergeKey(`person:${from}`, `person:${to}`)
    })
  }

  judge(signal: EngineSignal): Evaluation {
    const input = { signal, subject: this.identities.subjectOf(signal) }
    const evaluation = this.engine.evaluate(input, this.windows)
    this.engine.observe(input, evaluation, this.windows)
    this.judged++
    this.newest = Math.max(this.newest, signal.occurredAt)
    if (this.judged % SWEEP_EVERY_SIGNALS === 0) this.windows.forgetBefore(this.newest)
    return evaluation
  }
}

/** What came of the stream, against the truth beside it. */
class Measured {
  private readonly tally = new ReplayTally()
  private readonly truth: TruthBeside
  private countFrom: number | null = null

  /** @param warmUpDays at the start of the stream that are judged, since windows fill in them, and not counted */
  constructor(
    path: string,
    private readonly warmUpDays: number,
  ) {
    this.truth = new TruthBeside(path)
  }

  async add({ source, sourceRef, signal }: Parsed, evaluation: Evaluation): Promise<void> {
    this.countFrom ??= signal.occurredAt + this.warmUpDays * DAY_MS
    const truth = await this.truth.of(source, sourceRef)
    if (truth !== null && signal.occurredAt >= this.countFrom) this.tally.add(truth, evaluation)
  }

  tell(path: string | undefined): void {
    const report = this.tally.report()
    if (path !== undefined) writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`)
    process.stdout.write(printed(report))
  }
}

interface Parsed {
  readonly source: string
  readonly sourceRef: string
  readonly signal: EngineSignal
}

/** The signal, or why the line is none. */
function parseSignal(text: string): Parsed | string {
  const json = jsonOf(text)
  if (json === null) return 'not JSON'
  const parsed = signalSchema.safeParse(json.value)
  if (parsed.success) {
    const { source, sourceRef } = parsed.data
    return { source, sourceRef, signal: engineSignalOf(parsed.data) }
  }
  const [issue] = parsed.error.issues
  return issue === undefined ? 'not a signal' : `${issue.path.join('.')}: ${issue.message}`
}

function presentLine(sourceRef: string, evaluation: Evaluation): string {
  const { level, score, typology, action, reasons } = evaluation
  return JSON.stringify({
    sourceRef,
    level,
    score,
    typology,
    action,
    reasons: reasons.map(({ rule }) => rule),
  })
}
