import { Alert, Form, Input } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { useFocusFirst } from '../use-focus-first'
import { ActFrame, Field } from './act-frame'
import { BankSelect } from './bank-select'
import { holdWords } from './words'

interface OfWarning {
  readonly warningId: string
  readonly onClose: () => void
}

/** A limit on the victim's own account: said in so many words before it is asked for. */
export function ProtectDialog({ warningId, onClose }: OfWarning) {
  const say = useSay(holdWords)
  const first = useFocusFirst()
  const id = useId()
  const [basis, setBasis] = useState('')
  const [bankCode, setBank] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const isMissing = basis.trim().length < 2
  const body = { warningId, basis: basis.trim(), ...(bankCode === null ? {} : { bankCode }) }
  const ask = useWrite(() => api.POST('/v1/protective-holds', { body }), {
    done: say('protected'),
    onDone: onClose,
  })
  const send = (): void => {
    setTried(true)
    if (!isMissing) ask.run(undefined)
  }
  const problem = isTried && isMissing ? say('required') : null
  const frame = { title: say('protectTitle'), action: say('protect'), isRunning: ask.isRunning }
  return (
    <ActFrame {...frame} onSend={send} onClose={onClose}>
      <Alert type="info" showIcon title={say('protectEffect')} className="hold-note" />
      <Form layout="vertical">
        <Field id={`${id}-basis`} label={say('protectBasis')} problem={problem}>
          <Input.TextArea
            id={`${id}-basis`}
            ref={first}
            rows={3}
            maxLength={300}
            value={basis}
            onChange={({ target }) => setBasis(target.value)}
          />
        </Field>
        <Field id={`${id}-bank`} label={say('protectBank')}>
          <BankSelect id={`${id}-bank`} value={bankCode} onChange={setBank} />
        </Field>
      </Form>
    </ActFrame>
  )
}
