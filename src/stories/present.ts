import type { z } from 'zod'
import { storyFacts } from './facts'
import type { StoryRow } from './repository'
import { findingsSchema, stateSchema, type storySummaryView, type storyView } from './schema'

export function presentSummary(row: StoryRow): z.input<typeof storySummaryView> {
  const findings = findingsOf(row)
  return {
    id: row.id,
    slug: row.slug,
    warningNumber: row.warning.number,
    state: stateSchema.parse(row.state),
    title: row.title,
    revision: row.revision,
    findingCount: findings?.length ?? null,
    draftedAt: row.draftedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

export function presentStory(row: StoryRow): z.input<typeof storyView> {
  return {
    ...presentSummary(row),
    body: row.body,
    facts: storyFacts.parse(row.facts),
    findings: findingsOf(row),
    checkedAt: time(row.checkedAt),
    draftedBy: row.draftedByUser,
    editedBy: row.editedByUser,
    approvedBy: row.approvedByUser,
    approvedAt: time(row.approvedAt),
    releasedBy: row.releasedByUser,
    releasedAt: time(row.releasedAt),
    withdrawnBy: row.withdrawnByUser,
    withdrawnAt: time(row.withdrawnAt),
  }
}

const findingsOf = ({ findings }: StoryRow) => (findings === null ? null : findingsSchema.parse(findings))
const time = (at: Date | null): string | null => at?.toISOString() ?? null
