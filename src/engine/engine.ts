import type { EngineInput, Evaluation, LabelledCase, TextVerdict } from './types'
import type { RulePack } from './rules/pack'
import type { WindowLimits } from './windows/entry'
import type { WindowView } from './windows/store'

export interface Engine {
  /** `sha256:…` of the pack's files; part of every evaluation. */
  readonly ruleset: string
  /** Bounds of the windows; every store must merge with these. */
  readonly windowLimits: WindowLimits
  /** The window keys this signal reads or writes: load them before `evaluate`. */
  windowKeys(input: EngineInput): string[]
  /** Pure and synchronous; reads only entries under `windowKeys(input)`. */
  evaluate(input: EngineInput, windows: WindowView): Evaluation
  /** Records the signal in its windows at its own `occurredAt`. Idempotent by `signal.id`. */
  observe(input: EngineInput, evaluation: Evaluation, windows: WindowView): void
  /** Judges a text without any signal around it. */
  classify(text: string): TextVerdict
}

export interface EngineOptions {
  /** Labelled examples (`menshen cases import`, officers' findings) added to the scripts of the pack. */
  cases?: readonly LabelledCase[]
}

/** Compiles a checked pack; throws nothing for a pack that `loadRulePack` accepted. */
export function createEngine(_pack: RulePack, _options: EngineOptions = {}): Engine {
  throw new Error('under construction')
}
