import { AppError } from '../errors'
import { countSignals } from '../platform/metrics'
import type { Outcome } from '../signals'
import type { Sent } from './parts'

/** Counts a batch for /metrics: by type, and by action, "duplicate" or the code of the refusal. */
export function tally(batch: readonly Sent[], outcomes: readonly Outcome<string>[]): void {
  const counts = new Map<string, number>()
  for (const [at, { parsed }] of batch.entries()) {
    const outcome = outcomes[at]
    if (outcome === undefined) continue
    const key = `${parsed.signal.type} ${nameOf(outcome)}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const [key, count] of counts) {
    const [type = '', outcome = ''] = key.split(' ')
    countSignals(type, outcome, count)
  }
}

function nameOf(outcome: Outcome<string>): string {
  if (!outcome.ok) return outcome.error instanceof AppError ? outcome.error.code : 'internal'
  if (outcome.value.includes('"duplicate":true')) return 'duplicate'
  return /"action":"(\w+)"/.exec(outcome.value)?.[1] ?? 'unknown'
}
