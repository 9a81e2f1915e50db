/** What a bank must match, one by one, before it may hold anything (银发〔2016〕86号). */
export interface Asked {
  readonly account: string
  readonly accountName: string | null
  /** null: the whole account. */
  readonly amount: string | null
  readonly transferredAt: string | null
}

export const matchFields = ['accountName', 'account', 'amount', 'transferredAt'] as const
export type MatchField = (typeof matchFields)[number]
