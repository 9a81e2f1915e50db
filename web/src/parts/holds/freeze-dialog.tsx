import { Alert, Form, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { yuanText } from '../money'
import type { ActDialog } from './act-dialogs'
import { ActFrame, Field } from './act-frame'
import { holdWords } from './words'
import { typedYuan } from './typed-yuan'
import { YuanInput } from './yuan-input'

interface Order {
  readonly kind: 'limited' | 'whole'
  readonly amount: string
  readonly wholeReason: string
}

const isReasoned = ({ kind, wholeReason }: Order): boolean =>
  kind === 'limited' || wholeReason.trim().length > 1

/** A freeze of what a stop holds: limited to the tainted money unless somebody says why that is not enough. */
export function FreezeDialog({ of, onClose }: ActDialog) {
  const say = useSay(holdWords)
  const [order, setOrder] = useState<Order>({ kind: 'limited', amount: of.amount ?? '', wholeReason: '' })
  const [isTried, setTried] = useState(false)
  const ask = useWrite(
    (amount: string) =>
      api.POST('/v1/freezes', {
        body: {
          stopPaymentId: of.id,
          kind: order.kind,
          amount,
          ...(order.kind === 'whole' ? { wholeReason: order.wholeReason.trim() } : {}),
        },
      }),
    { done: say('askedForFreeze'), onDone: onClose },
  )
  const send = (): void => {
    setTried(true)
    const amount = typedYuan(order.amount)
    if (amount !== null && isReasoned(order)) ask.run(amount)
  }
  const frame = {
    title: say('freezeTitle', { number: of.number }),
    action: say('freeze'),
    isRunning: ask.isRunning,
  }
  return (
    <ActFrame {...frame} onSend={send} onClose={onClose}>
      <p>{say('freezeEffect')}</p>
      <OrderFields
        order={order}
        most={of.amount}
        isTried={isTried}
        onChange={(more) => setOrder((before) => ({ ...before, ...more }))}
      />
    </ActFrame>
  )
}

function OrderFields(props: {
  readonly order: Order
  readonly most: string | null
  readonly isTried: boolean
  readonly onChange: (more: Partial<Order>) => void
}) {
  const say = useSay(holdWords)
  const id = useId()
  const { order, most, isTried, onChange } = props
  const problem = isTried && typedYuan(order.amount) === null ? say('notAnAmount') : null
  return (
    <Form layout="vertical">
      <Form.Item label={say('freezeKind')}>
        <Radio.Group
          aria-label={say('freezeKind')}
          value={order.kind}
          options={(['limited', 'whole'] as const).map((value) => ({ value, label: say(value) }))}
          onChange={({ target }) => onChange({ kind: target.value === 'whole' ? 'whole' : 'limited' })}
        />
      </Form.Item>
      <Field
        id={`${id}-amount`}
        label={say('freezeAmount', { most: most === null ? '–' : yuanText(most) })}
        problem={problem}
      >
        <YuanInput id={`${id}-amount`} value={order.amount} onChange={(amount) => onChange({ amount })} />
      </Field>
      {order.kind === 'whole' && (
        <>
          <Alert type="warning" showIcon title={say('wholeWarning')} className="hold-note" />
          <Field
            id={`${id}-reason`}
            label={say('wholeReason')}
            problem={isTried && !isReasoned(order) ? say('required') : null}
          >
            <Input.TextArea
              id={`${id}-reason`}
              rows={2}
              maxLength={300}
              value={order.wholeReason}
              onChange={({ target }) => onChange({ wholeReason: target.value })}
            />
          </Field>
        </>
      )}
    </Form>
  )
}
