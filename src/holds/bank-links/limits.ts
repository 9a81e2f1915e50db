interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

/** How a bank that cannot be reached is treated; no rule sets these (docs/law.md). */
export const bankLinkLimits = {
  /** One lost call is a lost call; this many in a row are a bank that is down. */
  failuresUntilDown: { value: 3, unit: 'calls in a row', source: 'our own design', since: '2026-11-26' },
  tryEvery: { value: 30, unit: 'seconds', source: 'our own design', since: '2026-11-26' },
  sweepEvery: { value: 5, unit: 'seconds', source: 'our own design', since: '2026-11-26' },
} as const satisfies Record<string, Limit>
