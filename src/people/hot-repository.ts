import { z } from 'zod'
import type { Vault } from '../context'
import { byteas, texts, uuids } from '../lib/pg-array'
import type { Row, Statement } from '../lib/sql'
import type { PartyChange } from './directory'
import { emptyProfile, type Identifier, type IdentifierKind, type IdentifierValue, type Party, type PartyKind } from './model' // prettier-ignore

/** What the hot path reads about people: look-ups by blind index, many at once. */

export const PROFILE_FIELD = 'party.profile'
export const IDENTIFIER_FIELD = 'identifier.value'
export const HOLDER_FIELD = 'identifier.holder'

interface IndexedValue {
  readonly given: IdentifierValue
  readonly index: Uint8Array
}

/** Under every key still in use, while a rotation runs. */
export const indexed = (vault: Vault, values: readonly IdentifierValue[]): IndexedValue[] =>
  values.flatMap((given) => vault.indexes(given.kind, given.value).map((index) => ({ given, index })))

/** The identifiers, and the parties behind them with those who operate for them. */
export function lookUps(values: readonly IndexedValue[]): Statement[] {
  const asked = [texts(values.map(({ given }) => given.kind)), byteas(values.map(({ index }) => index))]
  return [
    { name: 'people.identifiers', text: IDENTIFIERS, values: asked },
    { name: 'people.parties', text: PARTIES, values: asked },
  ]
}

const IDENTIFIERS = `
  SELECT i.id, i.kind, i.value_index, i.party_id, i.bank_code, i.holder_sealed, i.opened_on::text
    FROM unnest($1::text[], $2::bytea[]) AS asked(kind, value_index)
    JOIN identifier i USING (kind, value_index)`

const PARTIES = `
  WITH holder AS (
    SELECT DISTINCT i.party_id AS id
      FROM unnest($1::text[], $2::bytea[]) AS asked(kind, value_index)
      JOIN identifier i USING (kind, value_index)
     WHERE i.party_id IS NOT NULL
  ), operator AS (
    SELECT DISTINCT r.organisation_id, coalesce(p.merged_into, p.id) AS id
      FROM holder h JOIN party_relation r ON r.organisation_id = h.id JOIN party p ON p.id = r.party_id
  )
  SELECT p.id, p.kind, p.profile_sealed, p.district_code,
         (SELECT n.value_sealed FROM identifier n WHERE n.party_id = p.id AND n.kind = 'id_number' LIMIT 1) AS id_number,
         (SELECT n.id FROM identifier n WHERE n.party_id = p.id
           ORDER BY array_position('{id_number,phone,account}', n.kind), n.first_seen_at, n.id LIMIT 1) AS identifier_id,
         (SELECT array_agg(o.id) FROM operator o WHERE o.organisation_id = p.id) AS operator_ids
    FROM (SELECT id FROM holder UNION SELECT id FROM operator) known
    JOIN party p USING (id)`

export function identifiersOf(
  vault: Vault,
  rows: readonly Row[],
  values: readonly IndexedValue[],
): Identifier[] {
  const byIndex = new Map(
    values.map(({ given, index }) => [Buffer.from(index).toString('hex') + given.kind, given]),
  )
  return rows.flatMap((row) => {
    const read = row as unknown as IdentifierRow
    const given = byIndex.get(read.value_index.toString('hex') + read.kind)
    if (given === undefined) return []
    const holder = read.holder_sealed === null ? null : vault.openSilently(HOLDER_FIELD, read.holder_sealed)
    const { id, kind, party_id: partyId, bank_code: bankCode, opened_on: openedOn } = read
    return [{ id, kind, value: given.value, partyId, bankCode, holder, openedOn }]
  })
}

interface IdentifierRow {
  readonly id: string
  readonly kind: IdentifierKind
  readonly value_index: Buffer
  readonly party_id: string | null
  readonly bank_code: string | null
  readonly holder_sealed: Buffer | null
  readonly opened_on: string | null
}

interface PartyRow {
  readonly id: string
  readonly kind: PartyKind
  readonly profile_sealed: Buffer | null
  readonly district_code: string | null
  readonly id_number: Buffer | null
  readonly identifier_id: string | null
  readonly operator_ids: string[] | null
}

export const partiesOf = (vault: Vault, rows: readonly Row[]): Party[] =>
  rows.map((row) => {
    const read = row as unknown as PartyRow
    return {
      id: read.id,
      kind: read.kind,
      profile:
        read.profile_sealed === null
          ? emptyProfile
          : storedProfile.parse(JSON.parse(vault.openSilently(PROFILE_FIELD, read.profile_sealed))),
      districtCode: read.district_code,
      idNumber: read.id_number === null ? null : vault.openSilently(IDENTIFIER_FIELD, read.id_number),
      identifierId: read.identifier_id,
      operatorIds: read.operator_ids ?? [],
    }
  })

/** As `profileText` wrote it; whoever else writes one may leave the dates out. */
export const storedProfile = z.object({
  name: z.string().optional(),
  address: z.string().optional(),
  location: z.object({ lon: z.number(), lat: z.number() }).optional(),
  birthYear: z.number().optional(),
  role: z.string().optional(),
  employer: z.string().optional(),
  knownAt: z.record(z.string(), z.number()).default({}),
})

export const changesSince = (revision: bigint): Statement => ({
  name: 'people.changes',
  text: 'SELECT revision, kind, party_ids FROM party_change WHERE revision > $1::bigint ORDER BY revision',
  values: [revision],
})

export const changesOf = (rows: readonly Row[]): PartyChange[] =>
  rows.map((row) => ({
    revision: BigInt(String(row['revision'])),
    kind: row['kind'] as PartyChange['kind'],
    partyIds: row['party_ids'] as string[],
  }))

/** Pairs of which somebody has ended a link between the two, with a name under it. */
export const partedPairs = (pairs: readonly string[]): Statement => ({
  name: 'people.parted',
  text: `
    WITH pair AS (SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS p(a, b))
    SELECT DISTINCT pair.a, pair.b
      FROM pair
      JOIN party side ON coalesce(side.merged_into, side.id) IN (pair.a, pair.b)
      JOIN identifier_link l ON l.party_id = side.id AND l.ended_by IS NOT NULL
      JOIN identifier i ON i.id = l.identifier_id
     WHERE i.party_id = CASE WHEN coalesce(side.merged_into, side.id) = pair.a THEN pair.b ELSE pair.a END`,
  values: [uuids(pairs.map((pair) => pair.slice(0, 36))), uuids(pairs.map((pair) => pair.slice(37)))],
})
