export { type PaidTransfer } from './details'
export {
  conclusionOfVisit,
  paymentsFound,
  transfersOfVisit,
  type Conclusion,
  type ReportedTransfer,
} from './service'
