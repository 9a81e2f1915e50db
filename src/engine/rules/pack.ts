import type { Compiled } from '../expression/compile'
import type { Value } from '../expression/value'
import type { ExpressionTree, Vocabulary } from '../expression/checked'
import type { FactDefinition } from '../facts/definition'
import type { ListFile } from '../lists/list-schema'
import type { TextKnowledge } from '../text/knowledge'
import type { WindowLimits } from '../windows/entry'
import type { WindowKey } from '../windows/window-schema'
import type { CompiledMeasure } from '../windows/measure'
import type { ReasonTemplate } from './reason-template'
import type { LevelsFile, RuleFile, TypologiesFile } from './rule-schema'
import type { YamlFile } from './yaml-file'

export interface CheckedRule {
  rule: RuleFile
  /** The condition by itself: slow, and what the program of all rules must agree with. */
  condition: Compiled
  tree: ExpressionTree
  scale: Compiled | null
  evidence: readonly [name: string, read: Compiled][]
  /** Its reason, taken apart once. */
  said: ReasonTemplate
  /** Facts its condition reads. */
  uses: readonly string[]
  /** Where it was written, for test failures. */
  source: YamlFile
}

export interface PackWindows {
  keys: readonly WindowKey[]
  measures: readonly CompiledMeasure[]
  limits: WindowLimits
  /** Condition over facts under which a payee is new to its payer. */
  isNewPayee: Compiled
  /** What is recorded of a signal for later ones, by its element `mark.<name>`. */
  marks: readonly [element: string, holds: Compiled][]
}

/** A checked rule pack: the same bytes give the same ruleset id. */
export interface RulePack {
  readonly ruleset: string
  readonly rules: readonly CheckedRule[]
  readonly levels: LevelsFile
  readonly typologies: TypologiesFile
  readonly windows: PackWindows
  readonly text: TextKnowledge
  readonly lists: readonly ListFile[]
  readonly facts: readonly FactDefinition[]
  readonly vocabulary: Vocabulary
}

export type GivenFacts = ReadonlyMap<string, Value>
