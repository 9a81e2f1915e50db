import { Input, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { Field } from '../../parts/holds/act-frame'
import { ReasonDialog } from '../../parts/reason-dialog'
import { suspectWords } from './words'

const DAYS = 180
const MOST_DAYS = 365

/** By hand, with grounds and an end. */
export function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay(suspectWords)
  const id = useId()
  const [account, setAccount] = useState('')
  const [days, setDays] = useState(DAYS)
  const add = useWrite(
    (grounds: string) => api.POST('/v1/suspect-accounts', { body: { account, grounds, days } }),
    { done: say('added'), onDone: onClose },
  )
  return (
    <ReasonDialog
      title={say('add')}
      effect={say('addEffect')}
      action={say('add')}
      label={say('grounds')}
      isRunning={add.isRunning}
      onCancel={onClose}
      onConfirm={add.run}
    >
      <Field id={`${id}-account`} label={say('account')}>
        <Input
          id={`${id}-account`}
          className="mono"
          autoComplete="off"
          maxLength={64}
          value={account}
          onChange={({ target }) => setAccount(target.value)}
        />
      </Field>
      <Field id={`${id}-days`} label={say('days')}>
        <InputNumber
          id={`${id}-days`}
          min={1}
          max={MOST_DAYS}
          value={days}
          onChange={(value) => setDays(value ?? DAYS)}
        />
      </Field>
    </ReasonDialog>
  )
}
