import { fromLocal } from './local-time'
import { typedYuan } from './typed-yuan'

export interface Transfer {
  readonly account: string
  readonly accountName: string
  readonly bank: string | null
  readonly amount: string
  /** Local, as the field has it. */
  readonly at: string
}
/** As the service takes it; where it is sent, the compiler holds it to the API. */
export interface TransferBody {
  readonly account: string
  readonly accountName: string
  readonly bank: string
  readonly amount: string
  readonly transferredAt: string
}

export const emptyTransfer = (at: string): Transfer => ({
  account: '',
  accountName: '',
  bank: null,
  amount: '',
  at,
})

export type TransferField = keyof Transfer
const ACCOUNT = /^[0-9a-z]{4,40}$/i

/** Which fields of it a bank could not match. */
export function wrongFields({ account, accountName, bank, amount, at }: Transfer): TransferField[] {
  const sum = typedYuan(amount)
  const wrong: [TransferField, boolean][] = [
    ['account', !ACCOUNT.test(account.normalize('NFKC').replaceAll(/[\s-]/g, ''))],
    ['accountName', accountName.trim() === ''],
    ['bank', bank === null || bank.trim() === ''],
    ['amount', sum === null || !/[1-9]/.test(sum)],
    ['at', fromLocal(at) === null],
  ]
  return wrong.flatMap(([field, isWrong]) => (isWrong ? [field] : []))
}

/** null: something is missing. */
export function transferBody(transfer: Transfer): TransferBody | null {
  const [amount, transferredAt] = [typedYuan(transfer.amount), fromLocal(transfer.at)]
  if (wrongFields(transfer).length > 0 || amount === null || transferredAt === null) return null
  const { account, accountName, bank } = transfer
  return { account, accountName: accountName.trim(), bank: (bank ?? '').trim(), amount, transferredAt }
}
