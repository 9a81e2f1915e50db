import type { Rule } from './core'

/** Every number and choice of the trace: value, unit, where it comes from, since when. */
interface Setting<T> {
  readonly value: T
  readonly unit: string
  readonly source: string
  readonly since: string
}

const local = { source: 'local configuration', since: '2026-11-26' } as const
/** 电信网络新型违法犯罪案件冻结资金返还若干规定, CBRC and MPS, 2016-09-18 (docs/law.md). */
const rule: Setting<Rule> = {
  value: 'timestamp',
  unit: 'rule',
  source: 'CBRC and MPS, 2016-09-18: by time stamp where credits can be told apart, else pro rata',
  since: '2016-09-18',
}

export const traceLimits = {
  rule,
  // The regulation names no span: mules pass on within minutes, and what lies longer is mixed with what came after.
  matchWithin: { value: 60, unit: 'minutes', ...local },
  // The bank's message, the report and the visit tell of one payment, each by its own clock (as src/triage/limits.ts).
  samePayment: { value: 30, unit: 'minutes', ...local },
  // Within so long of the first payment the stream is looked at, before it and after.
  window: { value: 48, unit: 'hours', ...local },
  tiers: { value: 8, unit: 'tiers behind the victim', ...local },
  streamPayments: { value: 1_000, unit: 'payments a tier', ...local },
  accounts: { value: 500, unit: 'accounts', ...local },
  otherWarnings: { value: 20, unit: 'warnings that share an account', ...local },
  // Half of what a mule gets is gone within hours; our figure for the order of a list, and shown with it.
  halfLife: { value: 6, unit: 'hours', ...local },
} as const satisfies Record<string, Setting<unknown>>
