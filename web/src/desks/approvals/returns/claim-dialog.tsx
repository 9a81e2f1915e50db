import { Form, Input } from 'antd'
import { useId, useState } from 'react'
import { api, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { ActFrame, Field } from '../../../parts/holds/act-frame'
import { typedYuan } from '../../../parts/holds/typed-yuan'
import { YuanInput } from '../../../parts/holds/yuan-input'
import type { Claim, Return } from './reads'
import { TracedHint } from './traced-hint'
import { returnWords } from './words'

type Change = Body<'/v1/fund-returns/{id}/claims/{claimId}', 'post'>

interface Typed {
  readonly lost: string
  readonly traced: string
  readonly account: string
  readonly accountName: string
  readonly bank: string
  readonly reason: string
}
const nothing: Typed = { lost: '', traced: '', account: '', accountName: '', bank: '', reason: '' }

const isWrongSum = (text: string): boolean => text.trim() !== '' && typedYuan(text) === null

function wrongOf({ lost, traced, reason }: Typed): readonly (keyof Typed)[] {
  const hasSum = lost.trim() !== '' || traced.trim() !== ''
  const wrong: [keyof Typed, boolean][] = [
    ['lost', isWrongSum(lost)],
    ['traced', isWrongSum(traced)],
    ['reason', hasSum && reason.trim() === ''],
  ]
  return wrong.flatMap(([field, isWrong]) => (isWrong ? [field] : []))
}

function changeOf(typed: Typed): Change {
  const [lost, traced] = [typedYuan(typed.lost), typedYuan(typed.traced)]
  const text = (field: 'account' | 'accountName' | 'bank' | 'reason') =>
    typed[field].trim() === '' ? {} : { [field]: typed[field].trim() }
  return {
    ...(lost === null ? {} : { lost }),
    ...(traced === null ? {} : { traced }),
    ...text('account'),
    ...text('accountName'),
    ...text('bank'),
    ...text('reason'),
  }
}

/** Puts a claim right, or says where its money goes; an empty field stays as it is. */
export function ClaimDialog(props: {
  readonly of: Return
  readonly claim: Claim
  readonly onClose: () => void
}) {
  const say = useSay(returnWords)
  const [typed, setTyped] = useState(nothing)
  const [isTried, setTried] = useState(false)
  const change = useWrite(
    (body: Change) =>
      api.POST('/v1/fund-returns/{id}/claims/{claimId}', {
        params: { path: { id: props.of.id, claimId: props.claim.id } },
        body,
      }),
    { done: say('changed'), onDone: props.onClose },
  )
  const send = (): void => {
    setTried(true)
    if (wrongOf(typed).length === 0) change.run(changeOf(typed))
  }
  return (
    <ActFrame
      title={say('changeTitle', { nth: props.claim.ordinal })}
      action={say('change')}
      isRunning={change.isRunning}
      isDisabled={Object.keys(changeOf(typed)).length === 0}
      onSend={send}
      onClose={props.onClose}
    >
      <p>{say('changeAbout')}</p>
      <Fields
        accountId={props.of.accountId}
        claim={props.claim}
        typed={typed}
        wrong={isTried ? wrongOf(typed) : []}
        onChange={(more) => setTyped((before) => ({ ...before, ...more }))}
      />
    </ActFrame>
  )
}

type TextField = 'account' | 'accountName' | 'bank' | 'reason'

function Fields(props: {
  readonly accountId: string
  readonly claim: Claim
  readonly typed: Typed
  readonly wrong: readonly (keyof Typed)[]
  readonly onChange: (more: Partial<Typed>) => void
}) {
  const say = useSay(returnWords)
  const prefix = useId()
  const { claim, typed, wrong, onChange } = props
  const text = (field: TextField, label: string, known: string | null, problem: string | null = null) => (
    <Field id={`${prefix}-${field}`} label={label} problem={problem} extra={known ?? ''}>
      <Input
        id={`${prefix}-${field}`}
        autoComplete="off"
        value={typed[field]}
        onChange={({ target }) => onChange({ [field]: target.value })}
      />
    </Field>
  )
  const sum = (field: 'lost' | 'traced') => (
    <Field
      id={`${prefix}-${field}`}
      label={say(field)}
      problem={wrong.includes(field) ? say('notAnAmount') : null}
      extra={claim[field]}
    >
      <YuanInput
        id={`${prefix}-${field}`}
        value={typed[field]}
        onChange={(yuan) => onChange({ [field]: yuan })}
      />
    </Field>
  )
  return (
    <Form layout="vertical">
      {sum('lost')}
      {sum('traced')}
      <TracedHint accountId={props.accountId} claim={claim} onTake={onChange} />
      {text('account', say('payAccount'), claim.account)}
      {text('accountName', say('payName'), claim.accountName)}
      {text('bank', say('payBank'), claim.bank)}
      {text('reason', say('reason'), null, wrong.includes('reason') ? say('reasonMissing') : null)}
    </Form>
  )
}
