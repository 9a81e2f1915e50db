export { appendAudit, type AuditFact } from './append'
export { holdsHead, verifyAudit, type Verification } from './verify'
