import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { answerOf, api } from '../api/client'
import { useSay } from '../language/language'
import { useRefusalText } from '../parts/refusal-text'
import { Mark } from '../parts/mark'
import { session, type User } from './store'
import { words } from './words'

interface Credentials {
  readonly username: string
  readonly password: string
}

/** The form alone: on its own page, or over a page whose session has ended. */
export function SignInForm({ user }: { readonly user: User | null }) {
  const say = useSay(words)
  const textOf = useRefusalText()
  const [problem, setProblem] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const signIn = async (body: Credentials): Promise<void> => {
    setRunning(true)
    try {
      session.open(await answerOf(api.POST('/v1/session', { body })))
    } catch (error) {
      setProblem(textOf(error))
    }
    setRunning(false)
  }
  return (
    <Form<Credentials>
      layout="vertical"
      requiredMark={false}
      initialValues={{ username: user?.username ?? '' }}
      onFinish={(values) => void signIn(values)}
    >
      {problem !== null && <Alert type="error" title={problem} role="alert" style={{ marginBottom: 16 }} />}
      <Form.Item
        label={say('username')}
        name="username"
        rules={[{ required: true, message: say('usernameMissing') }]}
      >
        <Input size="large" autoComplete="username" autoFocus={user === null} readOnly={user !== null} />
      </Form.Item>
      <Form.Item
        label={say('password')}
        name="password"
        rules={[{ required: true, message: say('passwordMissing') }]}
      >
        <Input.Password size="large" autoComplete="current-password" autoFocus={user !== null} />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={isRunning}>
        {say('signIn')}
      </Button>
    </Form>
  )
}

export function SignInPage() {
  const say = useSay(words)
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Mark size={44} />
        <h1>{say('title')}</h1>
        <p className="soft">{say('about')}</p>
        <SignInForm user={null} />
      </div>
      <nav className="sign-in-public" aria-label={say('forEverybody')}>
        <a href="/stories">{say('stories')}</a>
        <a href="/verify">{say('verify')}</a>
        <a href="/report">{say('report')}</a>
      </nav>
    </main>
  )
}
