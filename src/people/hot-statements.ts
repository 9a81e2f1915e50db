import type { Vault } from '../context'
import { byteas, dates, texts, uuids } from '../lib/pg-array'
import type { Statement } from '../lib/sql'
import type { PartyChange } from './directory'
import type { EndedLink, Link, Merge, Relation } from './draft'
import { HOLDER_FIELD, IDENTIFIER_FIELD, PROFILE_FIELD } from './hot-repository'
import type { Identifier, Party } from './model'
import { profileText } from './profile'

/** What the hot path writes about people: many rows a statement. */

const TAIL_LENGTH = 4

const profileSealOf = (vault: Vault, { profile }: Party): Uint8Array | null => {
  const text = profileText(profile)
  return text === null ? null : vault.seal(PROFILE_FIELD, text)
}

export const insertParties = (vault: Vault, parties: readonly Party[], at: Date): Statement => ({
  name: 'people.insert-parties',
  text: `INSERT INTO party (id, kind, profile_sealed, key_version, district_code, created_at, updated_at)
         SELECT id, kind, profile_sealed, $5::smallint, district_code, $6::timestamptz, $6::timestamptz
           FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::text[]) AS r(id, kind, profile_sealed, district_code)`,
  values: [
    uuids(parties.map(({ id }) => id)),
    texts(parties.map(({ kind }) => kind)),
    byteas(parties.map((party) => profileSealOf(vault, party))),
    texts(parties.map(({ districtCode }) => districtCode)),
    vault.keyVersion,
    at,
  ],
})

export const updateParties = (vault: Vault, parties: readonly Party[], at: Date): Statement => ({
  name: 'people.update-parties',
  text: `UPDATE party p SET profile_sealed = r.profile_sealed, key_version = $4::smallint, district_code = r.district_code, updated_at = $5::timestamptz
           FROM unnest($1::uuid[], $2::bytea[], $3::text[]) AS r(id, profile_sealed, district_code)
          WHERE p.id = r.id`,
  values: [
    uuids(parties.map(({ id }) => id)),
    byteas(parties.map((party) => profileSealOf(vault, party))),
    texts(parties.map(({ districtCode }) => districtCode)),
    vault.keyVersion,
    at,
  ],
})

/** Sorted by what is unique, so that two processes that make the same ones wait for each other instead of dead-locking. */
export function insertIdentifiers(vault: Vault, identifiers: readonly Identifier[], at: Date): Statement {
  const rows = identifiers
    .map((identifier) => ({ ...identifier, index: vault.index(identifier.kind, identifier.value) }))
    .sort((a, b) => Buffer.compare(a.index, b.index))
  return {
    name: 'people.insert-identifiers',
    text: `INSERT INTO identifier (id, kind, value_index, value_sealed, key_version, tail, party_id, bank_code, holder_sealed, opened_on, first_seen_at)
           SELECT id, kind, value_index, value_sealed, $10::smallint, tail, party_id, bank_code, holder_sealed, opened_on, $11::timestamptz
             FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[], $5::text[], $6::uuid[], $7::text[], $8::bytea[], $9::date[])
               AS r(id, kind, value_index, value_sealed, tail, party_id, bank_code, holder_sealed, opened_on)`,
    values: [
      uuids(rows.map(({ id }) => id)),
      texts(rows.map(({ kind }) => kind)),
      byteas(rows.map(({ index }) => index)),
      byteas(rows.map(({ value }) => vault.seal(IDENTIFIER_FIELD, value))),
      texts(rows.map(({ value }) => value.slice(-TAIL_LENGTH))),
      uuids(rows.map(({ partyId }) => partyId)),
      texts(rows.map(({ bankCode }) => bankCode)),
      byteas(rows.map(({ holder }) => (holder === null ? null : vault.seal(HOLDER_FIELD, holder)))),
      dates(rows.map(({ openedOn }) => openedOn)),
      vault.keyVersion,
      at,
    ],
  }
}

export interface Attachment {
  readonly id: string
  /** As it was read: somebody else may have decided otherwise since. */
  readonly before: string | null
  readonly partyId: string | null
}

export const attachIdentifiers = (attachments: readonly Attachment[]): Statement => ({
  name: 'people.attach-identifiers',
  text: `UPDATE identifier i SET party_id = r.party_id
           FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS r(id, party_before, party_id)
          WHERE i.id = r.id AND i.party_id IS NOT DISTINCT FROM r.party_before`,
  values: [
    uuids(attachments.map(({ id }) => id)),
    uuids(attachments.map(({ before }) => before)),
    uuids(attachments.map(({ partyId }) => partyId)),
  ],
  expectRows: attachments.length,
})

