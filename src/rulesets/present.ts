import type { z } from 'zod'
import type { RulesetRow } from './repository'
import { stateSchema, type rulesetView } from './schema'

export const presentRuleset = (row: RulesetRow): z.input<typeof rulesetView> => ({
  id: row.id,
  hash: row.hash,
  state: stateSchema.parse(row.state),
  origin: row.origin === 'folder' ? 'folder' : 'upload',
  ruleCount: row.ruleCount,
  note: row.note,
  importedBy: row.importedByUser,
  importedAt: row.importedAt.toISOString(),
  reviewedBy: row.reviewedByUser,
  reviewedAt: time(row.reviewedAt),
  adoptedAt: time(row.adoptedAt),
  publishedBy: row.publishedByUser,
  liveSince: time(row.liveSince),
})

const time = (at: Date | null): string | null => at?.toISOString() ?? null
