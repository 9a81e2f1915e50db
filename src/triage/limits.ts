/** Every number of what the desk is shown of one warning: value, unit, where it comes from, since when. */
interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

const local = { source: 'local configuration', since: '2026-11-26' } as const

export const triageLimits = {
  // The bank's message, the victim's report and the officer's visit tell of one payment, each by its own clock.
  samePayment: { value: 30, unit: 'minutes', ...local },
  // Money that a mule pays on within two days is the victim's more likely than not (research/domain.md 3).
  onwardWithin: { value: 48, unit: 'hours', ...local },
  // What lies deeper is the bank's and the investigation's work; a screen shows no more than this either.
  tiers: { value: 4, unit: 'tiers behind the victim', ...local },
  onwardTransfers: { value: 200, unit: 'payments a tier', ...local },
  // Of officers and stations round the person: enough to choose by hand, few enough to read.
  nearby: { value: 6, unit: 'officers, and as many stations', ...local },
} as const satisfies Record<string, Limit>
