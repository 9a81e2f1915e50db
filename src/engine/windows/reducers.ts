import type { Value } from '../expression/value'
import type { Observation, ObservedValue } from './entry'
import type { MeasureSpec } from './window-schema'

const MS_PER_MINUTE = 60_000
const MS_PER_DAY = 1_440 * MS_PER_MINUTE

/** Takes observations newest first and says what they come to; used again for every signal. */
export interface Reducer {
  begin(at: number): void
  add(observation: Observation): void
  value(): Value
}

export function reducerOf(spec: MeasureSpec): Reducer {
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
    case 'lastDays':
      return new Last(MS_PER_DAY)
    case 'lastMinutes':
    case 'firstDays':
      return new Last(MS_PER_MINUTE)
  }
}

class Count implements Reducer {
  private count = 0

  begin(): void {
    this.count = 0
  }

  add(): void {
    this.count++
  }

  value(): Value {
    return this.count
  }
}

class Sum implements Reducer {
  private sum = 0

  constructor(private readonly field: string) {}

  begin(): void {
    this.sum = 0
  }

  add({ values }: Observation): void {
    this.sum += numeric(values[this.field])
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

  begin(): void {
    this.best = null
  }

  add(observation: Observation): void {
    const { best, by } = this
    if (best === null || numeric(observation.values[by]) > numeric(best.values[by])) this.best = observation
  }

  value(): Value {
    if (this.best === null) return undefined
    return this.by === this.field ? numeric(this.best.values[this.field]) : this.best.values[this.field]
  }
}

class Distinct implements Reducer {
  private readonly seen = new Set<ObservedValue>()

  constructor(private readonly field: string) {}

  begin(): void {
    this.seen.clear()
  }

  add({ values }: Observation): void {
    const value = values[this.field]
    if (value !== undefined) this.seen.add(value)
  }

  value(): Value {
    return this.seen.size
  }
}

class Union implements Reducer {
  private readonly seen = new Set<string>()

  constructor(private readonly field: string) {}

  begin(): void {
    this.seen.clear()
  }

  add({ values }: Observation): void {
    for (const word of words(values[this.field])) this.seen.add(word)
  }

  value(): Value {
    return [...this.seen].sort()
  }
}

class Last implements Reducer {
  private last: Observation | null = null
  private at = 0

  constructor(private readonly unitMs: number) {}

  begin(at: number): void {
    this.last = null
    this.at = at
  }

  add(observation: Observation): void {
    this.last ??= observation
  }

  value(): Value {
    return this.last === null ? undefined : (this.at - this.last.at) / this.unitMs
  }
}

function numeric(value: ObservedValue | undefined): number {
  return typeof value === 'number' ? value : 0
}

function words(value: ObservedValue | undefined): string[] {
  return typeof value === 'string' && value !== '' ? value.split(' ') : []
}
