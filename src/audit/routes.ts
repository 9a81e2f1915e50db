import type { z } from 'zod'
import { route, type Route } from '../http/route'
import { listEntries, type AuditRow } from './repository'
import { auditPage, auditQuery, verificationView, type auditView } from './schema'
import { verifyAudit } from './verify'

const list = route({
  method: 'get',
  path: '/v1/audit',
  policy: 'audit.read',
  tag: 'audit',
  summary: 'Who did what, the youngest first',
  query: auditQuery,
  response: auditPage,
  handle: async (ctx, { query }) => {
    const { limit, before, from, to, ...exact } = query
    const filter = {
      ...exact,
      ...(before === undefined ? {} : { before: BigInt(before) }),
      ...(from === undefined ? {} : { from: new Date(from) }),
      ...(to === undefined ? {} : { to: new Date(to) }),
    }
    const rows = await listEntries(ctx, filter, limit + 1)
    const items = rows.slice(0, limit)
    const next = rows.length > limit ? (items.at(-1)?.seq.toString() ?? null) : null
    return { items: items.map(presentEntry), next }
  },
})

const verify = route({
  method: 'get',
  path: '/v1/audit/verification',
  policy: 'audit.read',
  tag: 'audit',
  summary: 'Recompute the chain of hashes from the first entry to the last',
  response: verificationView,
  handle: async (ctx) => {
    const { checked, head, breach } = await verifyAudit(ctx)
    return {
      isIntact: breach === null,
      checked,
      head: { seq: head.seq.toString(), hash: head.hash },
      breach: breach === null ? null : { seq: breach.seq.toString(), kind: breach.kind },
    }
  },
})

export const auditRoutes: readonly Route[] = [list, verify]

const presentEntry = (row: AuditRow): z.input<typeof auditView> => ({
  seq: row.seq.toString(),
  at: row.at.toISOString(),
  actorKind: row.actorKind,
  actorId: row.actorId,
  action: row.action,
  subject: row.subject,
  subjectId: row.subjectId,
  purpose: row.purpose,
  details: detailsOf(row.details),
  hash: Buffer.from(row.hash).toString('hex'),
})

const detailsOf = (details: AuditRow['details']): Record<string, unknown> =>
  typeof details === 'object' && details !== null && !Array.isArray(details) ? { ...details } : {}
