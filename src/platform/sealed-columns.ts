/**
 * Every sealed column there is; key rotation goes through this list, and a test compares it with the database.
 * The vault's field of a column is `<table>.<column without _sealed>`.
 */
export interface SealedTable {
  readonly table: string
  readonly columns: readonly `${string}_sealed`[]
  /** A blind index of one of them, made anew with the key; `kind` names the column that separates its values. */
  readonly index?: { readonly column: string; readonly of: `${string}_sealed`; readonly kind: string }
  /** Of a partitioned table: the column that says in which partition a row is. */
  readonly partitionedBy?: string
}

export const sealedTables: readonly SealedTable[] = [
  { table: 'bank', columns: ['secret_sealed'] },
  { table: 'app_user', columns: ['phone_sealed'] },
  { table: 'api_key', columns: ['webhook_secret_sealed'] },
  { table: 'party', columns: ['profile_sealed'] },
  {
    table: 'identifier',
    columns: ['value_sealed', 'holder_sealed'],
    index: { column: 'value_index', of: 'value_sealed', kind: 'kind' },
  },
  { table: 'signal', columns: ['payload_sealed'], partitionedBy: 'received_at' },
  { table: 'contact_attempt', columns: ['note_sealed'] },
  { table: 'warning_contact', columns: ['details_sealed'] },
  { table: 'visit', columns: ['details_sealed'] },
  { table: 'stop_payment', columns: ['holder_sealed'] },
  { table: 'report_draft', columns: ['holder_sealed'] },
  { table: 'fund_claim', columns: ['holder_sealed'] },
  { table: 'return_objection', columns: ['statement_sealed'] },
  { table: 'appeal', columns: ['statement_sealed'] },
  { table: 'onward_transfer', columns: ['holder_sealed'] },
  { table: 'suspect_account', columns: ['grounds_sealed'] },
  { table: 'suspect_appeal', columns: ['statement_sealed'] },
  { table: 'bank_request', columns: ['body_sealed'] },
  { table: 'bank_reply', columns: ['body_sealed'] },
  { table: 'payment_message', columns: ['references_sealed'] },
  { table: 'cancellation_request', columns: ['details_sealed'] },
  {
    table: 'notification',
    columns: ['to_sealed'],
    index: { column: 'to_index', of: 'to_sealed', kind: 'channel' },
  },
  { table: 'ruleset_replay', columns: ['stream_sealed'] },
  { table: 'kept_answer', columns: ['answer_sealed'] },
]

export const fieldOf = (table: string, column: string): string => `${table}.${column.replace(/_sealed$/, '')}`
