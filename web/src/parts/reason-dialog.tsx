import { Form, Input, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import { defineWords, useSay } from '../language/language'
import { useFocusFirst } from './use-focus-first'

const words = defineWords({
  reason: { zh: '理由', en: 'Reason' },
  missing: { zh: '请写明理由', en: 'Give a reason' },
  cancel: { zh: '取消', en: 'Cancel' },
})

export interface ReasonDialogProps {
  readonly title: string
  /** What will happen, said before it does. */
  readonly effect: string
  readonly action: string
  readonly isDangerous?: boolean
  readonly isRunning: boolean
  readonly onCancel: () => void
  readonly onConfirm: (reason: string) => void
  readonly label?: string
  readonly children?: ReactNode
}

/** Asks for the reason that stays with the act. Mount it to open it. */
export function ReasonDialog(props: ReasonDialogProps) {
  const say = useSay(words)
  const first = useFocusFirst()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const confirm = (): void => {
    const text = reason.trim()
    setMissing(text === '')
    if (text !== '') props.onConfirm(text)
  }
  return (
    <Modal
      open
      title={props.title}
      okText={props.action}
      cancelText={say('cancel')}
      okButtonProps={{ danger: props.isDangerous ?? false, loading: props.isRunning }}
      onOk={confirm}
      onCancel={props.onCancel}
    >
      <p>{props.effect}</p>
      {props.children}
      <Form layout="vertical">
        <Form.Item
          label={props.label ?? say('reason')}
          htmlFor="reason"
          validateStatus={isMissing ? 'error' : ''}
          help={isMissing ? say('missing') : null}
        >
          <Input.TextArea
            id="reason"
            ref={first}
            rows={3}
            maxLength={1_000}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm()
            }}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
