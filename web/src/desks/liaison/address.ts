import type { Subject } from '../../parts/holds/types'

export const DESK = '/desk/liaison'

/** What may be open at the right; each has its address. */
export const kinds = ['requests', 'stops', 'freezes', 'protections', 'appeals'] as const
export type Kind = (typeof kinds)[number]

export const addressOf = (kind: Kind, id: string): string => `${DESK}/${kind}/${id}`

const bySubject = {
  stop_payment: 'stops',
  freeze: 'freezes',
  protective_hold: 'protections',
} as const satisfies Record<Subject, Kind>

export const holdAddress = (subject: Subject, id: string): string => addressOf(bySubject[subject], id)
