import { isLive, sortKey, type Warning } from './order'

export interface QueueState {
  /** Most urgent first. */
  readonly warnings: readonly Warning[]
  /** false: pages are still being read. */
  readonly isComplete: boolean
  /** How many the service says there are; null before its first answer. */
  readonly total: number | null
  readonly error: unknown
  /** Those that have come while one was looking, by when: lit for a moment. */
  readonly arrivals: ReadonlyMap<string, number>
}

interface Entry {
  readonly warning: Warning
  readonly key: string
}

const EMPTY: QueueState = { warnings: [], isComplete: false, total: null, error: null, arrivals: new Map() }
// Longer than anything is lit.
const ARRIVAL_KEPT_MS = 60_000

/**
 * The whole queue in the browser. Pages fill it; a warning that moves is put or taken out by itself. What was read of one
 * warning is never overwritten by a page that was asked for earlier.
 */
export class QueueStore {
  private sorted: Entry[] = []
  private readonly patchedAt = new Map<string, number>()
  private readonly arrivals = new Map<string, number>()
  private readonly listeners = new Set<() => void>()
  private step = 0
  private state: QueueState = EMPTY

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  readonly current = (): QueueState => this.state

  /** A reading of all begins now: what is patched from here on is newer than its pages. @returns its mark */
  begin(): number {
    return this.step + 1
  }

  putPage(warnings: readonly Warning[], total: number, since: number): void {
    const older = warnings.filter(({ id }) => !this.isPatchedSince(id, since))
    this.replace(new Set(older.map(({ id }) => id)), older)
    this.publish({ total, error: null })
  }

  /** All pages have come: what was in none of them is gone. */
  complete(seen: ReadonlySet<string>, since: number): void {
    this.sorted = this.sorted.filter(({ warning: { id } }) => seen.has(id) || this.isPatchedSince(id, since))
    this.patchedAt.clear()
    this.publish({ isComplete: true, total: this.sorted.length })
  }

  fail(error: unknown): void {
    this.publish({ error })
  }

  /** These were read anew, at `now`; those that are not among the answers are not for this desk any more. */
  patch(ids: readonly string[], warnings: readonly Warning[], now: number): void {
    this.step += 1
    for (const id of ids) this.patchedAt.set(id, this.step)
    const live = warnings.filter(isLive)
    if (this.state.isComplete) this.noteArrivals(live, now)
    this.replace(new Set(ids), live)
    this.publish(this.state.isComplete ? { total: this.sorted.length } : {})
  }

  private isPatchedSince(id: string, since: number): boolean {
    return (this.patchedAt.get(id) ?? -1) >= since
  }

  private noteArrivals(live: readonly Warning[], now: number): void {
    for (const [id, at] of this.arrivals) if (now - at > ARRIVAL_KEPT_MS) this.arrivals.delete(id)
    const known = new Set(this.sorted.map(({ warning: { id } }) => id))
    for (const { id } of live) if (!known.has(id)) this.arrivals.set(id, now)
  }

  private replace(ids: ReadonlySet<string>, warnings: readonly Warning[]): void {
    this.sorted = this.sorted.filter(({ warning }) => !ids.has(warning.id))
    for (const warning of warnings) {
      const entry = { warning, key: sortKey(warning) }
      this.sorted.splice(this.placeOf(entry.key), 0, entry)
    }
  }

  /** By halving: ten thousand are not sorted anew for one that moves. */
  private placeOf(key: string): number {
    let [low, high] = [0, this.sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.sorted[middle]?.key ?? '') < key) low = middle + 1
      else high = middle
    }
    return low
  }

  private publish(change: Partial<QueueState>): void {
    const warnings = this.sorted.map(({ warning }) => warning)
    this.state = { ...this.state, ...change, warnings, arrivals: new Map(this.arrivals) }
    for (const tell of this.listeners) tell()
  }
}
