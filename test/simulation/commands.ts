/** What is known of a case before anything is done in it. */
export interface CaseFacts {
  readonly amount: bigint
  /** The payment had left before the warning. */
  readonly isSettled: boolean
  /** Milliseconds: when the warning ends unless somebody goes. */
  readonly expiresAt: number
  readonly lifeHours: number
  readonly reachMinutes: number
  /** Since it is known that the money has left. */
  readonly reachPaidMinutes: number
  /** Of the bank, to answer. */
  readonly limitMinutes: number
}

/** 'accept' and 'arrive' are the task's officer's; so is the report. */
export type OfficerCommand =
  | { readonly kind: 'accept' | 'arrive' }
  | {
      readonly kind: 'report'
      readonly finding: 'fraud' | 'not_fraud'
      readonly paid: bigint
      readonly kept: bigint
    }

export type ReportCommand = Extract<OfficerCommand, { kind: 'report' }>
export type AnswerCommand = {
  readonly kind: 'answer'
  readonly subject: 'stop' | 'freeze'
  /** Percent; 0: refused. */
  readonly part: bigint
  /** How often the bank says it. */
  readonly copies: number
}

export type Command =
  | { readonly kind: 'acknowledge' | 'dispatch' | 'dismiss' | 'release' | 'release-freeze' }
  | OfficerCommand
  | { readonly kind: 'draft' | 'approve' | 'request-freeze' | 'approve-freeze'; readonly by: string }
  | AnswerCommand

export const describe = (command: Command): string =>
  JSON.stringify(command, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
