import type { Pool } from 'pg'
import type { Vault } from '../../src/context'

interface Filler {
  readonly table: string
  /** Columns besides id, the sealed ones and key_version, as SQL; $n is the row's number. */
  readonly values: Readonly<Record<string, string>>
  readonly sealed: readonly string[]
  /** Where the table itself allows no more of them at once. */
  readonly most?: number
}

const now = `'2023-02-23T02:00:00Z'`
const someId = 'gen_random_uuid()'

const fillers: readonly Filler[] = [
  {
    table: 'bank',
    values: { code: `'B' || $n`, name: `'b'`, response_limit_minutes: '1', source: `'t'`, updated_at: now },
    sealed: ['secret_sealed'],
  },
  {
    table: 'app_user',
    values: {
      username: `'u' || $n`,
      display_name: `'u'`,
      password_hash: `''`,
      role: `'admin'`,
      created_at: now,
    },
    sealed: ['phone_sealed'],
  },
  {
    table: 'api_key',
    values: {
      source: `'s'`,
      label: `'l'`,
      prefix: `'p'`,
      key_hash: `sha256(('k' || $n)::bytea)`,
      signal_types: `'{}'`,
      created_at: now,
    },
    sealed: ['webhook_secret_sealed'],
  },
  {
    table: 'party',
    values: { kind: `'person'`, created_at: now, updated_at: now },
    sealed: ['profile_sealed'],
  },
  {
    table: 'identifier',
    values: { kind: `'phone'`, tail: `'1234'`, first_seen_at: now },
    sealed: ['value_sealed', 'holder_sealed'],
  },
  {
    table: 'signal',
    // Months apart: into several partitions.
    values: {
      received_at: `${now}::timestamptz + $n * interval '1 day'`,
      occurred_at: now,
      source: `'s'`,
      source_ref: `'r' || $n`,
      type: `'call'`,
    },
    sealed: ['payload_sealed'],
  },
  {
    table: 'contact_attempt',
    values: { warning_id: someId, outcome: `'busy'`, called_by: someId, called_at: now },
    sealed: ['note_sealed'],
  },
  {
    table: 'visit',
    values: {
      task_id: someId,
      warning_id: someId,
      officer_id: someId,
      visited_at: now,
      finding: `'fraud'`,
      attitude: `'doubts'`,
      checks: `'{}'`,
      questions: `'{}'`,
      told: `'{}'`,
      paid_fen: '0',
      protected_fen: '0',
    },
    sealed: ['details_sealed'],
  },
  {
    table: 'stop_payment',
    values: {
      number: `'n' || $n`,
      warning_id: someId,
      account_id: someId,
      bank_id: someId,
      state: `'drafted'`,
      amount_fen: '1',
      transferred_at: now,
      drafted_by: someId,
      drafted_at: now,
      updated_at: now,
    },
    sealed: ['holder_sealed'],
  },
  {
    table: 'onward_transfer',
    values: {
      warning_id: someId,
      stop_payment_id: someId,
      account_id: someId,
      bank_name: `'b'`,
      amount_fen: '1',
      transferred_at: now,
      state: `'proposed'`,
      told_at: now,
      updated_at: now,
    },
    sealed: ['holder_sealed'],
  },
  {
    table: 'report_draft',
    values: {
      warning_id: someId,
      signal_id: someId,
      state: `'open'`,
      reported_at: now,
      enter_by: now,
      drafted_at: now,
      updated_at: now,
    },
    sealed: ['holder_sealed'],
  },
  {
    table: 'fund_claim',
    values: {
      return_id: someId,
      ordinal: '$n',
      warning_id: someId,
      lost_fen: '1',
      traced_fen: '0',
      share_fen: '0',
      updated_at: now,
    },
    sealed: ['holder_sealed'],
  },
  {
    table: 'return_objection',
    values: { return_id: someId, state: `'filed'`, filed_by: someId, filed_at: now },
    sealed: ['statement_sealed'],
  },
  {
    table: 'appeal',
    values: {
      subject: `'freeze'`,
      subject_id: someId,
      state: `'filed'`,
      filed_by: someId,
      filed_at: now,
      decide_by: now,
    },
    sealed: ['statement_sealed'],
  },
  {
    table: 'suspect_account',
    values: {
      account_id: someId,
      state: `'listed'`,
      source: `'hand'`,
      listed_by: someId,
      listed_at: now,
      expires_at: `'2023-03-23T02:00:00Z'`,
      updated_at: now,
    },
    sealed: ['grounds_sealed'],
  },
  {
    table: 'suspect_appeal',
    values: {
      suspect_account_id: someId,
      state: `'filed'`,
      filed_by: someId,
      filed_at: now,
      decide_by: now,
    },
    sealed: ['statement_sealed'],
  },
  {
    table: 'bank_request',
    values: {
      bank_id: someId,
      kind: `'stop'`,
      subject: `'stop_payment'`,
      subject_id: someId,
      state: `'intended'`,
      created_at: now,
    },
    sealed: ['body_sealed'],
  },
  {
    table: 'bank_reply',
    values: { bank_id: someId, message_id: `'m' || $n`, request_id: someId, received_at: now },
    sealed: ['body_sealed'],
  },
  {
    // One that waits or runs is all there may be; those that have ended keep no stream.
    table: 'ruleset_replay',
    values: {
      ruleset_id: someId,
      against_id: someId,
      state: `'queued'`,
      origin: `'upload'`,
      most_signals: '1',
      requested_by: someId,
      requested_at: now,
      updated_at: now,
      expires_at: now,
    },
    sealed: ['stream_sealed'],
    most: 1,
  },
  { table: 'payment_message', values: { received_at: now }, sealed: ['references_sealed'] },
  {
    table: 'cancellation_request',
    values: { stop_payment_id: someId, payer_bank_id: someId, created_at: now },
    sealed: ['details_sealed'],
  },
  {
    table: 'warning_contact',
    values: { warning_id: someId, kind: `'relative'`, added_by: someId, added_at: now },
    sealed: ['details_sealed'],
  },
  {
    table: 'kept_answer',
    values: {
      user_id: someId,
      answered_at: now,
      expires_at: `${now}::timestamptz + interval '1 day'`,
    },
    sealed: ['answer_sealed'],
  },
  {
    table: 'notification',
    values: {
      channel: `'sms'`,
      template: `'t'`,
      parameters: `'{}'`,
      cause: `'c' || $n`,
      state: `'pending'`,
      created_at: now,
      updated_at: now,
    },
    sealed: ['to_sealed'],
  },
]

