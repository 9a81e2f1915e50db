import { Form, Input } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { useSay } from '../../language/language'
import { useFocusFirst } from '../use-focus-first'
import { accountText } from '../numbers'
import { ActFrame, Field } from './act-frame'
import { BankSelect } from './bank-select'
import { emptyTransfer, transferBody, wrongFields, type Transfer, type TransferBody } from './transfer'
import { toLocal } from './local-time'
import { holdWords } from './words'
import { YuanInput } from './yuan-input'

interface OfWarning {
  readonly warningId: string
  readonly onClose: () => void
}

/** A stop whose account no machine has told us: the four fields are typed, the account grouped as it is read aloud. */
export function DraftDialog({ warningId, onClose }: OfWarning) {
  const say = useSay(holdWords)
  const [four, setFour] = useState<Transfer>(() => emptyTransfer(toLocal(serverNow())))
  const [isTried, setTried] = useState(false)
  const draft = useWrite(
    ({ bank, ...rest }: TransferBody) =>
      api.POST('/v1/stop-payments', { body: { warningId, bankCode: bank, ...rest } }),
    { done: say('drafted'), onDone: onClose },
  )
  const send = (): void => {
    setTried(true)
    const body = transferBody(four)
    if (body !== null) draft.run(body)
  }
  return (
    <ActFrame
      title={say('draftOther')}
      action={say('draft')}
      isRunning={draft.isRunning}
      onSend={send}
      onClose={onClose}
    >
      <p>{say('draftEffect')}</p>
      <FourFields
        four={four}
        wrong={isTried ? wrongFields(four) : []}
        onChange={(more) => setFour((before) => ({ ...before, ...more }))}
      />
    </ActFrame>
  )
}

function FourFields(props: {
  readonly four: Transfer
  readonly wrong: readonly (keyof Transfer)[]
  readonly onChange: (more: Partial<Transfer>) => void
}) {
  const say = useSay(holdWords)
  const first = useFocusFirst()
  const id = useId()
  const { four, wrong, onChange } = props
  const problem = (field: keyof Transfer, word: keyof typeof holdWords) =>
    wrong.includes(field) ? say(word) : null
  const typed = (field: 'account' | 'accountName' | 'at') => ({
    id: `${id}-${field}`,
    value: four[field],
    onChange: ({ target }: { target: { value: string } }) => onChange({ [field]: target.value }),
  })
  const grouped = <span className="mono">{accountText(four.account)}</span>
  return (
    <Form layout="vertical">
      <Field
        id={`${id}-account`}
        label={say('account')}
        problem={problem('account', 'notAnAccount')}
        extra={grouped}
      >
        <Input {...typed('account')} className="mono" ref={first} autoComplete="off" />
      </Field>
      <Field id={`${id}-accountName`} label={say('accountName')} problem={problem('accountName', 'required')}>
        <Input {...typed('accountName')} autoComplete="off" maxLength={100} />
      </Field>
      <Field id={`${id}-bank`} label={say('bank')} problem={problem('bank', 'required')}>
        <BankSelect id={`${id}-bank`} value={four.bank} onChange={(bank) => onChange({ bank })} />
      </Field>
      <Field
        id={`${id}-amount`}
        label={`${say('amount')} (${say('yuan')})`}
        problem={problem('amount', 'notAnAmount')}
      >
        <YuanInput id={`${id}-amount`} value={four.amount} onChange={(amount) => onChange({ amount })} />
      </Field>
      <Field id={`${id}-at`} label={say('transferredAt')} problem={problem('at', 'required')}>
        <Input {...typed('at')} type="datetime-local" step={1} />
      </Field>
    </Form>
  )
}
