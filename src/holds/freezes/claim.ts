import type { Context } from '../../context'
import { pendingIdOf } from '../../ledger'

/** What an approved freeze claims in the books until the bank has answered, or has been silent too long. */
export const FROZEN = { from: 'stopped', to: 'frozen' } as const

interface Claiming {
  readonly id: string
  readonly warningId: string
}

export const claimCause = ({ id }: Pick<Claiming, 'id'>): string => `freeze:${id}:approved`

/** The ledger's pending transfer that the approval opened. */
export const claimOf = (ctx: Context, freeze: Claiming): string =>
  pendingIdOf(ctx, { warningId: freeze.warningId, cause: claimCause(freeze), ...FROZEN })
