import type { z } from 'zod'
import { composeStory, voiceOf } from './compose'
import { storyFacts } from './facts'
import { phrasesOf } from './phrases'
import type { HistoryRow, StoryRow } from './repository'
import {
  presentFindings,
  standingView,
  stateSchema,
  storedFindings,
  type historyView,
  type storySummaryView,
  type storyView,
} from './schema'

export function presentSummary(row: StoryRow, views: number): z.input<typeof storySummaryView> {
  return {
    id: row.id,
    slug: row.slug,
    warningNumber: row.warning.number,
    state: stateSchema.parse(row.state),
    title: row.title,
    typology: storyFacts.parse(row.facts).typology,
    revision: row.revision,
    findingCount: findingsOf(row)?.length ?? null,
    views,
    draftedBy: row.draftedByUser,
    editedBy: row.editedByUser,
    approvedBy: row.approvedByUser,
    releasedBy: row.releasedByUser,
    draftedAt: row.draftedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

export function presentStory(row: StoryRow, views: number): z.input<typeof storyView> {
  const facts = storyFacts.parse(row.facts)
  const voice = voiceOf(row.voice)
  const findings = findingsOf(row)
  return {
    ...presentSummary(row, views),
    body: row.body,
    facts,
    voice,
    phrases: phrasesOf(facts.typology).review,
    original: composeStory(facts, voice),
    standing: row.standing === null ? null : standingView.parse(row.standing),
    findings: findings === null ? null : presentFindings(findings),
    checkedAt: time(row.checkedAt),
    approvedAt: time(row.approvedAt),
    releasedAt: time(row.releasedAt),
    withdrawnBy: row.withdrawnByUser,
    withdrawnAt: time(row.withdrawnAt),
  }
}

export const presentHistory = (rows: readonly HistoryRow[]): z.input<typeof historyView> => ({
  items: rows.map(({ event, from_state, to_state, reason, at, actor_id, display_name }) => ({
    event,
    fromState: from_state === null ? null : stateSchema.parse(from_state),
    toState: stateSchema.parse(to_state),
    by: actor_id === null || display_name === null ? null : { id: actor_id, displayName: display_name },
    reason,
    at: at.toISOString(),
  })),
})

const findingsOf = ({ findings }: StoryRow) => (findings === null ? null : storedFindings.parse(findings))
const time = (at: Date | null): string | null => at?.toISOString() ?? null
