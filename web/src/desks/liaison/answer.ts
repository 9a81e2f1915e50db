import { transferBody, wrongFields, type Transfer, type TransferBody } from '../../parts/holds/transfer'
import { fromLocal } from '../../parts/holds/local-time'
import { typedYuan } from '../../parts/holds/typed-yuan'
import { fenOf } from '../../parts/fen'
import type { MatchField } from '../../parts/holds/match-fields'

/** As the service takes it; where it is sent, the compiler holds it to the API. */
export interface AnswerBody {
  outcome: 'held' | 'released' | 'refused' | 'queued' | 'returned'
  at: string
  amount?: string
  balance?: string
  cause?: Cause
  onward?: TransferBody[]
  priorFreeze?: { authority: string; amount?: string; until?: string }
}

/** What a bank can say. `balance`: there is less than what was asked for, and all of it is held. */
export const outcomes = ['full', 'part', 'balance', 'queued', 'released', 'returned', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** The closed list of why a bank refuses; a sentence could bring a name into the books. */
export const causes = [
  'name_mismatch',
  'amount_mismatch',
  'time_mismatch',
  'no_such_account',
  'not_our_account',
  'no_such_transfer',
  'account_closed',
  'frozen_elsewhere',
  'other',
] as const
export type Cause = (typeof causes)[number]

/** What has been entered about one request; it stays while the desk is open, whichever request is shown. */
export interface Draft {
  readonly outcome: Outcome | null
  readonly amount: string
  readonly balance: string
  readonly cause: Cause | null
  /** Of a freeze that stands behind another authority's: whose, how much, until when (as the field has it). */
  readonly authority: string
  readonly prior: string
  readonly priorUntil: string
  /** As the field has it, local; null: now. */
  readonly at: string | null
  readonly hasGoneOn: boolean
  readonly transfers: readonly Transfer[]
  /** What the bank's own system shows. */
  readonly shown: Readonly<Record<MatchField, string>>
  readonly isTried: boolean
}

export const emptyDraft: Draft = {
  outcome: null,
  amount: '',
  balance: '',
  cause: null,
  authority: '',
  prior: '',
  priorUntil: '',
  at: null,
  hasGoneOn: false,
  transfers: [],
  shown: { account: '', accountName: '', amount: '', transferredAt: '' },
  isTried: false,
}

/** What of a request the answer depends on. */
interface Asked {
  readonly kind: string
  /** null: the whole account. */
  readonly amount: string | null
}

/** Which of them answer this kind of request. */
export function outcomesFor({ kind, amount }: Asked): readonly Outcome[] {
  if (kind.startsWith('release')) return ['released', 'refused']
  if (kind === 'return_funds') return ['returned', 'refused']
  if (kind === 'stop') return ['full', 'part', 'balance', 'refused']
  if (kind === 'freeze')
    return amount === null ? ['full', 'queued', 'refused'] : ['full', 'part', 'queued', 'refused']
  return ['full', 'refused']
}

export type Problem =
  | 'noOutcome'
  | 'noAmount'
  | 'tooMuch'
  | 'noBalance'
  | 'enoughThere'
  | 'lessThanHeld'
  | 'noCause'
  | 'noAuthority'
  | 'noTime'
  | 'noTransfers'

/** What keeps it from being sent, by the field that it is about. */
export function problemsOf(draft: Draft, asked: Asked): ReadonlyMap<keyof Draft, Problem> {
  const found = new Map<keyof Draft, Problem>()
  const note = (field: keyof Draft, problem: Problem | null): void => {
    if (problem !== null) found.set(field, problem)
  }
  note('outcome', draft.outcome === null ? 'noOutcome' : null)
  note('amount', draft.outcome === 'part' ? amountProblem(draft, asked.amount) : null)
  note('balance', balanceProblem(draft, asked.amount))
  note('cause', draft.outcome === 'refused' && draft.cause === null ? 'noCause' : null)
  note('authority', draft.outcome === 'queued' && draft.authority.trim() === '' ? 'noAuthority' : null)
  note('prior', draft.prior.trim() !== '' && typedYuan(draft.prior) === null ? 'noAmount' : null)
  note('at', draft.at !== null && fromLocal(draft.at) === null ? 'noTime' : null)
  note('transfers', goneOn(draft).some((each) => wrongFields(each).length > 0) ? 'noTransfers' : null)
  return found
}

const goneOn = ({ hasGoneOn, transfers }: Draft): readonly Transfer[] => (hasGoneOn ? transfers : [])

function amountProblem({ amount }: Draft, asked: string | null): Problem | null {
  const yuan = typedYuan(amount)
  if (yuan === null || fenOf(yuan) === 0n) return 'noAmount'
  return asked !== null && fenOf(yuan) >= fenOf(asked) ? 'tooMuch' : null
}

function balanceProblem({ outcome, amount, balance }: Draft, asked: string | null): Problem | null {
  const yuan = typedYuan(balance)
  if (outcome === 'balance') {
    if (yuan === null) return 'noBalance'
    return asked !== null && fenOf(yuan) >= fenOf(asked) ? 'enoughThere' : null
  }
  if ((outcome !== 'full' && outcome !== 'part') || balance.trim() === '') return null
  if (yuan === null) return 'noBalance'
  const held = outcome === 'full' ? asked : typedYuan(amount)
  return held !== null && fenOf(yuan) < fenOf(held) ? 'lessThanHeld' : null
}

/** What is held by it, in yuan; null: no sum, or nothing. */
export function heldBy({ outcome, amount, balance }: Draft, asked: string | null): string | null {
  if (outcome === 'full') return asked
  if (outcome === 'part') return typedYuan(amount)
  return outcome === 'balance' ? typedYuan(balance) : null
}

/** null: something is missing. */
export function answerBody(draft: Draft, asked: Asked, now: number): AnswerBody | null {
  const { outcome, cause } = draft
  if (outcome === null || problemsOf(draft, asked).size > 0) return null
  const at = (draft.at === null ? null : fromLocal(draft.at)) ?? new Date(now).toISOString()
  const onward = goneOn(draft).flatMap((transfer) => transferBody(transfer) ?? [])
  const told = { at, ...(onward.length === 0 ? {} : { onward }) }
  if (outcome === 'refused') return cause === null ? null : { outcome, cause, ...told }
  if (outcome === 'released' || outcome === 'returned') return { outcome, at }
  if (outcome === 'queued') return { outcome, at, priorFreeze: priorOf(draft) }
  const [amount, balance] = [heldBy(draft, asked.amount), typedYuan(draft.balance)]
  return {
    outcome: 'held',
    ...told,
    ...(amount === null ? {} : { amount }),
    ...(balance === null ? {} : { balance }),
  }
}

function priorOf({ authority, prior, priorUntil }: Draft): NonNullable<AnswerBody['priorFreeze']> {
  const [amount, until] = [typedYuan(prior), fromLocal(priorUntil)]
  return {
    authority: authority.trim(),
    ...(amount === null ? {} : { amount }),
    ...(until === null ? {} : { until }),
  }
}

/** The cause that a field which does not match speaks for. */
export const causeOf: Readonly<Record<MatchField, Cause>> = {
  account: 'no_such_account',
  accountName: 'name_mismatch',
  amount: 'amount_mismatch',
  transferredAt: 'time_mismatch',
}
