interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

const own = { source: 'our own design', since: '2026-11-26' } as const

export const commandLimits = {
  /** What happens now is asked for by every wall at every event: one answer serves them all for so long. */
  liveKept: { value: 2, unit: 'seconds', ...own },
  /** Figures of days change slowly and cost more. */
  figuresKept: { value: 60, unit: 'seconds', ...own },
  keptAnswers: { value: 200, unit: 'answers', ...own },
  shownOverdue: { value: 200, unit: 'tasks', ...own },
  shownCampaigns: { value: 50, unit: 'campaigns', ...own },
} as const satisfies Record<string, Limit>
