import { yuanOrNull } from './amounts'
import { toOnward } from './onward/service'
import type { LiaisonAnswer } from './replies'
import type { AnswerBody } from './schema'

/** What a liaison entered, in the shape a gateway would have sent. */
export const toAnswer = ({
  outcome,
  amount,
  balance,
  cause,
  at,
  onward,
  priorFreeze,
}: AnswerBody): LiaisonAnswer => ({
  outcome,
  amount: yuanOrNull(amount ?? null),
  balance: yuanOrNull(balance ?? null),
  cause: cause ?? null,
  at,
  ...(priorFreeze === undefined
    ? {}
    : {
        priorFreeze: {
          authority: priorFreeze.authority,
          amount: yuanOrNull(priorFreeze.amount ?? null),
          until: priorFreeze.until ?? null,
        },
      }),
  ...(onward === undefined ? {} : { onward: onward.map(toOnward) }),
})
