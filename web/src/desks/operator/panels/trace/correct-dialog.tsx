import { Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../../../api/client'
import { useWrite } from '../../../../api/query'
import { useSay } from '../../../../language/language'
import { Field } from '../../../../parts/holds/act-frame'
import { fromLocal, toLocal } from '../../../../parts/holds/local-time'
import { typedYuan } from '../../../../parts/holds/typed-yuan'
import { YuanInput } from '../../../../parts/holds/yuan-input'
import { ReasonDialog } from '../../../../parts/reason-dialog'
import { traceWords } from './trace-words'
import type { TraceEdge } from '../../../../parts/use-trace'

interface CorrectProps {
  readonly warningId: string
  readonly edge: TraceEdge
  readonly onClose: () => void
}

type What = 'withdrawn' | 'amended'

/** What was told wrong, said once more: that there was none, or how it was. */
export function CorrectDialog({ warningId, edge, onClose }: CorrectProps) {
  const say = useSay(traceWords)
  const [what, setWhat] = useState<What>('amended')
  const [amount, setAmount] = useState(edge.amount)
  const [time, setTime] = useState(toLocal(Date.parse(edge.at)))
  const [isTried, setTried] = useState(false)
  const correct = useWrite(
    (body: { isWithdrawn: boolean; amount?: string; transferredAt?: string; reason: string }) =>
      api.POST('/v1/warnings/{id}/trace/corrections', {
        params: { path: { id: warningId } },
        body: { transferId: edge.id, ...body },
      }),
    { done: say('corrected'), onDone: onClose },
  )
  const [yuan, at] = [typedYuan(amount), fromLocal(time)]
  const send = (reason: string): void => {
    setTried(true)
    if (what === 'withdrawn') correct.run({ isWithdrawn: true, reason })
    else if (yuan !== null && at !== null)
      correct.run({ isWithdrawn: false, amount: yuan, transferredAt: at, reason })
  }
  return (
    <ReasonDialog
      title={say('correctTitle')}
      effect={say('correctEffect')}
      action={say('correct')}
      isRunning={correct.isRunning}
      onCancel={onClose}
      onConfirm={send}
    >
      <Radio.Group
        value={what}
        onChange={({ target }) => setWhat(target.value === 'withdrawn' ? 'withdrawn' : 'amended')}
        options={[
          { value: 'amended', label: say('amended') },
          { value: 'withdrawn', label: say('withdrawn') },
        ]}
      />
      {what === 'amended' && (
        <Amended
          {...{ amount, time }}
          isWrong={isTried && yuan === null}
          onAmount={setAmount}
          onTime={setTime}
        />
      )}
    </ReasonDialog>
  )
}

interface AmendedProps {
  readonly amount: string
  readonly time: string
  readonly isWrong: boolean
  readonly onAmount: (text: string) => void
  readonly onTime: (text: string) => void
}

function Amended({ amount, time, isWrong, onAmount, onTime }: AmendedProps) {
  const say = useSay(traceWords)
  const id = useId()
  return (
    <>
      <Field id={`${id}-yuan`} label={say('yuan')}>
        <YuanInput id={`${id}-yuan`} value={amount} isWrong={isWrong} onChange={onAmount} />
      </Field>
      <Field id={`${id}-time`} label={say('time')}>
        <Input
          id={`${id}-time`}
          type="datetime-local"
          step={1}
          value={time}
          onChange={({ target }) => onTime(target.value)}
        />
      </Field>
    </>
  )
}
