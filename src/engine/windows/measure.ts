import type { Compiled, FactReader } from '../expression/compile'
import type { FactType, Value } from '../expression/value'
import type { ReadFact } from '../facts/context'
import type { Observation, ObservedValue } from './entry'
import type { MeasureSpec } from './window-schema'

const MS_PER_MINUTE = 60_000
const MS_PER_DAY = 86_400_000

export interface CompiledMeasure {
  spec: MeasureSpec
  horizonMs: number
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

/**
 * Reads a measure at the signal's own time: observations of the horizon up to that moment, never the signal itself, so
 * that a late or repeated signal is judged as it would have been in order.
 */
export function readMeasure(measure: CompiledMeasure, fields: ObservationFields): ReadFact {
  const reader = new ObservationReader(fields)
  return (context) => {
    const { signal, windows } = context
    const key = measure.keyOf(context.subject)
    if (signal === null || windows === null || key === null) return undefined
    const entry = windows.get(key)
    const at = signal.occurredAt
    if (measure.spec.measure === 'firstDays') {
      return entry === undefined || entry.first >= at ? undefined : (at - entry.first) / MS_PER_DAY
    }
    const chosen: Observation[] = []
    for (const observation of entry?.observations ?? []) {
      if (observation.at > at || observation.id === signal.id) continue
      if (observation.at < at - measure.horizonMs) break
      reader.observation = observation
      if (measure.where === null || measure.where(reader) === true) chosen.push(observation)
    }
    return reduce(measure.spec, chosen, at)
  }
}

class ObservationReader implements FactReader {
  observation: Observation | null = null

  constructor(private readonly fields: ObservationFields) {}

  read(slot: number): Value {
    return this.observation?.values[this.fields[slot] ?? '']
  }
}

function reduce(spec: MeasureSpec, chosen: readonly Observation[], at: number): Value {
  const field = spec.field ?? ''
  switch (spec.measure) {
    case 'count':
      return chosen.length
    case 'distinct':
      return new Set(chosen.map((one) => one.values[field]).filter((value) => value !== undefined)).size
    case 'sum':
      return chosen.reduce((sum, one) => sum + numeric(one.values[field]), 0)
    case 'max':
      return chosen.length === 0 ? undefined : Math.max(...chosen.map((one) => numeric(one.values[field])))
    case 'union':
      return [...new Set(chosen.flatMap((one) => words(one.values[field])))].sort()
    case 'lastMinutes':
      return chosen[0] === undefined ? undefined : (at - chosen[0].at) / MS_PER_MINUTE
    case 'valueAtMax':
      return atMax(chosen, spec.by ?? '')?.values[field]
    case 'firstDays':
      return undefined
  }
}

function atMax(chosen: readonly Observation[], by: string): Observation | undefined {
  let best: Observation | undefined
  for (const one of chosen) {
    if (best === undefined || numeric(one.values[by]) > numeric(best.values[by])) best = one
  }
  return best
}

function numeric(value: ObservedValue | undefined): number {
  return typeof value === 'number' ? value : 0
}

function words(value: ObservedValue | undefined): string[] {
  return typeof value === 'string' && value !== '' ? value.split(' ') : []
}
