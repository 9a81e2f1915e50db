import { Form, Input } from 'antd'
import { useId, useState } from 'react'
import { useSay } from '../../language/language'
import { ActFrame, Field } from './act-frame'
import { BankSelect } from './bank-select'
import { completionOf, isComplete, nothingTyped, wrongTyped, type Completion, type Typed } from './completion'
import { localText } from './local-time'
import { reportWords } from './report-words'
import type { ReportDraft } from './types'
import { holdWords } from './words'
import { YuanInput } from './yuan-input'

/** What a report did not tell, or told wrongly: complete, it is adopted at once; else it is kept for the next call. */
export function CompleteDialog(props: {
  readonly draft: ReportDraft
  readonly isRunning: boolean
  readonly onAdopt: (given: Completion) => void
  readonly onKeep: (given: Completion) => void
  readonly onClose: () => void
}) {
  const say = useSay(reportWords)
  const [typed, setTyped] = useState<Typed>(nothingTyped)
  const [isTried, setTried] = useState(false)
  const given = completionOf(typed)
  const isWhole = isComplete(props.draft, given)
  const send = (): void => {
    setTried(true)
    if (wrongTyped(typed).length > 0) return
    if (isWhole) props.onAdopt(given)
    else props.onKeep(given)
  }
  return (
    <ActFrame
      title={say('completeTitle')}
      action={say(isWhole ? 'adopt' : 'keep')}
      isRunning={props.isRunning}
      isDisabled={Object.keys(given).length === 0}
      onSend={send}
      onClose={props.onClose}
    >
      <p>{say('about')}</p>
      <Fields
        draft={props.draft}
        typed={typed}
        wrong={isTried ? wrongTyped(typed) : []}
        onChange={(more) => setTyped((before) => ({ ...before, ...more }))}
      />
    </ActFrame>
  )
}

interface Filling {
  readonly draft: ReportDraft
  readonly typed: Typed
  readonly wrong: readonly (keyof Typed)[]
  readonly onChange: (more: Partial<Typed>) => void
}

function Fields(props: Filling) {
  const sayHold = useSay(holdWords)
  const field = useField(props)
  const { draft, typed, onChange } = props
  return (
    <Form layout="vertical">
      <Field {...field('account', 'notAnAccount', draft.account)} label={sayHold('account')}>
        <Input {...field.text('account')} className="mono" />
      </Field>
      <Field {...field('accountName', 'required', draft.accountName)} label={sayHold('accountName')}>
        <Input {...field.text('accountName')} maxLength={100} />
      </Field>
      <Field {...field('bankCode', 'required', draft.bankCode)} label={sayHold('bank')}>
        <BankSelect
          id={field.id('bankCode')}
          value={typed.bankCode}
          onChange={(bankCode) => onChange({ bankCode })}
        />
      </Field>
      <Field
        {...field('amount', 'notAnAmount', draft.amount)}
        label={`${sayHold('amount')} (${sayHold('yuan')})`}
      >
        <YuanInput id={field.id('amount')} value={typed.amount} onChange={(amount) => onChange({ amount })} />
      </Field>
      <Field
        {...field('at', 'required', draft.transferredAt === null ? null : localText(draft.transferredAt))}
        label={sayHold('transferredAt')}
      >
        <Input {...field.text('at')} type="datetime-local" step={1} />
      </Field>
    </Form>
  )
}

/** What every field has: its id, what is wrong with it, and what is known already, so that nobody types it again. */
function useField({ typed, wrong, onChange }: Filling) {
  const say = useSay(reportWords)
  const sayHold = useSay(holdWords)
  const prefix = useId()
  const id = (field: keyof Typed): string => `${prefix}-${field}`
  const around = (field: keyof Typed, word: keyof typeof holdWords, known: string | null) => ({
    id: id(field),
    problem: wrong.includes(field) ? sayHold(word) : null,
    extra: known === null ? '' : `${known} · ${say('leaveEmpty')}`,
  })
  const text = (field: 'account' | 'accountName' | 'at') => ({
    id: id(field),
    value: typed[field],
    autoComplete: 'off',
    onChange: ({ target }: { target: { value: string } }) => onChange({ [field]: target.value }),
  })
  return Object.assign(around, { id, text })
}
