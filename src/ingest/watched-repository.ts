import type { ListView, ListFinding } from '../engine'
import type { Vault } from '../context'
import { byteas } from '../lib/pg-array'
import type { Row, Statement } from '../lib/sql'
import { normaliseAccount } from '../people'
import type { ParsedSignal } from '../signals'

/** What is known of the accounts of a batch beside the pack's lists: which are registered, and whose money is traced there. */
export interface Watched {
  /** For the engine: what the registry says of an account. */
  readonly lists: ListView
  /** Warnings whose money has reached an account of this signal. */
  warningsOf(signal: ParsedSignal): readonly string[]
}

const accountsOf = ({ signal }: ParsedSignal): string[] =>
  signal.type === 'transaction' ? [signal.payer.account, signal.payee.account] : []

/** In the batch's first round; null where nobody pays. The accounts are asked for once each, by their keyed hash. */
export class Watching {
  private readonly accountOf = new Map<string, string>()
  private readonly values: Uint8Array[] = []

  constructor(vault: Vault, signals: readonly ParsedSignal[]) {
    const accounts = new Set(signals.flatMap(accountsOf).flatMap((text) => normaliseAccount(text) ?? []))
    for (const account of accounts)
      for (const index of vault.indexes('account', account)) {
        this.accountOf.set(Buffer.from(index).toString('hex'), account)
        this.values.push(index)
      }
  }

  statement(now: Date): Statement[] {
    if (this.values.length === 0) return []
    return [{ name: 'ingest.watched', text: WATCHED, values: [byteas(this.values), now] }]
  }

  watched(rows: readonly Row[]): Watched {
    const registered = new Map<string, readonly ListFinding[]>()
    const traced = new Map<string, readonly string[]>()
    for (const row of rows) {
      const read = row as unknown as WatchedRow
      const account = this.accountOf.get(read.value_index.toString('hex'))
      if (account === undefined) continue
      if (read.source !== null)
        registered.set(account, [{ says: 'registered', list: REGISTRY, source: read.source }])
      if (read.warning_ids !== null) traced.set(account, read.warning_ids)
    }
    return {
      lists: {
        find: (of, written) =>
          (of === 'account' ? registered.get(normaliseAccount(written) ?? '') : undefined) ?? NOTHING,
      },
      warningsOf: (signal) =>
        traced.size === 0
          ? []
          : accountsOf(signal).flatMap((text) => traced.get(normaliseAccount(text) ?? '') ?? []),
    }
  }
}

const REGISTRY = 'suspect-accounts'
const NOTHING: readonly ListFinding[] = []

interface WatchedRow {
  readonly value_index: Buffer
  readonly source: string | null
  readonly warning_ids: string[] | null
}

// Few accounts have either: both are looked up by index, and what has neither is no row of the answer.
const WATCHED = `
  SELECT i.value_index, s.source, t.warning_ids
    FROM unnest($1::bytea[]) AS asked(value_index)
    JOIN identifier i ON i.kind = 'account' AND i.value_index = asked.value_index
    LEFT JOIN suspect_account s ON s.account_id = i.id AND s.state = 'listed' AND s.expires_at > $2::timestamptz
    LEFT JOIN LATERAL (
      SELECT array_agg(DISTINCT warning_id) AS warning_ids
        FROM traced_account WHERE account_id = i.id AND watched_until > $2::timestamptz
    ) t ON true
   WHERE s.id IS NOT NULL OR t.warning_ids IS NOT NULL`
