export {
  corrected,
  joined,
  sources,
  type Correction,
  type Fact,
  type FactSource,
  type JoinedTransfer,
} from './facts'
export { follow } from './follow'
export * from './model'
export { ranked, type NotProposed, type Ranked, type RankSettings, type Standing } from './rank'
