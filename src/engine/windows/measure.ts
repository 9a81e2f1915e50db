import type { Compiled } from '../expression/compile'
import type { FactType, Value } from '../expression/value'
import type { FactContext } from '../facts/context'
import { ALWAYS, type Conditions } from './conditions'
import type { Observation } from './entry'
import { reducerOf, type Reducer, type SeenObservations } from './reducers'
import type { MeasureSpec } from './window-schema'

const MS_PER_DAY = 86_400_000

export interface CompiledMeasure {
  spec: MeasureSpec
  horizonMs: number
  olderThanMs: number
  /** Compiled `where`, over the slots of OBSERVATION_FACTS; null keeps every observation. */
  where: Compiled | null
  keyOf: (subject: { person: string | null; payer: string | null; payee: string | null }) => string | null
}

/** The type a measure yields, so that conditions over it are checked. */
export function measureType(spec: MeasureSpec, fieldType: FactType): FactType {
  if (spec.measure === 'count' || spec.measure === 'distinct') return 'int'
  if (spec.measure === 'union') return 'list<string>'
  if (spec.measure === 'valueAtMax') return fieldType
  if (spec.measure === 'sum' || spec.measure === 'max') return fieldType
  return 'double'
}

interface Horizon {
  readonly ms: number
  /** How many observations of the window that is being read lie within it. */
  reach: number
}

interface Reading {
  readonly index: number
  readonly horizon: Horizon
  readonly olderThanMs: number
  readonly reduce: Reducer
  readonly bit: number
}

interface Seen extends SeenObservations {
  at: number
  readonly observations: Observation[]
  readonly met: number[]
}

/**
 * Reads all measures of one window when the first of them is asked for: at the signal's own time, observations of the
 * horizon up to that moment, never the signal itself, so that a late or repeated signal is judged as it would have been
 * in order.
 */
export class WindowReader {
  private readonly readings: Reading[] = []
  /** The longest first. */
  private readonly horizons: Horizon[] = []
  /** Indexes of the measures that ask only since when there is anything. */
  private readonly since: number[] = []
  /** By index of the measure. */
  private readonly values: Value[] = []
  /** What all of them say of an empty window. */
  private readonly nothing: Value[] = []
  /** Used again for every signal; beyond the reach of the longest horizon there is what earlier ones left. */
  private readonly seen: Seen = { at: 0, observations: [], met: [] }
  private isConditional = false
  private context: FactContext | null = null

  constructor(
    private readonly keyOf: CompiledMeasure['keyOf'],
    private readonly conditions: Conditions,
  ) {}

  /** @returns how to read it */
  add({ spec, horizonMs, olderThanMs, where }: CompiledMeasure): (context: FactContext) => Value {
    const index = this.nothing.length
    if (spec.measure === 'firstDays') {
      this.since.push(index)
      this.nothing.push(undefined)
    } else {
      const reduce = reducerOf(spec)
      const bit = this.conditions.bitOf(spec.where, where)
      this.isConditional ||= bit !== ALWAYS
      this.readings.push({ index, horizon: this.horizonOf(horizonMs), olderThanMs, reduce, bit })
      this.nothing.push(reduce(this.seen, 0, 0, bit))
    }
    return (context) => {
      if (context !== this.context) this.readAll(context)
      return this.values[index]
    }
  }

  private horizonOf(ms: number): Horizon {
    const known = this.horizons.find((one) => one.ms === ms)
    if (known !== undefined) return known
    const horizon = { ms, reach: 0 }
    this.horizons.push(horizon)
    this.horizons.sort((a, b) => b.ms - a.ms)
    return horizon
  }

  private readAll(context: FactContext): void {
    this.context = context
    const { values, nothing } = this
    const { signal, windows, subject } = context
    const key = this.keyOf(subject)
    if (signal === null || windows === null || key === null) {
      values.fill(undefined)
      return
    }
    const entry = windows.get(key)
    // Most windows that are asked for are empty: most payees are paid for the first time.
    if (entry === undefined) {
      for (let index = 0; index < nothing.length; index++) values[index] = nothing[index]
      return
    }
    const at = signal.occurredAt
    for (const index of this.since) values[index] = daysSince(entry.first, at)
    if (this.readings.length === 0) return
    this.look(entry.observations, at, signal.id)
    for (const { index, horizon, olderThanMs, reduce, bit } of this.readings) {
      const from = olderThanMs === 0 ? 0 : this.olderThan(at - olderThanMs, horizon.reach)
      values[index] = from < horizon.reach ? reduce(this.seen, from, horizon.reach, bit) : nothing[index]
    }
  }

  /** From the newest on, to where the longest horizon ends. */
  private look(given: readonly Observation[], at: number, id: string): void {
    const { horizons, seen, conditions } = this
    let open = horizons.length
    let many = 0
    for (const observation of given) {
      if (observation.at > at || observation.id === id) continue
      open = this.close(open, at - observation.at, many)
      if (open === 0) break
      seen.observations[many] = observation
      seen.met[many] = this.isConditional ? conditions.metBy(observation) : ALWAYS
      many++
    }
    this.close(open, Infinity, many)
    seen.at = at
  }

  /** Notes the reach of the horizons that end before `age`. @returns how many are left */
  private close(open: number, age: number, reach: number): number {
    let left = open
    for (; left > 0; left--) {
      const shortest = this.horizons[left - 1]
      if (shortest === undefined || shortest.ms >= age) break
      shortest.reach = reach
    }
    return left
  }

  /** Index of the newest observation that is not younger than `latest`. */
  private olderThan(latest: number, reach: number): number {
    let from = 0
    while (from < reach && (this.seen.observations[from]?.at ?? latest) > latest) from++
    return from
  }
}

const daysSince = (first: number, at: number): Value => (first >= at ? undefined : (at - first) / MS_PER_DAY)
