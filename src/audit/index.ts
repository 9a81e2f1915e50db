export { appendAudit, type AuditFact } from './append'
