import type { z } from 'zod'
import type { ReplayRow } from './repository'
import { resultSchema, stateSchema, type replayView } from './schema'

export const presentReplay = (row: ReplayRow): z.input<typeof replayView> => ({
  id: row.id,
  ruleset: row.ruleset.hash,
  against: row.against.hash,
  state: stateSchema.parse(row.state),
  origin: row.origin === 'stored' ? 'stored' : 'upload',
  hours: row.hours,
  mostSignals: row.mostSignals,
  total: row.total,
  judged: row.judged,
  problem: row.problem,
  result: row.result === null ? null : resultSchema.parse(row.result),
  requestedBy: row.requestedByUser,
  requestedAt: row.requestedAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt.toISOString(),
})
