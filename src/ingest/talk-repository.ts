import { uuids } from '../lib/pg-array'
import type { Row, Statement } from '../lib/sql'

/** Nobody reads more of one person's messages than this to judge the next one. */
const MOST_A_PERSON = 64

/** What these people were sent in a stretch of event time, under whatever name they were known. */
export const messagesTo = (partyIds: readonly string[], since: Date, until: Date): Statement => ({
  name: 'talk.messages',
  text: `SELECT p.id AS person_id, m.id, m.payload_sealed
           FROM unnest($1::uuid[]) AS p(id)
          CROSS JOIN LATERAL (
            SELECT s.id, s.payload_sealed FROM signal s
             WHERE s.party_id IN (SELECT id FROM party WHERE id = p.id OR merged_into = p.id)
               AND s.occurred_at BETWEEN $2::timestamptz AND $3::timestamptz AND s.type = 'message'
             ORDER BY s.occurred_at DESC, s.id DESC LIMIT $4::int) m`,
  values: [uuids(partyIds), since, until, MOST_A_PERSON],
})

export interface SentMessage {
  readonly id: string
  readonly person_id: string
  readonly payload_sealed: Buffer
}

export const sentMessages = (rows: readonly Row[]): SentMessage[] => rows as unknown as SentMessage[]
