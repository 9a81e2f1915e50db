import type { Compiled, FactReader } from '../expression/compile'
import type { Value } from '../expression/value'
import type { Observation } from './entry'

/** Names of observation fields by slot, without the `obs.` prefix. */
export type ObservationFields = readonly string[]

// Bits of a number that JavaScript can shift, but for one.
const MOST_CONDITIONS = 30
/** The bit that every observation meets. */
export const ALWAYS = 1 << MOST_CONDITIONS

/**
 * The conditions of a pack's measures. Which of them an observation meets is found once and noted on it, since the same
 * sixty observations are looked at for every payment of a payer, and by several windows.
 */
export class Conditions {
  private readonly bits = new Map<string, number>()
  private readonly compiled: Compiled[] = []
  private readonly note = Symbol('conditions met')
  private readonly reader: ObservationReader

  constructor(fields: ObservationFields) {
    this.reader = new ObservationReader(fields)
  }

  get isFull(): boolean {
    return this.compiled.length >= MOST_CONDITIONS
  }

  /** @param written the condition as it stands in the pack; undefined: every observation meets it */
  bitOf(written: string | undefined, where: Compiled | null): number {
    if (written === undefined || where === null) return ALWAYS
    const known = this.bits.get(written)
    if (known !== undefined) return known
    const bit = 1 << this.compiled.length
    this.compiled.push(where)
    this.bits.set(written, bit)
    return bit
  }

  /** The bits of all conditions that it meets. */
  metBy(observation: Observation): number {
    return observation[this.note] ?? this.noteOn(observation)
  }

  private noteOn(observation: Observation): number {
    this.reader.observation = observation
    let met = ALWAYS
    for (let i = 0; i < this.compiled.length; i++) if (this.compiled[i]?.(this.reader) === true) met |= 1 << i
    observation[this.note] = met
    return met
  }
}

class ObservationReader implements FactReader {
  observation: Observation | null = null

  constructor(private readonly fields: ObservationFields) {}

  read(slot: number): Value {
    return this.observation?.values[this.fields[slot] ?? '']
  }
}
