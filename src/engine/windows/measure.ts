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
    const reducer = reducerOf(measure.spec, at)
    for (const observation of entry?.observations ?? []) {
      if (observation.at > at || observation.id === signal.id) continue
      if (observation.at < at - measure.horizonMs) break
      reader.observation = observation
      if (measure.where !== null && measure.where(reader) !== true) continue
      // The newest is all that some measures ask for.
      if (reducer.add(observation)) break
    }
    return reducer.value()
  }
}

class ObservationReader implements FactReader {
  observation: Observation | null = null

  constructor(private readonly fields: ObservationFields) {}

  read(slot: number): Value {
    return this.observation?.values[this.fields[slot] ?? '']
  }
}

interface Reducer {
  /** Newest first. @returns true: no more are needed */
  add(observation: Observation): boolean
  value(): Value
}

function reducerOf(spec: MeasureSpec, at: number): Reducer {
  const field = spec.field ?? ''
  switch (spec.measure) {
    case 'count':
      return new Count()
    case 'sum':
      return new Sum(field)
    case 'max':
      return new Max(field, field)
    case 'valueAtMax':
      return new Max(spec.by ?? '', field)
    case 'distinct':
      return new Distinct(field)
    case 'union':
      return new Union(field)
    case 'lastMinutes':
    case 'firstDays':
      return new Last(at)
  }
}

class Count implements Reducer {
  private count = 0

  add(): boolean {
    this.count++
    return false
  }

  value(): Value {
    return this.count
  }
}

class Sum implements Reducer {
  private sum = 0

  constructor(private readonly field: string) {}

  add({ values }: Observation): boolean {
    this.sum += numeric(values[this.field])
    return false
  }

  value(): Value {
    return this.sum
  }
}

/** The field of the observation where another is greatest; of equals the newest. */
class Max implements Reducer {
  private best: Observation | null = null

  constructor(
    private readonly by: string,
    private readonly field: string,
  ) {}

  add(observation: Observation): boolean {
    const { best, by } = this
    if (best === null || numeric(observation.values[by]) > numeric(best.values[by])) this.best = observation
    return false
  }

  value(): Value {
    if (this.best === null) return undefined
    return this.by === this.field ? numeric(this.best.values[this.field]) : this.best.values[this.field]
  }
}

class Distinct implements Reducer {
  private readonly seen = new Set<ObservedValue>()

  constructor(private readonly field: string) {}

  add({ values }: Observation): boolean {
    const value = values[this.field]
    if (value !== undefined) this.seen.add(value)
    return false
  }

  value(): Value {
    return this.seen.size
  }
}

class Union implements Reducer {
  private readonly seen = new Set<string>()

  constructor(private readonly field: string) {}

  add({ values }: Observation): boolean {
    for (const word of words(values[this.field])) this.seen.add(word)
    return false
  }

  value(): Value {
    return [...this.seen].sort()
  }
}

class Last implements Reducer {
  private last: Observation | null = null

  constructor(private readonly at: number) {}

  add(observation: Observation): boolean {
    this.last = observation
    return true
  }

  value(): Value {
    return this.last === null ? undefined : (this.at - this.last.at) / MS_PER_MINUTE
  }
}

function numeric(value: ObservedValue | undefined): number {
  return typeof value === 'number' ? value : 0
}

function words(value: ObservedValue | undefined): string[] {
  return typeof value === 'string' && value !== '' ? value.split(' ') : []
}
