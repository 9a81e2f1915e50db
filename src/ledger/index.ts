export { accountNames, type AccountName } from './model'
export {
  balancesOf,
  claimForStop,
  confirmSecured,
  expirePending,
  openAmountOf,
  openPending,
  pendingIdOf,
  pendingInto,
  postPending,
  recordExposure,
  recordVisit,
  transferPosted,
  voidPending,
} from './service'
export { verifyLedger, type LedgerVerification } from './verify'
