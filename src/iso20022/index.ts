export {
  CAMT_056,
  caseIdOf,
  writeCancellation,
  type Camt056,
  type Cancellation,
  type NamedBank,
} from './cancellation-request'
export { readCreditTransfers, type CreditTransfer, type PaymentReferences } from './credit-transfer'
export { readDocument, type FileProblem, type IsoDocument } from './document'
export { isoLimits } from './limits'
export { requireDocument, unreadable, xmlBody } from './require'
export { readResolutions, resolutionStatuses, type Resolution, type ResolutionFile } from './resolution'
export { schemaCheckIn, type SchemaCheck } from './schema-check'
