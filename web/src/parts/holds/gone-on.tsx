import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { defineWords, useSay } from '../../language/language'
import { BankSelect } from './bank-select'
import { holdWords } from './words'
import { emptyTransfer, wrongFields, type Transfer, type TransferField } from './transfer'
import { YuanInput } from './yuan-input'

const words = defineWords({
  nth: { zh: '第 {nth} 笔', en: 'Transfer {nth}' },
  add: { zh: '再加一笔', en: 'Add a transfer' },
  remove: { zh: '删除第 {nth} 笔', en: 'Remove transfer {nth}' },
  of: { zh: '第 {nth} 笔{what}', en: '{what} of transfer {nth}' },
})

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
  readonly wrong: readonly TransferField[]
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
