import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createEngine, readLists, type Evaluation, type ListView } from '../engine'
import { allCases } from './classify'
import { lineWriter } from './jsonl'
import { DAY_MS } from '../lib/duration'
import type { QuickSignal } from '../signals'
import { printed } from './replay-print'
import { ReplayTally } from './replay-report'
import { TruthBeside } from './replay-truth'
import { forReplay, Replay } from '../replays/judge'
import { judgeStream } from './replay-stream'
import { loadPaths } from '../config'
import { createModelCache } from '../platform/model-cache'
import { defaultRulesDir, openPack } from './rules'

const USAGE =
  'usage: menshen replay signals.ndjson [--rules DIR] [--cases F] [--lists F ...] --out out.ndjson [--truth truth.ndjson [--report report.json] [--warm-up-days N]]\n'

/** Judges a recorded stream in its order, windows in event time; the same input gives the same bytes. */
export async function run(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      cases: { type: 'string' },
      lists: { type: 'string', multiple: true },
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
    createEngine(pack, {
      cases: await allCases(values.cases),
      cache: createModelCache(),
      listKey: loadPaths().listKey,
      ...forReplay,
    }),
    listsOf(values.lists ?? [], pack.levels.utcOffsetHours),
  )
  const out = await lineWriter(values.out)
  const measured =
    values.truth === undefined ? null : new Measured(values.truth, Number(values['warm-up-days'] ?? 0))
  const onJudged = measured === null ? null : measured.add.bind(measured)
  const refused = await judgeStream({ input, replay, out, onJudged })
  await out.close()
  if (measured !== null) measured.tell(values.report)
  process.stderr.write(`${replay.judged} signals, ${refused} lines refused\n`)
  return 0
}

/** Lists of one's own, in the form of rules/lists. @throws RulePackError */
const listsOf = (paths: readonly string[], utcOffsetHours: number): ListView =>
  readLists(
    paths.map((path) => ({ path, text: readFileSync(path, 'utf8') })),
    utcOffsetHours,
  )

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
