import { QueryClientProvider } from '@tanstack/react-query'
import { App as Surroundings, Button } from 'antd'
import { Suspense, useEffect, type ReactNode } from 'react'
import { BrowserRouter, Link, Navigate, Route, Routes } from 'react-router'
import { LiveProvider } from './api/live'
import { queryClient } from './api/query'
import { desksOf, type Desk } from './desks/registry'
import { SpeechProvider, useSay } from './language/language'
import { Empty, Loading } from './parts/states'
import { rememberedSession } from './session/offline'
import { FirstPasswordPage } from './session/first-password'
import { SignInPage } from './session/sign-in'
import { session, type User } from './session/store'
import { useSession } from './session/use-session'
import { Boundary } from './shell/broken'
import { SessionEnded } from './shell/ended'
import { signOut } from './session/sign-out'
import { Head } from './shell/head'
import { LanguageSwitch } from './shell/language-switch'
import { shellWords } from './shell/words'
import { ThemeProvider } from './theme/theme'

export const App = () => (
  <SpeechProvider>
    <ThemeProvider>
      <Surroundings>
        <QueryClientProvider client={queryClient}>
          <BrowserRouter>
            <Page />
          </BrowserRouter>
        </QueryClientProvider>
      </Surroundings>
    </ThemeProvider>
  </SpeechProvider>
)

function Page() {
  const state = useSession()
  useEffect(() => {
    session
      .reread()
      .then((isOpen) => {
        if (!isOpen) session.leave()
      })
      // Without the network an officer's phone goes on; else the sign-in form says so when it is used.
      .catch(() => session.resume(rememberedSession()))
  }, [])
  if (state.kind === 'unknown') return <Loading />
  if (state.kind === 'none')
    return (
      <Outside>
        <SignInPage />
      </Outside>
    )
  const { user } = state.session
  if (user.mustChangePassword)
    return (
      <Outside>
        <FirstPasswordPage user={user} onLeave={() => void signOut()} />
        {state.kind === 'ended' && <SessionEnded user={user} />}
      </Outside>
    )
  return (
    <LiveProvider>
      <Desks user={user} />
      {state.kind === 'ended' && <SessionEnded user={user} />}
    </LiveProvider>
  )
}

const Outside = ({ children }: { readonly children: ReactNode }) => (
  <>
    <div className="sign-in-language">
      <LanguageSwitch />
    </div>
    {children}
  </>
)

function Desks({ user }: { readonly user: User }) {
  const own = desksOf(user.role)
  const [first] = own
  return (
    <Routes>
      {first !== undefined && <Route index element={<Navigate replace to={`/desk/${first.path}`} />} />}
      {own.map((desk) => (
        <Route key={desk.path} path={`/desk/${desk.path}/*`} element={<Framed desk={desk} user={user} />} />
      ))}
      <Route path="*" element={<Nowhere user={user} />} />
    </Routes>
  )
}

function Framed({ desk, user }: { readonly desk: Desk; readonly user: User }) {
  const say = useSay(shellWords)
  const title = `${say(desk.name)} · ${say('title')}`
  useEffect(() => void (document.title = title), [title])
  const content = (
    <Boundary>
      <Suspense fallback={<Loading />}>
        <desk.Component />
      </Suspense>
    </Boundary>
  )
  if (desk.frame === 'bare') return content
  return (
    <>
      <Head user={user} />
      <main id="content" tabIndex={-1} className="page">
        {content}
      </main>
    </>
  )
}

function Nowhere({ user }: { readonly user: User }) {
  const say = useSay(shellWords)
  return (
    <>
      <Head user={user} />
      <main id="content" className="page">
        <Empty
          title={say('nowhere')}
          about={say('nowhereAbout')}
          action={
            <Link to="/">
              <Button type="primary">{say('home')}</Button>
            </Link>
          }
        />
      </main>
    </>
  )
}
