import type { Body } from '../../api/client'
import { fromLocal } from './local-time'
import { typedYuan } from './typed-yuan'
import type { ReportDraft } from './types'

export type Completion = Body<'/v1/report-drafts/{id}/adopt', 'post'>

/** As the fields have it; an empty one stays as it was told. */
export interface Typed {
  readonly account: string
  readonly accountName: string
  readonly bankCode: string | null
  readonly amount: string
  readonly at: string
}

export const nothingTyped: Typed = { account: '', accountName: '', bankCode: null, amount: '', at: '' }

const ACCOUNT = /^[0-9a-z]{4,40}$/i

/** Which of what was typed the service could not take. */
export function wrongTyped({ account, amount, at }: Typed): readonly (keyof Typed)[] {
  const wrong: [keyof Typed, boolean][] = [
    ['account', account !== '' && !ACCOUNT.test(account.normalize('NFKC').replaceAll(/[\s-]/g, ''))],
    ['amount', amount !== '' && !/[1-9]/.test(typedYuan(amount) ?? '')],
    ['at', at !== '' && fromLocal(at) === null],
  ]
  return wrong.flatMap(([field, isWrong]) => (isWrong ? [field] : []))
}

export function completionOf({ account, accountName, bankCode, amount, at }: Typed): Completion {
  const [yuan, transferredAt] = [typedYuan(amount), fromLocal(at)]
  return {
    ...(account === '' ? {} : { account }),
    ...(accountName.trim() === '' ? {} : { accountName: accountName.trim() }),
    ...(bankCode === null ? {} : { bankCode }),
    ...(yuan === null ? {} : { amount: yuan }),
    ...(transferredAt === null ? {} : { transferredAt }),
  }
}

/** With what was typed nothing is missing any more. */
export const isComplete = ({ missing }: Pick<ReportDraft, 'missing'>, given: Completion): boolean =>
  missing.every((field) => given[field] !== undefined)