/** What banks say of accounts: holder, bank, since when. */
export const describeAccounts = (vault: Vault, accounts: readonly Identifier[]): Statement => ({
  name: 'people.describe-accounts',
  text: `UPDATE identifier i SET bank_code = r.bank_code, holder_sealed = r.holder_sealed, opened_on = r.opened_on
           FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::date[]) AS r(id, bank_code, holder_sealed, opened_on)
          WHERE i.id = r.id`,
  values: [
    uuids(accounts.map(({ id }) => id)),
    texts(accounts.map(({ bankCode }) => bankCode)),
    byteas(accounts.map(({ holder }) => (holder === null ? null : vault.seal(HOLDER_FIELD, holder)))),
    dates(accounts.map(({ openedOn }) => openedOn)),
  ],
})

export const insertLinks = (links: readonly (Link & { readonly id: string })[], at: Date): Statement => ({
  name: 'people.insert-links',
  text: `INSERT INTO identifier_link (id, identifier_id, party_id, source, signal_id, linked_at)
         SELECT id, identifier_id, party_id, source, signal_id, $6::timestamptz
           FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[]) AS r(id, identifier_id, party_id, source, signal_id)`,
  values: [
    uuids(links.map(({ id }) => id)),
    uuids(links.map(({ identifierId }) => identifierId)),
    uuids(links.map(({ partyId }) => partyId)),
    texts(links.map(({ source }) => source)),
    uuids(links.map(({ signalId }) => signalId)),
    at,
  ],
})

export const endLinks = (ended: readonly EndedLink[], at: Date): Statement => ({
  name: 'people.end-links',
  text: `UPDATE identifier_link l SET ended_at = $4::timestamptz, reason = r.reason
           FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS r(identifier_id, party_id, reason)
          WHERE l.identifier_id = r.identifier_id AND l.ended_at IS NULL
            AND l.party_id IN (SELECT id FROM party WHERE id = r.party_id OR merged_into = r.party_id)`,
  values: [
    uuids(ended.map(({ identifierId }) => identifierId)),
    uuids(ended.map(({ partyId }) => partyId)),
    texts(ended.map(({ reason }) => reason)),
    at,
  ],
})

export const insertRelations = (relations: readonly Relation[], at: Date): Statement => ({
  name: 'people.insert-relations',
  text: `INSERT INTO party_relation (party_id, organisation_id, kind, role, source, first_seen_at)
         SELECT party_id, organisation_id, 'operates', role, source, $5::timestamptz
           FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS r(party_id, organisation_id, role, source)
         ON CONFLICT (party_id, organisation_id, kind) DO NOTHING`,
  values: [
    uuids(relations.map(({ partyId }) => partyId)),
    uuids(relations.map(({ organisationId }) => organisationId)),
    texts(relations.map(({ role }) => role)),
    texts(relations.map(({ source }) => source)),
    at,
  ],
})

/** `from` and whoever had become part of it; what points at them moves along. Guarded: neither may have moved since. */
export function mergeParties(merges: readonly Merge[], at: Date): Statement[] {
  const [from, to] = [uuids(merges.map((merge) => merge.from)), uuids(merges.map((merge) => merge.to))]
  const pairs = 'unnest($1::uuid[], $2::uuid[]) AS r(gone, kept)'
  return [
    {
      name: 'people.merge',
      text: `UPDATE party p SET merged_into = r.kept, updated_at = $3::timestamptz FROM ${pairs} WHERE p.id = r.gone AND p.merged_into IS NULL`,
      values: [from, to, at],
      expectRows: merges.length,
    },
    {
      name: 'people.merge-tail',
      text: `UPDATE party p SET merged_into = r.kept FROM ${pairs} WHERE p.merged_into = r.gone`,
      values: [from, to],
    },
    {
      name: 'people.merge-identifiers',
      text: `UPDATE identifier i SET party_id = r.kept FROM ${pairs} WHERE i.party_id = r.gone`,
      values: [from, to],
    },
  ]
}

// One writer of changes at a time, so that a later revision never becomes visible before an earlier one.
export const CHANGES_LOCK = 727_073
export const recordChanges = (
  changes: readonly { readonly kind: PartyChange['kind']; readonly partyIds: readonly string[] }[],
  at: Date,
): Statement[] => [
  { name: 'people.lock-changes', text: 'SELECT pg_advisory_xact_lock($1::bigint)', values: [CHANGES_LOCK] },
  ...changes.map(({ kind, partyIds }) => ({
    name: 'people.insert-change',
    text: `INSERT INTO party_change (revision, kind, party_ids, at)
           SELECT coalesce(max(revision), 0) + 1, $1::text, $2::uuid[], $3::timestamptz FROM party_change`,
    values: [kind, uuids(partyIds), at],
  })),
]
