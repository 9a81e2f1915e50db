import type { z } from 'zod'
import { route } from '../http/route'
import type { ReportRow } from './repository'
import * as schema from './schema'
import * as service from './service'

const tag = 'citizen-reports'
const moves = ['not_found', 'illegal_move', 'lost_race'] as const

export const citizenReportRoutes = [
  route({
    method: 'get',
    path: '/v1/citizen-reports',
    policy: 'citizen-report.read',
    tag,
    summary: 'What citizens have reported on the public page, the latest first',
    query: schema.listQuery,
    response: schema.citizenReportPage,
    handle: async (ctx, { query }) => {
      const { rows, nextCursor } = await service.listReports(ctx, query)
      return { items: rows.map(present), nextCursor }
    },
  }),
  route({
    method: 'post',
    path: '/v1/citizen-reports/:id/take',
    policy: 'citizen-report.work',
    tag,
    summary: 'Look into a report',
    params: schema.idParams,
    response: schema.citizenReportView,
    errors: moves,
    handle: async (ctx, { params }) => present(await service.takeReport(ctx, params.id)),
  }),
  route({
    method: 'post',
    path: '/v1/citizen-reports/:id/close',
    policy: 'citizen-report.work',
    tag,
    summary: 'Nothing more is to be done of a report; the citizen reads that it is closed, not why',
    params: schema.idParams,
    body: schema.closeBody,
    response: schema.citizenReportView,
    errors: moves,
    handle: async (ctx, { params, body }) => present(await service.closeReport(ctx, params.id, body.reason)),
  }),
]

function present(row: ReportRow): z.input<typeof schema.citizenReportView> {
  const { id, number, hasPaid, hasPhone, signalId, closedReason } = row
  const { state, kind, warning } = schema.citizenReportView
    .pick({ state: true, kind: true, warning: true })
    .parse(row)
  return {
    id,
    number,
    state,
    kind,
    hasPaid,
    hasPhone,
    signalId,
    warning,
    receivedAt: row.receivedAt.toISOString(),
    takenAt: row.takenAt?.toISOString() ?? null,
    takenBy: row.takenByUser?.displayName ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    closedReason,
  }
}
