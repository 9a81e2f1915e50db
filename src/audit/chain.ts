import { createHash } from 'node:crypto'

/** An entry as the database has it; `details` as its own text, since the hash covers that. */
export interface ChainEntry {
  readonly seq: bigint
  readonly at: Date
  readonly actorKind: string
  readonly actorId: string | null
  readonly action: string
  readonly subject: string | null
  readonly subjectId: string | null
  readonly purpose: string | null
  readonly details: string
  readonly prevHash: Uint8Array
  readonly hash: Uint8Array
}

export interface Head {
  readonly seq: bigint
  readonly hash: string
}

export type Breach =
  | { readonly kind: 'missing'; readonly seq: bigint }
  | { readonly kind: 'changed'; readonly seq: bigint }
  | { readonly kind: 'unlinked'; readonly seq: bigint }

/** Before the first entry. */
export const origin: Head = { seq: 0n, hash: createHash('sha256').update('menshen').digest('hex') }

/** Follows the chain over one batch. @returns the last good entry and the first bad one, if any */
export function followChain(
  from: Head,
  entries: readonly ChainEntry[],
): { readonly head: Head; readonly breach: Breach | null } {
  let head = from
  for (const entry of entries) {
    const breach = breachOf(head, entry)
    if (breach !== null) return { head, breach }
    head = { seq: entry.seq, hash: toHex(entry.hash) }
  }
  return { head, breach: null }
}

function breachOf(head: Head, entry: ChainEntry): Breach | null {
  const seq = head.seq + 1n
  if (entry.seq !== seq) return { kind: 'missing', seq }
  if (hashOf(entry) !== toHex(entry.hash)) return { kind: 'changed', seq }
  return toHex(entry.prevHash) === head.hash ? null : { kind: 'unlinked', seq }
}

/** The same text that the database's `audit_text` makes. */
function hashOf(entry: ChainEntry): string {
  const parts = [
    entry.seq.toString(),
    entry.at.toISOString(),
    entry.actorKind,
    entry.actorId ?? '-',
    entry.action,
    entry.subject ?? '-',
    entry.subjectId ?? '-',
    entry.purpose ?? '-',
    entry.details,
    toHex(entry.prevHash),
  ]
  return createHash('sha256').update(parts.join('|')).digest('hex')
}

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
