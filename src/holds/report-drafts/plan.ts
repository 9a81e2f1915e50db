import { MINUTE_MS } from '../../lib/duration'
import type { Fen } from '../../lib/money'
import { SAME_PAYMENT_MINUTES } from '../limits'

/** What a bank must match (银发〔2016〕86号), and which bank it is: without one of them nothing can be sent. */
export const neededFields = ['account', 'accountName', 'amount', 'transferredAt', 'bankCode'] as const
export type NeededField = (typeof neededFields)[number]

/** As far as somebody has told it. */
export interface Told {
  readonly accountId: string | null
  readonly accountName: string | null
  readonly bankName: string | null
  readonly bankId: string | null
  readonly amountFen: Fen | null
  readonly transferredAt: Date | null
}

export interface KnownDraft extends Told {
  readonly id: string
  readonly isOpen: boolean
  /** A person has completed it: his word stands. */
  readonly isCompleted: boolean
}

export type Decision<D extends KnownDraft = KnownDraft> =
  | { readonly kind: 'draft' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'join'; readonly draft: D; readonly facts: Told }

/**
 * What one transfer of a report means beside the drafts that the warning has: a draft of its own, or more of one that is
 * there. A second report of the same case (110, the bank, the telecom firm) never makes a second draft of an account.
 */
export function decideTold<D extends KnownDraft>(known: readonly D[], id: string, told: Told): Decision<D> {
  if (known.some((draft) => draft.id === id)) return { kind: 'nothing' }
  const draft = known.find((each) => isSameTransfer(each, told))
  if (draft === undefined) return tellsAnything(told) ? { kind: 'draft' } : { kind: 'nothing' }
  return { kind: 'join', draft, facts: draft.isOpen ? together(draft, told) : draft }
}

/** A transfer without account and sum gives nobody anything to look for. */
const tellsAnything = ({ accountId, amountFen }: Told): boolean => accountId !== null || amountFen !== null

/** One draft an account. Where one of the two does not know the account, the same sum at about the same time is the same. */
function isSameTransfer(a: Told, b: Told): boolean {
  if (a.accountId !== null && b.accountId !== null) return a.accountId === b.accountId
  return isSamePayment(a, b)
}

type Payment = Pick<Told, 'amountFen' | 'transferredAt'>

const isSamePayment = (a: Payment, b: Payment): boolean =>
  a.amountFen !== null &&
  a.amountFen === b.amountFen &&
  a.transferredAt !== null &&
  b.transferredAt !== null &&
  Math.abs(a.transferredAt.getTime() - b.transferredAt.getTime()) <= SAME_PAYMENT_MINUTES * MINUTE_MS

/**
 * What both tell. Of several payments to one account the largest is the one to name to the bank, as its four fields are
 * those of one transfer; what a person has entered is not written over.
 */
function together(draft: KnownDraft, told: Told): Told {
  const isLarger =
    !draft.isCompleted &&
    draft.amountFen !== null &&
    told.amountFen !== null &&
    told.amountFen > draft.amountFen
  return {
    accountId: draft.accountId ?? told.accountId,
    accountName: draft.accountName ?? told.accountName,
    bankName: draft.bankName ?? told.bankName,
    bankId: draft.bankId ?? told.bankId,
    amountFen: isLarger ? told.amountFen : (draft.amountFen ?? told.amountFen),
    transferredAt: isLarger ? told.transferredAt : (draft.transferredAt ?? told.transferredAt),
  }
}

/** What still has to be found out before it can go to a bank, in the order in which the desk asks for it. */
export const missingOf = (told: Told): NeededField[] =>
  neededFields.filter((field) => valueOf(told, field) === null)

function valueOf(told: Told, field: NeededField): string | Fen | Date | null {
  switch (field) {
    case 'account':
      return told.accountId
    case 'accountName':
      return told.accountName
    case 'amount':
      return told.amountFen
    case 'transferredAt':
      return told.transferredAt
    case 'bankCode':
      return told.bankId
  }
}
