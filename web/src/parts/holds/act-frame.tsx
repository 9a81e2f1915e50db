import { Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useSay } from '../../language/language'
import { holdWords } from './words'

/** A dialog that does one thing: what it does is on its button. */
export function ActFrame(props: {
  readonly title: string
  readonly action: string
  readonly isRunning: boolean
  readonly isDisabled?: boolean
  readonly width?: number
  readonly onSend: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const say = useSay(holdWords)
  return (
    <Modal
      open
      title={props.title}
      okText={props.action}
      cancelText={say('cancel')}
      okButtonProps={{ loading: props.isRunning, disabled: props.isDisabled ?? false }}
      {...(props.width === undefined ? {} : { width: props.width })}
      onOk={props.onSend}
      onCancel={props.onClose}
    >
      {props.children}
    </Modal>
  )
}

/** A labelled field with what is wrong with it, if anything. */
export const Field = (props: {
  readonly id: string
  readonly label: string
  readonly problem?: string | null
  readonly extra?: ReactNode
  readonly children: ReactNode
}) => (
  <Form.Item
    label={props.label}
    htmlFor={props.id}
    validateStatus={(props.problem ?? null) === null ? '' : 'error'}
    help={props.problem ?? null}
    extra={props.extra ?? null}
  >
    {props.children}
  </Form.Item>
)
