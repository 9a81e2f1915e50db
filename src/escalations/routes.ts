import type { z } from 'zod'
import { route } from '../http/route'
import type { EscalationRow } from './repository'
import { escalationList, escalationQuery, escalationView } from './schema'
import { listEscalations } from './service'

export const escalationRoutes = [
  route({
    method: 'get',
    path: '/v1/escalations',
    policy: 'escalation.read',
    tag: 'escalations',
    summary: 'Times that were missed: whose, who was told and when, and whether it was done after all',
    query: escalationQuery,
    response: escalationList,
    handle: async (ctx, { query }) => {
      const { rows, total } = await listEscalations(ctx, query)
      return { items: rows.map(presentEscalation), total }
    },
  }),
]

const presentEscalation = (row: EscalationRow): z.input<typeof escalationView> =>
  escalationView.parse({
    ...row,
    warningNumber: row.warning.number,
    taskNumber: row.task?.number ?? null,
    stationName: row.station?.name ?? null,
    officerName: row.task?.officer?.user.displayName ?? null,
    dueAt: row.dueAt.toISOString(),
    tellAt: row.tellAt.toISOString(),
    toldAt: row.toldAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  })
