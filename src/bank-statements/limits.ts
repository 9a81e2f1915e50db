interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

export const statementLimits = {
  rows: { value: 2_000, unit: 'rows', source: 'our own design', since: '2026-11-27' },
  size: { value: 1_048_576, unit: 'bytes', source: 'our own design', since: '2026-11-27' },
  /** An older one would be compared with what has long moved on. */
  age: { value: 72, unit: 'hours', source: 'our own design', since: '2026-11-27' },
} as const satisfies Record<string, Limit>
