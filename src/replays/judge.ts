import {
  MemoryWindows,
  type Engine,
  type EngineInput,
  type EngineOptions,
  type EngineSignal,
  type Evaluation,
  type ListView,
} from '../engine'
import { ReplayIdentities } from './identities'
import { ReplayTalks } from './talks'

/** How often forgotten windows and people are swept out, so that memory stays flat over months of stream. */
const SWEEP_EVERY_SIGNALS = 100_000

/** What an engine is to do for a replay, whose answers name rules and say nothing of them. */
export const forReplay: EngineOptions = { explains: false, remembersTexts: true }

/** A stream through an engine, windows in event time, without database or Redis. */
export class Replay {
  judged = 0
  private newest = -Infinity
  private readonly windows: MemoryWindows
  private readonly identities: ReplayIdentities
  private readonly talks: ReplayTalks
  private readonly longestHorizonMs: number

  /** @param lists what is known of accounts and phones beside the lists of the pack */
  constructor(
    private readonly engine: Engine,
    private readonly lists?: ListView,
  ) {
    this.windows = new MemoryWindows(engine.windowLimits)
    this.talks = new ReplayTalks(engine.talk)
    this.identities = new ReplayIdentities((from, to) => {
      this.windows.mergeKey(`person:${from}`, `person:${to}`)
    })
    this.longestHorizonMs = Math.max(
      0,
      ...Object.values(engine.windowLimits).map(({ horizonMs }) => horizonMs),
    )
  }

  judge(signal: EngineSignal): Evaluation {
    const inputs = this.inputsOf(signal)
    const evaluation = this.engine.evaluate(inputs[0], this.windows)
    for (const input of inputs) this.engine.observe(input, evaluation, this.windows)
    this.judged++
    if (signal.occurredAt > this.newest) this.newest = signal.occurredAt
    if (this.judged % SWEEP_EVERY_SIGNALS === 0) this.sweep()
    return evaluation
  }

  /** A report is left at every account it names. */
  private inputsOf(signal: EngineSignal): [EngineInput, ...EngineInput[]] {
    const subject = this.identities.subjectOf(signal)
    const input = { signal, subject, lists: this.lists, earlier: this.talks.before(signal) }
    if (signal.type !== 'report') return [input]
    const named = (signal.transfers ?? []).slice(1)
    const payees = new Set(
      named.flatMap(({ payeeAccount }) => this.identities.accountId(signal.occurredAt, payeeAccount) ?? []),
    )
    payees.delete(subject.payee ?? '')
    return [input, ...[...payees].map((payee) => ({ signal, subject: { ...subject, payee } }))]
  }

  /** How much is held: window keys, and identifiers of people and accounts. */
  get held(): { windows: number; identifiers: number } {
    return { windows: this.windows.size, identifiers: this.identities.size }
  }

  private sweep(): void {
    this.windows.forgetBefore(this.newest)
    this.talks.forgetBefore(this.newest)
    // Of whoever was not seen for the longest horizon no window is left to be found.
    this.identities.forgetBefore(this.newest - this.longestHorizonMs)
  }
}

/** One line of the answer: {sourceRef, level, score, typology, action, reasons}. */
export function presentLine(sourceRef: string, evaluation: Evaluation): string {
  const { level, score, typology, action, reasons } = evaluation
  let rules = ''
  for (const { rule } of reasons) rules += rules === '' ? `"${rule}"` : `,"${rule}"`
  // Names of rules and the other words have the plain forms that a pack allows; only the reference is the sender's.
  return `{"sourceRef":${JSON.stringify(sourceRef)},"level":"${level}","score":${score},"typology":"${typology}","action":"${action}","reasons":[${rules}]}`
}
