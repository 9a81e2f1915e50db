import type { WindowOverlay } from '../engine'
import type { Clock } from '../context'
import { SECOND_MS } from '../lib/duration'
import type { Sql } from '../lib/sql'
import type { Merge } from '../people'
import type { LiveWindows } from '../platform/windows'
import { findReferences, referencesOf, type ParsedSignal } from '../signals'

/** What a batch leaves in the windows. */
export interface WindowNews {
  readonly overlay: WindowOverlay
  /** Keys of people who became one. */
  readonly moved: readonly { readonly from: string; readonly to: string }[]
}

/** One signal of a batch of which nobody knows whether it was written. */
export interface Witness {
  readonly parsed: ParsedSignal
  readonly signalId: string
}

interface Doubt {
  readonly news: WindowNews
  readonly witness: Witness
  readonly until: number
}

// Committed batches that the windows have not taken: more than these, and rebuilding is cheaper.
const MOST_OWED = 64
// A server that lost us finishes what it had received, within its own limit of a statement.
const DOUBT_MS = 30 * SECOND_MS

/**
 * Sees to it that the windows get what the database has, once: also when the windows were away after a commit, and when
 * the connection broke during one and nobody knows whether it happened.
 */
export class WindowKeeper {
  private owed: WindowNews[] = []
  private doubts: Doubt[] = []

  constructor(
    private readonly windows: LiveWindows,
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  /** After a commit. What cannot be handed over now is owed, and handed over before the next batch is judged. */
  async take(news: WindowNews): Promise<void> {
    this.owed.push(news)
    await this.handOver().catch(() => undefined)
  }

  /** The write of that batch may or may not have happened: the next ones look for a signal of it. */
  doubt(news: WindowNews, witness: Witness): void {
    const until = this.clock.now().getTime() + DOUBT_MS
    this.doubts = [...this.doubts, { news, witness, until }].slice(-MOST_OWED)
  }

  /** Before a batch is judged. @returns false when so much is owed that the windows have to be built anew */
  async settle(): Promise<boolean> {
    for (const doubt of this.doubts) {
      const isWritten = await this.isWritten(doubt.witness)
      if (isWritten) this.owed.push(doubt.news)
      if (isWritten || doubt.until < this.clock.now().getTime())
        this.doubts = this.doubts.filter((other) => other !== doubt)
    }
    if (this.owed.length > MOST_OWED) {
      this.owed = []
      return false
    }
    await this.handOver()
    return true
  }

  private async isWritten({ parsed, signalId }: Witness): Promise<boolean> {
    const [rows = []] = await this.sql.read([findReferences([parsed])])
    // Another process may have written the same signal under an id of its own.
    return referencesOf(rows).some((reference) => reference.signalId === signalId)
  }

  private async handOver(): Promise<void> {
    while (this.owed[0] !== undefined) {
      const { overlay, moved } = this.owed[0]
      await this.windows.commit(overlay)
      if (moved.length > 0) await this.windows.mergeKeys(moved)
      this.owed.shift()
    }
  }
}

export const keysMoved = (
  merges: readonly Merge[],
  keysOf: (party: string) => readonly string[],
): WindowNews['moved'] =>
  merges.flatMap(({ from, to }) => keysOf(from).map((key) => ({ from: key, to: key.replace(from, to) })))
