/** The engine's door: pure, in process, explainable. Everything outside imports from here only. */
export type {
  Action,
  CallSignal,
  ElementSpan,
  EngineInput,
  EngineSignal,
  Evaluation,
  EvidenceValue,
  LabelledCase,
  Level,
  MessageSignal,
  Operator,
  PartyKind,
  Payee,
  Payer,
  Reason,
  ReportSignal,
  ReportedTransfer,
  ShadowReason,
  SignalKind,
  SignalTrace,
  SimilarScript,
  Subject,
  TextVerdict,
  TransactionSignal,
  TranscriptTurn,
} from './types'
export { hashedIdentifier } from './lists/hashed'
export { LISTED, type Listed } from './lists/identifiers'
export type { ListFinding, ListView } from './lists/list-view'
export { entryOf, limitOf, mergeEntries, newestFirst, rankOf } from './windows/entry'
export type { Buckets, Observation, WindowEntry, WindowLimit, WindowLimits } from './windows/entry'
export { MemoryWindows, overlay, overlayOf } from './windows/store'
export type { WindowOverlay, WindowStore, WindowView } from './windows/store'
export { loadRulePack, readPackFiles } from './rules/load-pack'
export type { PackFile } from './rules/yaml-file'
export { readLists } from './rules/check-lists'
export { checkRulePack } from './rules/check-pack'
export { languageOf, type PackLanguage } from './language/pack-language'
export { packSchemas } from './rules/json-schema'
export { runRuleTests, type RuleTestResult } from './rules/rule-tests'
export {
  checkRuleChanges,
  isBasisFile,
  isRuleFile,
  ruleBasisOf,
  type ChangesChecked,
  type RuleBasis,
} from './rules/check-changes'
export { RulePackError, describeProblem, type PackProblem } from './rules/problem'
export type { RulePack } from './rules/pack'
export { brakeRules, type RuleVersion } from './rules/brake-rules'
export { fingerprintOf } from './text/fingerprint'
export {
  markText,
  openTextReader,
  scriptIn,
  type KnownScript,
  type TextMark,
  type TextMarker,
} from './text/marker'
export type { EarlierText, TalkLimits } from './text/talk'
export type { ModelCache } from './text/training'
export { createEngine, type Engine, type EngineOptions } from './engine'