export const plainOf = (table: string, column: string, number: number): string =>
  `${table} ${column} ${number} 沈`

/** `count` rows in every table that has sealed columns; what they refer to does not exist and is not asked for. */
export async function sealedRows(pool: Pool, vault: Vault, count: number): Promise<number> {
  let written = 0
  const client = await pool.connect()
  try {
    await client.query('SET session_replication_role = replica')
    for (const { table, values, sealed, most = count } of fillers) {
      const columns = [
        ...Object.keys(values),
        ...sealed,
        'key_version',
        ...(table === 'identifier' ? ['value_index'] : []),
      ]
      for (let number = 1; number <= Math.min(count, most); number += 1) {
        const seals = sealed.map((column) =>
          Buffer.from(
            vault.seal(`${table}.${column.replace('_sealed', '')}`, plainOf(table, column, number)),
          ),
        )
        const index =
          table === 'identifier'
            ? [Buffer.from(vault.index('phone', plainOf(table, 'value_sealed', number)))]
            : []
        const sql = [
          ...Object.values(values).map((value) => value.replace('$n', String(number))),
          ...seals.map((_seal, at) => `$${at + 1}`),
          String(vault.keyVersion),
          ...index.map(() => `$${seals.length + 1}`),
        ]
        await client.query(
          `INSERT INTO ${table} (id, ${columns.join(', ')}) VALUES (${someId}, ${sql.join(', ')})`,
          [...seals, ...index],
        )
        written += 1
      }
    }
  } finally {
    await client.query('RESET session_replication_role')
    client.release()
  }
  return written
}
