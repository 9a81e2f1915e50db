import { Alert, App, Button, Drawer, Form, type FormInstance } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import type { Refusal } from '../../../api/client'
import { useCode, useSay } from '../../../language/language'
import { adminWords } from '../words'
import { useWrongFields } from './field-words'

interface FormDrawerProps<V extends object> {
  readonly title: string
  readonly initial: Partial<V>
  readonly action: string
  readonly isRunning: boolean
  readonly refusal: Refusal | null
  readonly onSubmit: (values: V) => void
  readonly onClose: () => void
  readonly children: ReactNode | ((form: FormInstance<V>) => ReactNode)
  /** Beside the button that saves. */
  readonly extra?: ReactNode
  /** Above the fields: what this is about. */
  readonly above?: ReactNode
  readonly below?: ReactNode
  readonly width?: number
}

/**
 * A form beside the list. What was typed stays whatever comes: a refusal is shown at its field, closing asks first,
 * an ended session is renewed over it. Mount it to open it; `initial` counts once.
 */
export function FormDrawer<V extends object>(props: FormDrawerProps<V>) {
  const say = useSay(adminWords)
  const [form] = Form.useForm<V>()
  const others = useFieldProblems(form, props.refusal)
  const leave = useLeaving(form, props.onClose)
  return (
    <Drawer
      open
      title={props.title}
      size={props.width ?? 480}
      onClose={leave}
      mask={{ closable: true }}
      destroyOnHidden
      footer={
        <div className="admin-drawer-foot">
          {props.extra}
          <span className="admin-space" />
          <Button onClick={leave}>{say('cancel')}</Button>
          <Button type="primary" loading={props.isRunning} onClick={form.submit}>
            {props.action}
          </Button>
        </div>
      }
    >
      <RefusalAlert refusal={props.refusal} others={others} />
      {props.above}
      <Form<V>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={props.initial}
        onFinish={props.onSubmit}
        scrollToFirstError
      >
        {typeof props.children === 'function' ? props.children(form) : props.children}
        {/* Enter sends. */}
        <button type="submit" hidden />
      </Form>
      {props.below}
    </Drawer>
  )
}

/** Closes at once when nothing was typed, and asks otherwise. */
function useLeaving(form: FormInstance, onClose: () => void): () => void {
  const say = useSay(adminWords)
  const { modal } = App.useApp()
  return () => {
    if (!form.isFieldsTouched()) {
      onClose()
      return
    }
    void modal.confirm({
      title: say('leave'),
      content: say('leaveAbout'),
      okText: say('leaveYes'),
      cancelText: say('leaveNo'),
      okButtonProps: { danger: true },
      onOk: onClose,
    })
  }
}

/** Puts each problem at its field. @returns those whose field is not shown */
function useFieldProblems(form: FormInstance, refusal: Refusal | null): readonly string[] {
  const wrongOf = useWrongFields()
  const [others, setOthers] = useState<readonly string[]>([])
  useEffect(() => {
    const shown = form.getFieldsError().map(({ name }) => name)
    const left: string[] = []
    for (const { path, text } of wrongOf(refusal)) {
      const name = shown.find((each) => each.join('.') === path)
      if (name === undefined) left.push(text)
      else form.setFields([{ name, errors: [text] }])
    }
    setOthers(left)
    // Only a new refusal is told; another language tells the next one.
  }, [form, refusal])
  return others
}

export function RefusalAlert({
  refusal,
  others = [],
}: {
  readonly refusal: Refusal | null
  readonly others?: readonly string[]
}) {
  const say = useSay(adminWords)
  const sayCode = useCode()
  if (refusal === null) return null
  const text =
    refusal.code === 'lost_race' ? say('raced') : say('refused', { why: sayCode(refusal.code, 'problem') })
  return (
    <Alert
      className="admin-alert"
      type={refusal.code === 'lost_race' ? 'warning' : 'error'}
      role="alert"
      title={text}
      description={others.length === 0 ? undefined : others.join('; ')}
    />
  )
}
