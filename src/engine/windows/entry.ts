/** A window entry: a bounded set of observations that merges commutatively, associatively and idempotently. */

export type ObservedValue = string | number | boolean

export interface Observation {
  /** The signal's id; the same id observed twice is one observation. */
  id: string
  at: number
  values: Readonly<Record<string, ObservedValue | undefined>>
  /** What a rule pack has found out about it; never stored, never compared. */
  [note: symbol]: number | undefined
}

export interface WindowEntry {
  /** Earliest observation ever seen under this key, kept when the observation itself was trimmed. */
  first: number
  /**
   * Newest first, ties by id; at most `keep` of them and none older than `horizonMs` before the newest. With a
   * resolution: the greatest one of each bucket.
   */
  observations: Observation[]
}

export interface WindowLimit {
  keep: number
  horizonMs: number
  /** Long horizons in bounded memory: of each bucket of event time only its greatest observation is kept. */
  buckets?: Buckets
}

export interface Buckets {
  resolutionMs: number
  /** The field that is compared; of equals the newest is kept, then the smaller id. */
  greatest: string
}

/** Limits by kind of key, i.e. by what stands before the first colon of a key. */
export type WindowLimits = Readonly<Record<string, WindowLimit>>

const NO_LIMIT_DECLARED: WindowLimit = { keep: 0, horizonMs: 0 }

export function limitOf(limits: WindowLimits, key: string): WindowLimit {
  const colon = key.indexOf(':')
  return limits[colon < 0 ? key : key.slice(0, colon)] ?? NO_LIMIT_DECLARED
}

export function entryOf(observation: Observation): WindowEntry {
  return { first: observation.at, observations: [observation] }
}

/**
 * Union by observation id, newest `keep` within the horizon; or the greatest of each bucket. Top-k of a union, a maximum
 * per bucket and a running minimum are all joins, so merging in any order or grouping, or twice, gives the same entry.
 */
export function mergeEntries(a: WindowEntry, b: WindowEntry, limit: WindowLimit): WindowEntry {
  const first = Math.min(a.first, b.first)
  const { buckets } = limit
  const [newest] = b.observations
  const [head] = a.observations
  // Nearly always one later observation is added: copying the rest as a block costs a tenth of merging.
  const isLater =
    newest !== undefined && b.observations.length === 1 && head !== undefined && newestFirst(newest, head) < 0
  if (buckets === undefined) {
    const merged = isLater ? [newest].concat(a.observations) : mergedObservations(a, b)
    return { first, observations: trim(merged, limit) }
  }
  if (isLater && bucketOf(newest, buckets) === bucketOf(head, buckets) && isAhead(head, newest, buckets))
    return { first, observations: a.observations }
  return { first, observations: greatestOfEach(mergedObservations(a, b), limit, buckets) }
}

const bucketOf = ({ at }: Observation, { resolutionMs }: Buckets): number => Math.floor(at / resolutionMs)

/** Whether the older one of a bucket is kept. */
const isAhead = (older: Observation, newer: Observation, { greatest }: Buckets): boolean =>
  rankOf(older, greatest) > rankOf(newer, greatest)

function mergedObservations(a: WindowEntry, b: WindowEntry): Observation[] {
  const merged: Observation[] = []
  let left = 0
  let right = 0
  while (left < a.observations.length || right < b.observations.length) {
    const mine = a.observations[left]
    const theirs = b.observations[right]
    const order = mine === undefined ? 1 : theirs === undefined ? -1 : newestFirst(mine, theirs)
    const next = order <= 0 ? mine : theirs
    if (order <= 0) left++
    if (order >= 0) right++
    if (next !== undefined) merged.push(next)
  }
  return merged
}

function trim(newest: Observation[], limit: WindowLimit): Observation[] {
  const head = newest[0]
  if (head === undefined) return newest
  const oldest = head.at - limit.horizonMs
  let size = Math.min(newest.length, limit.keep)
  while (size > 0 && (newest[size - 1]?.at ?? oldest) < oldest) size--
  return size === newest.length ? newest : newest.slice(0, size)
}

/** The horizon is counted in buckets from the newest one, which some observation always stands for. */
function greatestOfEach(
  newest: readonly Observation[],
  { keep }: WindowLimit,
  buckets: Buckets,
): Observation[] {
  const kept: Observation[] = []
  const last = newest[0] === undefined ? 0 : bucketOf(newest[0], buckets)
  let lastKept = NaN
  for (const observation of newest) {
    const bucket = bucketOf(observation, buckets)
    if (last - bucket >= keep) break
    const rival = kept[kept.length - 1]
    if (rival === undefined || lastKept !== bucket) kept.push(observation)
    else if (isAhead(observation, rival, buckets)) kept[kept.length - 1] = observation
    lastKept = bucket
  }
  return kept
}

/** What buckets compare; an observation without the field is the least. */
export function rankOf({ values }: Observation, greatest: string): number {
  const value = values[greatest]
  return typeof value === 'number' ? value : -1
}

export function newestFirst(a: Observation, b: Observation): number {
  if (a.at !== b.at) return b.at - a.at
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
