import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import type { Body } from '../../api/client'
import { defineWords, useSay } from '../../language/language'
import { BankSelect } from './bank-select'
import { fromLocal } from './local-time'
import { holdWords } from './words'
import { typedYuan, YuanInput } from './yuan-input'

const words = defineWords({
  nth: { zh: '第 {nth} 笔', en: 'Transfer {nth}' },
  add: { zh: '再加一笔', en: 'Add a transfer' },
  remove: { zh: '删除第 {nth} 笔', en: 'Remove transfer {nth}' },
  of: { zh: '第 {nth} 笔{what}', en: '{what} of transfer {nth}' },
})

export interface Transfer {
  readonly account: string
  readonly accountName: string
  readonly bank: string | null
  readonly amount: string
  /** Local, as the field has it. */
  readonly at: string
}
export type TransferBody = Body<'/v1/stop-payments/{id}/onward-transfers', 'post'>['transfers'][number]

export const emptyTransfer = (at: string): Transfer => ({
  account: '',
  accountName: '',
  bank: null,
  amount: '',
  at,
})

type Field = keyof Transfer
const ACCOUNT = /^[0-9a-z]{4,40}$/i

/** Which fields of it a bank could not match. */
export function wrongFields({ account, accountName, bank, amount, at }: Transfer): Field[] {
  const sum = typedYuan(amount)
  const wrong: [Field, boolean][] = [
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

/** The accounts that the money went on to: as many rows as there were transfers. */
export function GoneOn(props: {
  readonly idPrefix: string
  readonly transfers: readonly Transfer[]
  readonly isTried: boolean
  readonly onChange: (transfers: readonly Transfer[]) => void
}) {
  const say = useSay(words)
  const { transfers, onChange } = props
  const change = (index: number, more: Partial<Transfer>): void =>
    onChange(transfers.map((transfer, at) => (at === index ? { ...transfer, ...more } : transfer)))
  const last = transfers.at(-1)
  return (
    <div className="gone-on">
      {transfers.map((transfer, index) => (
        <Row
          key={index}
          id={`${props.idPrefix}-${index}`}
          nth={index + 1}
          transfer={transfer}
          wrong={props.isTried ? wrongFields(transfer) : []}
          onChange={(more) => change(index, more)}
          onRemove={
            transfers.length === 1 ? null : () => onChange(transfers.filter((_transfer, at) => at !== index))
          }
        />
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={transfers.length >= 50}
        onClick={() => onChange([...transfers, emptyTransfer(last?.at ?? '')])}
      >
        {say('add')}
      </Button>
    </div>
  )
}

interface RowProps {
  readonly id: string
  readonly nth: number
  readonly transfer: Transfer
  readonly wrong: readonly Field[]
  readonly onChange: (more: Partial<Transfer>) => void
  readonly onRemove: (() => void) | null
}

function Row({ id, nth, transfer, wrong, onChange, onRemove }: RowProps) {
  const say = useSay(words)
  const sayHold = useSay(holdWords)
  const labelOf = (what: string): string => say('of', { nth, what })
  const typed = (field: 'account' | 'accountName' | 'at', what: string) => ({
    value: transfer[field],
    'aria-label': labelOf(what),
    autoComplete: 'off',
    ...(wrong.includes(field) ? { status: 'error' as const, 'aria-invalid': true } : {}),
    onChange: ({ target }: { target: { value: string } }) => onChange({ [field]: target.value }),
  })
  const [bank, amount] = [sayHold('bank'), sayHold('amount')]
  return (
    <fieldset className="gone-on-row">
      <legend>{say('nth', { nth })}</legend>
      <Labelled text={sayHold('account')}>
        <Input {...typed('account', sayHold('account'))} className="mono" />
      </Labelled>
      <Labelled text={sayHold('accountName')}>
        <Input {...typed('accountName', sayHold('accountName'))} maxLength={100} />
      </Labelled>
      <Labelled text={bank}>
        <BankSelect
          {...{ id: `${id}-bank`, takesOther: true, label: labelOf(bank), isWrong: wrong.includes('bank') }}
          value={transfer.bank}
          onChange={(chosen) => onChange({ bank: chosen === '' ? null : chosen })}
        />
      </Labelled>
      <Labelled text={`${amount} (${sayHold('yuan')})`}>
        <YuanInput
          {...{ id: `${id}-amount`, label: labelOf(amount), isWrong: wrong.includes('amount') }}
          value={transfer.amount}
          onChange={(typedAmount) => onChange({ amount: typedAmount })}
        />
      </Labelled>
      <Labelled text={sayHold('transferredAt')}>
        <Input {...typed('at', sayHold('transferredAt'))} type="datetime-local" step={1} />
      </Labelled>
      {onRemove !== null && (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={say('remove', { nth })}
          onClick={onRemove}
        />
      )}
    </fieldset>
  )
}

const Labelled = ({ text, children }: { readonly text: string; readonly children: ReactNode }) => (
  <div>
    <span className="gone-on-label" aria-hidden="true">
      {text}
    </span>
    {children}
  </div>
)
