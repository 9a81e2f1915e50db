export { type PaidTransfer } from './details'
export {
  conclusionOfVisit,
  paymentsFound,
  transfersOfVisit,
  warningOfVisit,
  type Conclusion,
  type ReportedTransfer,
} from './service'
