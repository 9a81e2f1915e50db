import { uuids } from '../lib/pg-array'
import type { Row, Statement } from '../lib/sql'

const COLUMNS = `
  s.id, s.type, s.occurred_at, s.payload_sealed, s.payer_id, s.payee_id, i.party_id AS person_id,
  e.level, e.score, e.typology, e.action, e.trace::text, e.ruleset`

const TABLES = `
  FROM signal s
  JOIN evaluation e ON e.signal_id = s.id AND e.evaluated_at = s.received_at
  LEFT JOIN identifier i ON i.id = s.found_by`

/** The signals received since then, in the order they came, a page at a time. */
export const signalsSince = (receivedSince: Date, afterId: string, limit: number): Statement => ({
  name: 'rebuild.page',
  text: `SELECT ${COLUMNS} ${TABLES}
          WHERE s.received_at >= $1::timestamptz AND s.id > $2::uuid ORDER BY s.id LIMIT $3::int`,
  values: [receivedSince, afterId, limit],
})

/** The next signals after one, of those that are settled: nothing older than `before` is still being written. */
export const signalsBetween = (
  receivedSince: Date,
  afterId: string,
  before: Date,
  limit: number,
): Statement => ({
  name: 'shadow.page',
  text: `SELECT ${COLUMNS} ${TABLES}
          WHERE s.received_at >= $1::timestamptz AND s.id > $2::uuid AND s.received_at < $3::timestamptz
          ORDER BY s.id LIMIT $4::int`,
  values: [receivedSince, afterId, before, limit],
})

/** What is about these people, by whatever name they were known. */
export const signalsAbout = (partyIds: readonly string[], occurredSince: Date): Statement => ({
  name: 'rebuild.people',
  text: `SELECT ${COLUMNS} ${TABLES}
          WHERE s.party_id IN (SELECT id FROM party WHERE id = ANY($1::uuid[]) OR merged_into = ANY($1::uuid[]))
            AND s.occurred_at >= $2::timestamptz`,
  values: [uuids(partyIds), occurredSince],
})

export interface RecordedSignal {
  readonly id: string
  readonly type: string
  readonly occurred_at: Date
  readonly payload_sealed: Buffer
  readonly payer_id: string | null
  readonly payee_id: string | null
  readonly person_id: string | null
  readonly level: string
  readonly score: number
  readonly typology: string
  readonly action: string
  readonly trace: string
  readonly ruleset: string
}

export const recorded = (rows: readonly Row[]): RecordedSignal[] => rows as unknown as RecordedSignal[]
