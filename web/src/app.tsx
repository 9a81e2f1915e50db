import { App as Surroundings, Badge, Button, ConfigProvider, Segmented, Spin } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { lazy, Suspense, useEffect, useState } from 'react'
import { get, keepCsrfToken, remove } from './api'
import { SpeechProvider, useSpeech, type Language } from './language'
import { LiveProvider, useLiveState } from './live'
import { SignIn } from './sign-in'
import type { Session, User } from './types'

/** Each desk is a chunk of its own: an officer's phone does not load the supervisor's tables. */
const desks = {
  operator: lazy(() => import('./desks/operator')),
  officer: lazy(() => import('./desks/officer')),
  liaison: lazy(() => import('./desks/liaison')),
  publicity: lazy(() => import('./desks/publicity')),
  supervisor: lazy(() => import('./desks/supervisor')),
  admin: lazy(() => import('./desks/admin')),
} satisfies Record<User['role'], unknown>

const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''

export const App = () => (
  <SpeechProvider>
    <Styled />
  </SpeechProvider>
)

function Styled() {
  const { language } = useSpeech()
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={language === 'zh' ? zhCN : enUS}
      theme={{ token: { colorPrimary: '#b3261e', colorLink: '#b3261e', borderRadius: 4 } }}
    >
      <Surroundings>
        <Page />
      </Surroundings>
    </ConfigProvider>
  )
}

function Page() {
  const [session, setSession] = useState<Session | null>(null)
  const [isKnown, setKnown] = useState(false)
  const enter = (next: Session): void => {
    keepCsrfToken(next.csrfToken)
    setSession(next)
  }
  useEffect(() => {
    get<Session>('/v1/session')
      .then(enter)
      // Nobody is signed in: the form says so.
      .catch(() => undefined)
      .finally(() => setKnown(true))
  }, [])
  const leave = (): void => void remove('/v1/session').finally(() => setSession(null))
  if (!isKnown) return <Spin fullscreen />
  if (session === null)
    return (
      <>
        <Head user={null} onLeave={leave} />
        <SignIn onSignedIn={enter} />
      </>
    )
  const Desk = desks[session.user.role]
  return (
    <LiveProvider>
      <Head user={session.user} onLeave={leave} />
      <main className="page-main">
        <Suspense fallback={<Spin />}>
          <Desk user={session.user} />
        </Suspense>
      </main>
    </LiveProvider>
  )
}

function Head({ user, onLeave }: { readonly user: User | null; readonly onLeave: () => void }) {
  const { language, choose, say } = useSpeech()
  const isLive = useLiveState()
  return (
    <header className="page-head">
      <strong>{say('title')}</strong>
      {user !== null && (
        <Badge status={isLive ? 'success' : 'error'} text={say(isLive ? 'live' : 'notLive')} />
      )}
      <span className="space" />
      <Segmented<Language>
        size="small"
        value={language}
        onChange={choose}
        options={[
          { label: '中文', value: 'zh' },
          { label: 'English', value: 'en' },
        ]}
      />
      {user !== null && (
        <>
          <span>{user.displayName}</span>
          <Button size="small" onClick={onLeave}>
            {say('signOut')}
          </Button>
        </>
      )}
    </header>
  )
}
