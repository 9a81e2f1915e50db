import type { Compiled, FactReader } from '../expression/compile'
import type { FactType, Value } from '../expression/value'
import type { FactContext } from '../facts/context'
import type { Observation } from './entry'
import { reducerOf, type Reducer } from './reducers'
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

/** Names of observation fields by slot, without the `obs.` prefix. */
export type ObservationFields = readonly string[]

/** The type a measure yields, so that conditions over it are checked. */
export function measureType(spec: MeasureSpec, fieldType: FactType): FactType {
  if (spec.measure === 'count' || spec.measure === 'distinct') return 'int'
  if (spec.measure === 'union') return 'list<string>'
  if (spec.measure === 'valueAtMax') return fieldType
  if (spec.measure === 'sum' || spec.measure === 'max') return fieldType
  return 'double'
}

interface Reading {
  readonly index: number
  readonly spec: MeasureSpec
  readonly horizonMs: number
  readonly olderThanMs: number
  readonly reducer: Reducer
  /** Bit of its condition; 0: it has none. */
  readonly bit: number
}

// Bits of a number that JavaScript can shift.
const MOST_CONDITIONS = 31

/**
 * Reads all measures of one window in one pass, when the first of them is asked for: at the signal's own time,
 * observations of the horizon up to that moment, never the signal itself, so that a late or repeated signal is judged
 * as it would have been in order. Which conditions an observation meets is found once and noted on it, since the same
 * sixty observations are looked at for every payment of a payer.
 */
export class WindowReader {
  /** The longest horizon first. */
  private readonly readings: Reading[] = []
  private readonly conditions: Compiled[] = []
  private readonly note = Symbol('conditions met')
  private readonly reader: ObservationReader
  /** By index of the measure. */
  private readonly values: Value[] = []
  /** What all of them say of an empty window. */
  private readonly nothing: Value[] = []
  private context: FactContext | null = null

  constructor(
    private readonly keyOf: CompiledMeasure['keyOf'],
    fields: ObservationFields,
  ) {
    this.reader = new ObservationReader(fields)
  }

  /** @returns how to read it */
  add(measure: CompiledMeasure): (context: FactContext) => Value {
    const index = this.readings.length
    const { spec, horizonMs, olderThanMs, where } = measure
    const bit = where === null ? 0 : this.bitOf(where)
    this.readings.push({ index, spec, horizonMs, olderThanMs, reducer: reducerOf(spec), bit })
    this.readings.sort((a, b) => b.horizonMs - a.horizonMs)
    this.nothing.push(isSince(spec) ? undefined : emptied(reducerOf(spec)))
    return (context) => {
      if (context !== this.context) this.readAll(context)
      return this.values[index]
    }
  }

  get isFull(): boolean {
    return this.conditions.length >= MOST_CONDITIONS
  }

  private bitOf(where: Compiled): number {
    this.conditions.push(where)
    return 1 << (this.conditions.length - 1)
  }

  private readAll(context: FactContext): void {
    this.context = context
    const { signal, windows, subject } = context
    const key = this.keyOf(subject)
    if (signal === null || windows === null || key === null) {
      this.values.fill(undefined)
      return
    }
    const entry = windows.get(key)
    const at = signal.occurredAt
    // Most windows that are asked for are empty: most payees are paid for the first time.
    if (entry === undefined) {
      for (let index = 0; index < this.nothing.length; index++) this.values[index] = this.nothing[index]
      return
    }
    for (const { reducer } of this.readings) reducer.begin(at)
    this.pass(entry.observations, at, signal.id)
    for (const { index, spec, reducer } of this.readings)
      this.values[index] = isSince(spec) ? daysSince(entry.first, at) : reducer.value()
  }

  /** From the newest on; what reaches less far back drops out on the way. */
  private pass(observations: readonly Observation[], at: number, id: string): void {
    const { readings, note } = this
    let reaching = readings.length
    for (const observation of observations) {
      if (observation.at > at || observation.id === id) continue
      const age = at - observation.at
      while (reaching > 0 && (readings[reaching - 1]?.horizonMs ?? 0) < age) reaching--
      if (reaching === 0) return
      const met = observation[note] ?? this.noteOn(observation)
      for (let n = 0; n < reaching; n++) {
        const reading = readings[n]
        if (reading === undefined || (reading.bit !== 0 && (met & reading.bit) === 0)) continue
        if (age >= reading.olderThanMs) reading.reducer.add(observation)
      }
    }
  }

  private noteOn(observation: Observation): number {
    this.reader.observation = observation
    let met = 0
    for (let i = 0; i < this.conditions.length; i++)
      if (this.conditions[i]?.(this.reader) === true) met |= 1 << i
    observation[this.note] = met
    return met
  }
}

const isSince = ({ measure }: MeasureSpec): boolean => measure === 'firstDays'

const daysSince = (first: number, at: number): Value => (first >= at ? undefined : (at - first) / MS_PER_DAY)

function emptied(reducer: Reducer): Value {
  reducer.begin(0)
  return reducer.value()
}

class ObservationReader implements FactReader {
  observation: Observation | null = null

  constructor(private readonly fields: ObservationFields) {}

  read(slot: number): Value {
    return this.observation?.values[this.fields[slot] ?? '']
  }
}
