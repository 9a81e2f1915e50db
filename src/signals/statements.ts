import { bigints, byteas, texts, times, uuids } from '../lib/pg-array'
import type { Row, Statement } from '../lib/sql'
import type { Roles } from '../people'
import type { ParsedSignal } from './signal'

/** The rows of one signal, all decided. */
export interface SignalWrite {
  readonly id: string
  readonly receivedAt: Date
  readonly parsed: ParsedSignal
  readonly roles: Roles
  readonly amountFen: bigint | null
  readonly payloadSealed: Uint8Array
}

export const PAYLOAD_FIELD = 'signal.payload'

export const findReferences = (signals: readonly ParsedSignal[]): Statement => ({
  name: 'signals.references',
  text: `SELECT r.source, r.source_ref, r.signal_id, r.digest
           FROM unnest($1::text[], $2::text[]) AS asked(source_ref, source)
           JOIN signal_reference r ON r.source_ref = asked.source_ref AND r.source = asked.source`,
  values: [
    texts(signals.map(({ signal }) => signal.sourceRef)),
    texts(signals.map(({ signal }) => signal.source)),
  ],
})

export interface StoredReference {
  readonly key: string
  readonly signalId: string
  readonly digest: Buffer
}

/** A line break is in neither part. */
export const referenceKey = (source: string, sourceRef: string): string => `${source}\n${sourceRef}`

export const referencesOf = (rows: readonly Row[]): StoredReference[] =>
  rows.map(({ source, source_ref, signal_id, digest }) => ({
    key: referenceKey(String(source), String(source_ref)),
    signalId: String(signal_id),
    digest: Buffer.isBuffer(digest) ? digest : Buffer.alloc(0),
  }))

/** Sorted, so that two processes that are sent the same signals wait for each other instead of dead-locking. */
export function insertReferences(writes: readonly SignalWrite[]): Statement {
  const rows = [...writes].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return {
    name: 'signals.insert-references',
    text: `INSERT INTO signal_reference (source, source_ref, signal_id, digest)
           SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::bytea[])`,
    values: [
      texts(rows.map(({ parsed }) => parsed.signal.source)),
      texts(rows.map(({ parsed }) => parsed.signal.sourceRef)),
      uuids(rows.map(({ id }) => id)),
      byteas(rows.map(({ parsed }) => parsed.digest)),
    ],
  }
}

const keyOf = ({ parsed }: SignalWrite): string => parsed.signal.sourceRef + parsed.signal.source

export const insertSignals = (rows: readonly SignalWrite[], keyVersion: number): Statement => ({
  name: 'signals.insert',
  text: `INSERT INTO signal (id, received_at, occurred_at, source, source_ref, type, party_id, found_by, payer_id, payee_id, amount_fen, payload_sealed, key_version)
         SELECT *, $13::smallint
           FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::uuid[], $10::uuid[], $11::bigint[], $12::bytea[])`,
  values: [
    uuids(rows.map(({ id }) => id)),
    times(rows.map(({ receivedAt }) => receivedAt)),
    times(rows.map(({ parsed }) => new Date(parsed.occurredAt))),
    texts(rows.map(({ parsed }) => parsed.signal.source)),
    texts(rows.map(({ parsed }) => parsed.signal.sourceRef)),
    texts(rows.map(({ parsed }) => parsed.signal.type)),
    uuids(rows.map(({ roles }) => roles.partyId)),
    uuids(rows.map(({ roles }) => roles.foundBy)),
    uuids(rows.map(({ roles }) => roles.payerId)),
    uuids(rows.map(({ roles }) => roles.payeeIds[0] ?? null)),
    bigints(rows.map(({ amountFen }) => amountFen)),
    byteas(rows.map(({ payloadSealed }) => payloadSealed)),
    keyVersion,
  ],
})
