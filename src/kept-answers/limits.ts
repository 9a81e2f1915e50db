import { lateLimits } from '../transitions'

/** A day longer than the oldest entry that is taken: what is sent again while it may count is known to have counted. */
export const keptAnswerLimits = {
  kept: {
    value: lateLimits.oldestEntry.value + 1,
    unit: 'days',
    source: 'local configuration',
    since: '2026-11-26',
  },
  forgottenAtOnce: { value: 1_000, unit: 'rows', source: 'local configuration', since: '2026-11-26' },
} as const
