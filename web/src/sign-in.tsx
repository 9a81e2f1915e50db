import { Alert, Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import { post } from './api'
import { useSpeech } from './language'
import { textOf } from './parts/use-action'
import type { Session } from './types'

interface Credentials {
  readonly username: string
  readonly password: string
}

export function SignIn({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const { say, sayCode } = useSpeech()
  const [problem, setProblem] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const signIn = async (credentials: Credentials): Promise<void> => {
    setRunning(true)
    try {
      onSignedIn(await post<Session>('/v1/session', credentials))
    } catch (error) {
      setProblem(textOf(error, sayCode))
      setRunning(false)
    }
  }
  return (
    <div className="sign-in">
      <Card title={say('title')}>
        <Form layout="vertical" requiredMark={false} onFinish={(values: Credentials) => void signIn(values)}>
          {problem !== null && <Alert type="error" title={problem} style={{ marginBottom: 16 }} />}
          <Form.Item label={say('username')} name="username" rules={[{ required: true, message: '' }]}>
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item label={say('password')} name="password" rules={[{ required: true, message: '' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={isRunning}>
            {say('signIn')}
          </Button>
        </Form>
      </Card>
      <p className="soft">
        <a href="/stories">{say('publicStories')}</a>
      </p>
    </div>
  )
}
