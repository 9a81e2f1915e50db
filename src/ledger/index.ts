export { transferAll } from './batch'
export type { Posting } from './entries'
export { accountNames, type AccountName, type Transfer as LedgerEntry } from './model'
export { transfersOf as entriesOfWarning } from './repository'
export {
  balancesOf,
  claimForStop,
  confirmSecured,
  expirePending,
  hasPaymentLeft,
  openAmountOf,
  openPending,
  pendingIdOf,
  pendingInto,
  postPending,
  recordExposure,
  recordLoss,
  recordReturned,
  recordVisit,
  transferPosted,
  voidPending,
} from './service'
export { verifyLedger, type LedgerVerification } from './verify'
