interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

/** A file of answers is one desk's hour; all of it is one transaction, which lasts seconds. */
export const answerFileLimits = {
  rows: { value: 200, unit: 'rows', source: 'local configuration', since: '2026-11-26' },
  size: { value: 524_288, unit: 'bytes', source: 'local configuration', since: '2026-11-26' },
} as const satisfies Record<string, Limit>
