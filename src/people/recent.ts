/**
 * A bounded memory in two generations: what was used since the last turn-over stays. Costs one look-up where an exact
 * least-recently-used order costs two writes.
 */
export class Recent<V> {
  private young = new Map<string, V>()
  private old = new Map<string, V>()

  constructor(private readonly generationSize: number) {}

  get(key: string): V | undefined {
    const value = this.young.get(key)
    if (value !== undefined) return value
    const older = this.old.get(key)
    if (older !== undefined) this.set(key, older)
    return older
  }

  set(key: string, value: V): void {
    if (this.young.size >= this.generationSize) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(key, value)
  }

  delete(key: string): void {
    this.young.delete(key)
    this.old.delete(key)
  }

  deleteWhere(isGone: (value: V) => boolean): void {
    for (const generation of [this.young, this.old])
      for (const [key, value] of generation) if (isGone(value)) generation.delete(key)
  }

  get size(): number {
    return this.young.size + this.old.size
  }
}
