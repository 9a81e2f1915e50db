import { yuanOrNull } from './amounts'
import type { LiaisonAnswer } from './replies'
import type { AnswerBody } from './schema'

/** What a liaison entered, in the shape a gateway would have sent. */
export const toAnswer = ({ outcome, amount, balance, cause, at }: AnswerBody): LiaisonAnswer => ({
  outcome,
  amount: yuanOrNull(amount ?? null),
  balance: yuanOrNull(balance ?? null),
  cause: cause ?? null,
  at,
})
