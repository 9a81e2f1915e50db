import type { Actor } from '../context'
import { isoOrNull } from './amounts'

interface CommonRow {
  readonly id: string
  readonly number: string
  readonly warningId: string
  readonly warning: { readonly number: string }
  readonly bank: BankNamed
  readonly approvedByUser: PersonRow | null
  readonly approvedAt: Date | null
  readonly submittedAt: Date | null
  readonly respondBy: Date | null
  readonly expiresAt: Date | null
  readonly refusalCause: string | null
  readonly closedAt: Date | null
}

interface PersonRow {
  readonly id: string
  readonly displayName: string
}

interface BankNamed {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly gatewayUrl: string | null
}

export const presentBank = ({ id, code, name, gatewayUrl }: BankNamed) => ({
  id,
  code,
  name,
  isConnected: gatewayUrl !== null,
})

export const presentPerson = ({ id, displayName }: PersonRow) => ({ id, name: displayName })

export const presentCommon = (row: CommonRow) => ({
  id: row.id,
  number: row.number,
  warningId: row.warningId,
  warningNumber: row.warning.number,
  bank: presentBank(row.bank),
  approvedBy: row.approvedByUser === null ? null : presentPerson(row.approvedByUser),
  approvedAt: isoOrNull(row.approvedAt),
  submittedAt: isoOrNull(row.submittedAt),
  respondBy: isoOrNull(row.respondBy),
  expiresAt: isoOrNull(row.expiresAt),
  refusalCause: row.refusalCause,
  closedAt: isoOrNull(row.closedAt),
})

/** Who has to compare account and name: the bank's own liaison, and the supervisor whose word sends them out. */
export const mustCompare = (actor: Actor): boolean =>
  actor.kind === 'user' && (actor.role === 'liaison' || actor.role === 'supervisor')

/** A page and where the next one begins; one row more than asked for tells whether there is one. */
export function pageFrom<R extends { readonly id: string }, V>(
  rows: readonly R[],
  limit: number,
  present: (row: R) => V,
) {
  const page = rows.slice(0, limit)
  return { items: page.map(present), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}
