/** What is kept for a while: the value and when it was made. */
export interface Kept<T> {
  readonly value: T
  readonly at: Date
}

export interface Keeper<T> {
  /** The kept value if it is young enough, else a new one; of several who ask at once one makes it for all. */
  read(key: string, now: Date, make: () => Promise<T>): Promise<Kept<T>>
}

/**
 * Keeps dear answers for so many milliseconds, at most `most` keys. What fails is not kept. Age is measured by the
 * caller's clock, backwards, too: a clock that is put back makes nothing young for ever.
 */
export function createKeeper<T>(milliseconds: number, most: number): Keeper<T> {
  const kept = new Map<string, { readonly at: Date; readonly value: Promise<T> }>()
  return {
    async read(key, now, make) {
      const known = kept.get(key)
      if (known !== undefined && Math.abs(now.getTime() - known.at.getTime()) < milliseconds)
        return { value: await known.value, at: known.at }
      const entry = { at: now, value: make() }
      kept.delete(key)
      kept.set(key, entry)
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(oldest)
      try {
        return { value: await entry.value, at: now }
      } catch (error) {
        if (kept.get(key) === entry) kept.delete(key)
        throw error
      }
    },
  }
}
