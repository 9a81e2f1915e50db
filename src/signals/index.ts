export { amountOf, atRiskOf } from './amount'
export { createBatcher, type Batcher, type Outcome } from './batcher'
export { castOf } from './cast'
export { toEngineSignal } from './engine-signal'
export {
  BATCH_PATH,
  createSignalHandler,
  JSON_TYPE,
  NDJSON_TYPE,
  requireRight,
  SINGLE_PATH,
  type SentSignal,
} from './http'
export { ingestLimits, signalLimits } from './limits'
export { createLineReader } from './lines'
export { maskedPayload } from './present'
export { quickSignal, type QuickSignal } from './quick'
export { openSignal, readSignal } from './service'
export { signalSchema, schemaOfType, type Signal, type SignalOf, type SignalType } from './schema'
export { checkSignal, parseSignal, trustedSignal, type ParsedSignal } from './signal'
export * from './statements'
