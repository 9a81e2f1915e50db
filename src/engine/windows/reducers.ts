import type { Value } from '../expression/value'
import type { Observation, ObservedValue } from './entry'
import type { MeasureSpec } from './window-schema'

const MS_PER_MINUTE = 60_000
const MS_PER_DAY = 1_440 * MS_PER_MINUTE

/** What a measure may read of a window: newest first. */
export interface SeenObservations {
  readonly at: number
  readonly observations: readonly Observation[]
  /** Bits of the conditions that each of them meets. */
  readonly met: readonly number[]
}

/** What the observations from `from` to before `to` come to that meet the condition of `bit`. */
export type Reducer = (seen: SeenObservations, from: number, to: number, bit: number) => Value

export function reducerOf({ measure, field = '', by = '' }: MeasureSpec): Reducer {
  switch (measure) {
    case 'count':
      return count
    case 'sum':
      return sum(field)
    case 'max':
      return max(field)
    case 'valueAtMax':
      return valueAtMax(field, by)
    case 'distinct':
      return distinct(field)
    case 'union':
      return union(field)
    case 'lastDays':
      return last(MS_PER_DAY)
    case 'lastMinutes':
    case 'firstDays':
      return last(MS_PER_MINUTE)
  }
}

const count: Reducer = ({ met }, from, to, bit) => {
  let many = 0
  for (let i = from; i < to; i++) if (((met[i] ?? 0) & bit) !== 0) many++
  return many
}

const sum = (field: string): Reducer => {
  return ({ observations, met }, from, to, bit) => {
    let total = 0
    for (let i = from; i < to; i++)
      if (((met[i] ?? 0) & bit) !== 0) total += numeric(observations[i]?.values[field])
    return total
  }
}

const max = (field: string): Reducer => {
  return ({ observations, met }, from, to, bit) => {
    let most: number | undefined
    for (let i = from; i < to; i++) {
      if (((met[i] ?? 0) & bit) === 0) continue
      const value = numeric(observations[i]?.values[field])
      if (most === undefined || value > most) most = value
    }
    return most
  }
}

/** The field of the observation where another is greatest; of equals the newest. */
const valueAtMax = (field: string, by: string): Reducer => {
  return ({ observations, met }, from, to, bit) => {
    let best: Observation | undefined
    for (let i = from; i < to; i++) {
      const one = ((met[i] ?? 0) & bit) === 0 ? undefined : observations[i]
      if (one === undefined) continue
      if (best === undefined || numeric(one.values[by]) > numeric(best.values[by])) best = one
    }
    return best?.values[field]
  }
}

const distinct = (field: string): Reducer => {
  const found = new Set<ObservedValue>()
  return ({ observations, met }, from, to, bit) => {
    found.clear()
    for (let i = from; i < to; i++) {
      const value = ((met[i] ?? 0) & bit) === 0 ? undefined : observations[i]?.values[field]
      if (value !== undefined) found.add(value)
    }
    return found.size
  }
}

const NO_WORDS: readonly string[] = []

const union = (field: string): Reducer => {
  return ({ observations, met }, from, to, bit) => {
    let found: Set<string> | null = null
    for (let i = from; i < to; i++) {
      const value = ((met[i] ?? 0) & bit) === 0 ? undefined : observations[i]?.values[field]
      if (typeof value !== 'string' || value === '') continue
      found ??= new Set()
      for (const word of value.split(' ')) found.add(word)
    }
    return found === null ? NO_WORDS : [...found].sort()
  }
}

const last = (unitMs: number): Reducer => {
  return ({ at, observations, met }, from, to, bit) => {
    for (let i = from; i < to; i++) {
      const one = observations[i]
      if (one !== undefined && ((met[i] ?? 0) & bit) !== 0) return (at - one.at) / unitMs
    }
    return undefined
  }
}

function numeric(value: ObservedValue | undefined): number {
  return typeof value === 'number' ? value : 0
}
