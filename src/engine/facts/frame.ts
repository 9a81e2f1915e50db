import type { FactReader } from '../expression/compile'
import type { Value } from '../expression/value'
import type { FactContext } from './context'
import type { FactDefinition } from './definition'

/** The facts of one signal, each read at most once and only when a rule asks. Reused from signal to signal. */
export class FactFrame implements FactReader {
  private readonly readers: readonly FactDefinition['read'][]
  private readonly values: Value[]
  private readonly readIn: Int32Array
  private generation = 0
  /** The signal that is being judged. */
  context: FactContext | null = null

  constructor(facts: readonly FactDefinition[]) {
    this.readers = facts.map(({ read }) => read)
    this.values = new Array<Value>(facts.length).fill(undefined)
    this.readIn = new Int32Array(facts.length)
  }

  begin(context: FactContext): void {
    this.context = context
    this.generation++
  }

  read(slot: number): Value {
    if (this.readIn[slot] === this.generation) return this.values[slot]
    const reader = this.readers[slot]
    const value = this.context === null || reader === undefined ? undefined : reader(this.context)
    this.keep(slot, value)
    return value
  }

  /** What was read of this signal by somebody else. */
  keep(slot: number, value: Value): void {
    this.values[slot] = value
    this.readIn[slot] = this.generation
  }
}
