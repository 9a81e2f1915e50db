import type {
  EarlierText,
  Engine,
  EngineInput,
  EngineSignal,
  ListView,
  Evaluation,
  WindowOverlay,
  WindowStore,
} from '../engine'

/** One signal to be judged; a report may name several accounts that were paid. */
export interface Judged {
  readonly signal: EngineSignal
  readonly person: string | null
  readonly payer: string | null
  readonly payees: readonly string[]
  /** What the sender of a message wrote to this person before. */
  readonly earlier?: readonly EarlierText[]
  /** What is known of its accounts beside the lists of the pack. */
  readonly lists?: ListView
}

/** Two people who turned out to be one: the windows of `from` are read as those of `to`. */
interface Merge {
  readonly from: string
  readonly to: string
}

/**
 * Judges the signals of a batch one after the other, each with what the ones before it left in the windows. The
 * windows themselves are unchanged until the overlay is committed.
 */
export async function judgeAll(
  engine: Engine,
  windows: Pick<WindowStore, 'load'>,
  signals: readonly Judged[],
  merges: readonly Merge[] = [],
): Promise<{ evaluations: Evaluation[]; overlay: WindowOverlay }> {
  const keys = new Set<string>()
  for (const judged of signals)
    for (const input of inputsOf(judged)) for (const key of engine.windowKeys(input)) keys.add(key)
  for (const { from, to } of merges)
    for (const key of [...keysOf(engine, from), ...keysOf(engine, to)]) keys.add(key)
  const overlay = await windows.load([...keys])
  for (const merge of merges) joinWindows(engine, overlay, merge)
  const evaluations = signals.map((judged) => judge(engine, overlay, judged))
  return { evaluations, overlay }
}

function judge(engine: Engine, overlay: WindowOverlay, judged: Judged): Evaluation {
  const inputs = inputsOf(judged)
  const evaluation = engine.evaluate(inputs[0], overlay)
  for (const input of inputs) engine.observe(input, evaluation, overlay)
  return evaluation
}

/** The first names the subject that is judged; observing the others as well leaves the report at every account it names. */
export function inputsOf({
  signal,
  person,
  payer,
  payees,
  earlier,
  lists,
}: Judged): [EngineInput, ...EngineInput[]] {
  const [payee = null, ...others] = payees
  const input = (to: string | null): EngineInput => ({
    signal,
    subject: { person, payer, payee: to },
    earlier,
    lists,
  })
  return [input(payee), ...others.map(input)]
}

function joinWindows(engine: Engine, overlay: WindowOverlay, { from, to }: Merge): void {
  for (const key of keysOf(engine, from)) {
    const entry = overlay.get(key)
    if (entry !== undefined) overlay.append(key.replace(from, to), entry)
  }
}

/** The windows of a person, whatever the signal. */
export function keysOf(engine: Engine, person: string): string[] {
  const signal: EngineSignal = { id: '', occurredAt: 0, type: 'message', text: '' }
  return engine.windowKeys({ signal, subject: { person, payer: null, payee: null } })
}
