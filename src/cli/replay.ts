import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createEngine, type Evaluation } from '../engine'
import { allCases } from './classify'
import { lineBatches, lineWriter, type LineWriter } from './jsonl'
import { DAY_MS } from '../lib/duration'
import { ingestLimits, type QuickSignal } from '../signals'
import { printed } from './replay-print'
import { ReplayTally } from './replay-report'
import { TruthBeside } from './replay-truth'
import { presentLine, Replay } from './replay-judge'
import { readSignal } from './replay-wire'
import { createModelCache } from '../platform/model-cache'
import { defaultRulesDir, openPack } from './rules'

const USAGE =
  'usage: menshen replay signals.ndjson [--rules DIR] [--cases F] --out out.ndjson [--truth truth.ndjson [--report report.json] [--warm-up-days N]]\n'
const TOO_LONG = `longer than ${ingestLimits.signalBytes} bytes`

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
  const replay = new Replay(
    createEngine(pack, { cases: await allCases(values.cases), cache: createModelCache() }),
  )
  const out = await lineWriter(values.out)
  const measured =
    values.truth === undefined ? null : new Measured(values.truth, Number(values['warm-up-days'] ?? 0))
  const refused = await judgeAll({ input, replay, out, measured })
  await out.close()
  if (measured !== null) measured.tell(values.report)
  process.stderr.write(`${replay.judged} signals, ${refused} lines refused\n`)
  return 0
}

interface Judging {
  readonly input: string
  readonly replay: Replay
  readonly out: LineWriter
  readonly measured: Measured | null
}

/** @returns how many lines were none */
async function judgeAll({ input, replay, out, measured }: Judging): Promise<number> {
  let refused = 0
  for await (const lines of lineBatches(input, ingestLimits.signalBytes)) {
    for (const { number, text } of lines) {
      const read = text === null ? TOO_LONG : readSignal(text)
      if (typeof read === 'string') {
        refused++
        process.stderr.write(`${input}:${number}: ${read}\n`)
        continue
      }
      const evaluation = replay.judge(read.signal)
      const full = out.write(presentLine(read.sourceRef, evaluation))
      if (full !== undefined) await full
      if (measured !== null) await measured.add(read, evaluation)
    }
  }
  return refused
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

  async add({ source, sourceRef, signal }: QuickSignal, evaluation: Evaluation): Promise<void> {
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
