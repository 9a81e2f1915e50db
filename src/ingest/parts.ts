import type { Clock, Context, Ids, Log, Vault } from '../context'
import type { Engine } from '../engine'
import type { Sql } from '../lib/sql'
import type { Directory } from '../people'
import type { LiveWindows } from '../platform/windows'
import type { ParsedSignal } from '../signals'
import type { ReferenceTables } from './reference-tables'
import type { WindowKeeper } from './window-keeper'

/** What the hot path holds for as long as its process lives. */
export interface IngestParts {
  readonly sql: Sql
  readonly vault: Vault
  readonly ids: Ids
  readonly clock: Clock
  readonly log: Log
  readonly engine: Engine
  readonly windows: LiveWindows
  readonly keeper: WindowKeeper
  readonly directory: Directory
  readonly tables: ReferenceTables
  /** Of the service itself, for what is not on the hot path. */
  readonly ctx: Context
}

/** A signal and the API key it came with. */
export interface Sent {
  readonly parsed: ParsedSignal
  readonly keyId: string | null
}

/** What a source is told of a signal; the evaluation is JSON text. */
export interface Answer {
  readonly signalId: string
  readonly warningId: string | null
  readonly evaluation: string
}
