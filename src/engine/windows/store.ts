import { limitOf, mergeEntries, type WindowEntry, type WindowLimits } from './entry'

/** What the engine reads and writes. `append` merges; nothing is ever overwritten. */
export interface WindowView {
  get(key: string): WindowEntry | undefined
  append(key: string, entry: WindowEntry): void
}

/** A view over a base that keeps what was added apart, so that a batch can be committed or discarded. */
export interface WindowOverlay extends WindowView {
  /** Only what this overlay added; merging it into any store in any order is safe. */
  deltas(): ReadonlyMap<string, WindowEntry>
}

/**
 * Where windows live between batches: memory here, Redis in `platform/windows-redis`.
 * `commit` merges the overlay's deltas with {@link mergeEntries}; committing twice changes nothing.
 */
export interface WindowStore {
  load(keys: readonly string[]): Promise<WindowOverlay>
  commit(overlay: WindowOverlay): Promise<void>
}

export class MemoryWindows implements WindowView, WindowStore {
  private readonly entries = new Map<string, WindowEntry>()

  constructor(private readonly limits: WindowLimits) {}

  get(key: string): WindowEntry | undefined {
    return this.entries.get(key)
  }

  append(key: string, entry: WindowEntry): void {
    mergeInto(this.entries, key, entry, this.limits)
  }

  load(_keys: readonly string[]): Promise<WindowOverlay> {
    return Promise.resolve(overlay(this, this.limits))
  }

  commit(added: WindowOverlay): Promise<void> {
    for (const [key, entry] of added.deltas()) this.append(key, entry)
    return Promise.resolve()
  }

  /** Joins the windows of two identities that turned out to be one; `from` is emptied. */
  mergeKey(from: string, to: string): void {
    const moved = this.entries.get(from)
    if (moved === undefined || from === to) return
    this.append(to, moved)
    this.entries.delete(from)
  }

  /** Forgets a key: its windows are to be rebuilt. */
  drop(key: string): void {
    this.entries.delete(key)
  }

  /** Forgets keys whose newest observation is older than their horizon at `now` (event time). Returns how many. */
  forgetBefore(now: number): number {
    let forgotten = 0
    for (const [key, entry] of this.entries) {
      const newest = entry.observations[0]?.at ?? entry.first
      const { horizonMs, buckets } = limitOf(this.limits, key)
      if (newest >= now - horizonMs - (buckets?.resolutionMs ?? 0)) continue
      this.entries.delete(key)
      forgotten++
    }
    return forgotten
  }

  get size(): number {
    return this.entries.size
  }

  keys(): IterableIterator<string> {
    return this.entries.keys()
  }
}

/** Later signals of a batch see what earlier ones appended here, the base sees nothing until commit. */
export function overlay(base: Pick<WindowView, 'get'>, limits: WindowLimits): WindowOverlay {
  const added = new Map<string, WindowEntry>()
  const merged = new Map<string, WindowEntry>()
  return {
    get(key) {
      return merged.get(key) ?? base.get(key)
    },
    append(key, entry) {
      const before = merged.get(key) ?? base.get(key)
      merged.set(key, before === undefined ? entry : mergeEntries(before, entry, limitOf(limits, key)))
      mergeInto(added, key, entry, limits)
    },
    deltas() {
      return added
    },
  }
}

/** An overlay over entries that were fetched beforehand, e.g. by one MGET. */
export function overlayOf(fetched: ReadonlyMap<string, WindowEntry>, limits: WindowLimits): WindowOverlay {
  return overlay(fetched, limits)
}

function mergeInto(
  entries: Map<string, WindowEntry>,
  key: string,
  entry: WindowEntry,
  limits: WindowLimits,
): void {
  const before = entries.get(key)
  entries.set(key, before === undefined ? entry : mergeEntries(before, entry, limitOf(limits, key)))
}
