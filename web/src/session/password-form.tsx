import { Alert, Button, Form, Input } from 'antd'
import type { Body } from '../api/client'
import { api } from '../api/client'
import { useWrite } from '../api/query'
import { useCode, useSay } from '../language/language'
import { passwordWords } from './password-words'

// As the service has it (src/users/password.ts); it refuses again whatever is sent.
const SHORTEST = 12
const LONGEST = 128

type Change = Body<'/v1/session/password', 'put'>
interface Typed extends Change {
  readonly again: string
}

/** Puts a password of one's own in the place of the present one; the other sessions end. */
export function PasswordForm({ action, onDone }: { readonly action: string; readonly onDone: () => void }) {
  const say = useSay(passwordWords)
  const sayCode = useCode()
  const [form] = Form.useForm<Typed>()
  const change = useWrite((body: Change) => api.PUT('/v1/session/password', { body }), {
    onDone: () => {
      form.resetFields()
      onDone()
    },
    done: say('changed'),
    isQuiet: true,
  })
  const isWrong = change.refusal?.code === 'wrong_credentials'
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ currentPassword, newPassword }) => change.run({ currentPassword, newPassword })}
    >
      {change.refusal !== null && (
        <Alert
          type="error"
          role="alert"
          title={isWrong ? say('wrong') : sayCode(change.refusal.code, 'problem')}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form.Item
        label={say('current')}
        name="currentPassword"
        rules={[{ required: true, message: say('currentMissing') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={LONGEST} />
      </Form.Item>
      <NewPassword />
      <Button type="primary" htmlType="submit" loading={change.isRunning}>
        {action}
      </Button>
    </Form>
  )
}

function NewPassword() {
  const say = useSay(passwordWords)
  return (
    <>
      <Form.Item
        label={say('next')}
        name="newPassword"
        extra={say('rule', { least: SHORTEST })}
        dependencies={['currentPassword']}
        rules={[
          { required: true, min: SHORTEST, message: say('tooShort', { least: SHORTEST }) },
          ({ getFieldValue }) => ({
            validator: (_, value) => refuseWhen(value === getFieldValue('currentPassword'), say('same')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={LONGEST} />
      </Form.Item>
      <Form.Item
        label={say('again')}
        name="again"
        dependencies={['newPassword']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) => refuseWhen(value !== getFieldValue('newPassword'), say('differs')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={LONGEST} />
      </Form.Item>
    </>
  )
}

const refuseWhen = (isWrong: boolean, why: string): Promise<void> =>
  isWrong ? Promise.reject(new Error(why)) : Promise.resolve()
