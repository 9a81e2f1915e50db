interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

/** What one file may be; a bank that has more sends several. */
export const isoLimits = {
  size: { value: 1_048_576, unit: 'bytes', source: 'our own design', since: '2026-11-27' },
  transfers: { value: 500, unit: 'transfers', source: 'our own design', since: '2026-11-27' },
  resolutions: { value: 200, unit: 'answers', source: 'our own design', since: '2026-11-27' },
  depth: { value: 60, unit: 'elements', source: 'our own design', since: '2026-11-27' },
  problems: { value: 20, unit: 'problems told', source: 'our own design', since: '2026-11-27' },
} as const satisfies Record<string, Limit>
