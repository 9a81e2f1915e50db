import type { EngineSignal, Evaluation, Level, Reason } from '../engine'
import { replayLimits } from './limits'
import type { ReplayResult } from './schema'

const LEVELS: readonly Level[] = ['none', 'low', 'medium', 'high', 'critical']
const rankOf = (level: Level): number => LEVELS.indexOf(level)
const PER = 10_000

export type Outcome = ReplayResult['outcomes'][number]['outcome']
const OUTCOMES: readonly Outcome[] = ['confirmed', 'dismissed', 'expired', 'open']

/** One signal and what the two packs say of it. */
export interface Compared {
  readonly signalId: string | null
  readonly line: number | null
  readonly signal: EngineSignal
  readonly before: Evaluation
  readonly after: Evaluation
  /** How the warning that it belongs to ended; null: it belongs to none. */
  readonly outcome: Outcome | null
}

interface Count {
  signals: number
  alarms: { before: number; after: number }
  holds: { before: number; after: number }
}

interface RuleCount {
  appears: number
  vanishes: number
  weighs: number
  raised: number
  lowered: number
}

interface RuleDifference {
  readonly rule: string
  readonly weight: number | null
  readonly toWeight: number | null
}

/** Counts while a stream is judged; what it holds does not grow with the stream. */
export class Comparison {
  private readonly all = none()
  private readonly byKind = new Map<string, Count>()
  private readonly byOutcome = new Map<Outcome, Count>()
  private readonly cells = new Map<string, number>()
  private readonly rules = new Map<string, RuleCount>()
  private readonly examples: ReplayResult['examples'] = []
  private readonly shown = new Map<string, number>()
  private newlyHeld = 0
  private letGo = 0
  private from = Infinity
  private to = -Infinity

  add(compared: Compared): void {
    const { signal, before, after, outcome } = compared
    for (const count of [
      this.all,
      of(this.byKind, signal.type),
      ...(outcome === null ? [] : [of(this.byOutcome, outcome)]),
    ])
      // prettier-ignore
      countIn(count, before, after)
    const cell = `${before.level} ${after.level}`
    this.cells.set(cell, (this.cells.get(cell) ?? 0) + 1)
    this.from = Math.min(this.from, signal.occurredAt)
    this.to = Math.max(this.to, signal.occurredAt)
    if (before.action !== 'hold' && after.action === 'hold') this.newlyHeld++
    if (before.action === 'hold' && after.action !== 'hold') this.letGo++
    if (before.level !== after.level || before.action !== after.action) this.addChange(compared)
  }

  report(stream: Pick<ReplayResult, 'warmUp' | 'refusedLines' | 'refused'>): ReplayResult {
    const { signals, alarms, holds } = this.all
    return {
      signals,
      ...stream,
      from: signals === 0 ? null : new Date(this.from).toISOString(),
      to: signals === 0 ? null : new Date(this.to).toISOString(),
      levels: LEVELS.flatMap((level) =>
        LEVELS.flatMap((toLevel) => {
          const many = this.cells.get(`${level} ${toLevel}`)
          return many === undefined ? [] : [{ level, toLevel, signals: many }]
        }),
      ),
      alarmsPer10000: { before: share(alarms.before, signals), after: share(alarms.after, signals) },
      alarms,
      holds: { ...holds, newlyHeld: this.newlyHeld, letGo: this.letGo },
      kinds: [...this.byKind]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([kind, count]) => ({ kind, ...count })),
      outcomes: OUTCOMES.flatMap((outcome) => {
        const count = this.byOutcome.get(outcome)
        return count === undefined ? [] : [{ outcome, ...count }]
      }),
      rules: [...this.rules].map(([rule, count]) => ({ rule, ...count })).sort(busiestFirst),
      examples: this.examples,
    }
  }

  private addChange(compared: Compared): void {
    const { before, after } = compared
    const rules = differenceOf(before.reasons, after.reasons)
    for (const difference of rules) this.addRule(difference, rankOf(after.level) - rankOf(before.level))
    const change = `${before.level} ${after.level} ${before.action} ${after.action}`
    const many = this.shown.get(change) ?? 0
    const isFull =
      many >= replayLimits.examplesPerChange.value || this.examples.length >= replayLimits.examples.value
    if (isFull) return
    this.shown.set(change, many + 1)
    this.examples.push(exampleOf(compared, rules))
  }

  private addRule({ rule, weight, toWeight }: RuleDifference, up: number): void {
    const count = this.rules.get(rule) ?? { appears: 0, vanishes: 0, weighs: 0, raised: 0, lowered: 0 }
    this.rules.set(rule, count)
    if (weight === null) count.appears++
    else if (toWeight === null) count.vanishes++
    else count.weighs++
    if (up > 0) count.raised++
    if (up < 0) count.lowered++
  }
}

const none = (): Count => ({ signals: 0, alarms: { before: 0, after: 0 }, holds: { before: 0, after: 0 } })

function of<K>(counts: Map<K, Count>, key: K): Count {
  const count = counts.get(key) ?? none()
  counts.set(key, count)
  return count
}

function countIn(count: Count, before: Evaluation, after: Evaluation): void {
  count.signals++
  if (before.level !== 'none') count.alarms.before++
  if (after.level !== 'none') count.alarms.after++
  if (before.action === 'hold') count.holds.before++
  if (after.action === 'hold') count.holds.after++
}

/** Rules that do not say the same; in the order of what they move. */
function differenceOf(before: readonly Reason[], after: readonly Reason[]): RuleDifference[] {
  const weights = (reasons: readonly Reason[]) => new Map(reasons.map(({ rule, weight }) => [rule, weight]))
  const [from, to] = [weights(before), weights(after)]
  return [...new Set([...from.keys(), ...to.keys()])]
    .map((rule) => ({ rule, weight: from.get(rule) ?? null, toWeight: to.get(rule) ?? null }))
    .filter(({ weight, toWeight }) => weight !== toWeight)
    .sort((a, b) => firstOf(moved(b) - moved(a), byRule(a, b)))
}

const moved = ({ weight, toWeight }: RuleDifference): number => Math.abs((toWeight ?? 0) - (weight ?? 0))

const SCORE_DIGITS = 10_000
const rounded = (score: number): number => Math.round(score * SCORE_DIGITS) / SCORE_DIGITS

const exampleOf = (
  { signalId, line, signal, before, after }: Compared,
  rules: readonly RuleDifference[],
): ReplayResult['examples'][number] => ({
  signalId,
  line,
  kind: signal.type,
  occurredAt: new Date(signal.occurredAt).toISOString(),
  level: before.level,
  toLevel: after.level,
  action: before.action,
  toAction: after.action,
  score: rounded(before.score),
  toScore: rounded(after.score),
  rules: [...rules],
})

const busiestFirst = (a: RuleCount & { rule: string }, b: RuleCount & { rule: string }): number =>
  firstOf(touched(b) - touched(a), byRule(a, b))

const touched = ({ appears, vanishes, weighs }: RuleCount): number => appears + vanishes + weighs

/** By the first order that tells them apart. */
const firstOf = (first: number, second: number): number => (first === 0 ? second : first)
const byRule = (a: { readonly rule: string }, b: { readonly rule: string }): number =>
  a.rule < b.rule ? -1 : 1

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * PER * 10) / 10
