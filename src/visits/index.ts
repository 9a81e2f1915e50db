export { type PaidTransfer } from './details'
export { conclusionOfVisit, transfersOfVisit, type Conclusion, type ReportedTransfer } from './service'
