export { appendAudit, type AuditDetails, type AuditFact } from './append'
export { changesOf } from './changes'
export { holdsHead, verifyAudit, type Verification } from './verify'
