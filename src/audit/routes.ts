import type { z } from 'zod'
import { rawRoute, route, type Route } from '../http/route'
import type { Verification } from './verify'
import { searchAudit, verify, verifyStepwise, type FoundEntry } from './service'
import { auditPage, auditQuery, verificationQuery, verificationView, type auditView } from './schema'

const list = route({
  method: 'get',
  path: '/v1/audit',
  policy: 'audit.read',
  tag: 'audit',
  summary: 'Who did what, the youngest first',
  query: auditQuery,
  response: auditPage,
  handle: async (ctx, { query }) => {
    const { items, next } = await searchAudit(ctx, query)
    return { items: items.map(presentEntry), next }
  },
})

const verification = {
  method: 'get',
  policy: 'audit.read',
  tag: 'audit',
  query: verificationQuery,
} as const

const verifyAtOnce = route({
  ...verification,
  path: '/v1/audit/verification',
  summary: 'Recompute the chain of hashes from the first entry to the last',
  response: verificationView,
  handle: async (ctx, { query }) => presentVerification(await verify(ctx, query)),
})

const follow = rawRoute({
  ...verification,
  path: '/v1/audit/verification/progress',
  summary:
    'The same, with a line of JSON for each batch ({"checked", "total"}) and one for the result ({"result"})',
  contentType: 'application/x-ndjson',
  handle: async (ctx, { query, response }) => {
    response.set({ 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' })
    // A proxy that gathers the answer would show no progress.
    response.set('x-accel-buffering', 'no')
    for await (const step of verifyStepwise(ctx, query)) {
      if (response.destroyed) return
      const line = 'result' in step ? { result: presentVerification(step.result) } : step
      response.write(`${JSON.stringify(line)}\n`)
    }
    response.end()
  },
})

export const auditRoutes: readonly Route[] = [list, verifyAtOnce, follow]

const presentVerification = ({
  checked,
  head,
  breach,
  isNotedHeld,
}: Verification & { readonly isNotedHeld: boolean | null }): z.input<typeof verificationView> => ({
  isIntact: breach === null && isNotedHeld !== false,
  checked,
  head: { seq: head.seq.toString(), hash: head.hash },
  breach: breach === null ? null : { seq: breach.seq.toString(), kind: breach.kind },
  isNotedHeld,
})

const presentEntry = ({ row, actorName }: FoundEntry): z.input<typeof auditView> => ({
  seq: row.seq.toString(),
  at: row.at.toISOString(),
  actorKind: row.actorKind,
  actorId: row.actorId,
  actorName,
  action: row.action,
  subject: row.subject,
  subjectId: row.subjectId,
  purpose: row.purpose,
  details: detailsOf(row.details),
  hash: Buffer.from(row.hash).toString('hex'),
})

const detailsOf = (details: FoundEntry['row']['details']): Record<string, unknown> =>
  typeof details === 'object' && details !== null && !Array.isArray(details) ? { ...details } : {}
