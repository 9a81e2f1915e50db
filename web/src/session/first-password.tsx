import { Button } from 'antd'
import { useSay } from '../language/language'
import { Mark } from '../parts/mark'
import { PasswordForm } from './password-form'
import { passwordWords } from './password-words'
import { session, type User } from './store'
import { words } from './words'

/** Whoever came in with a one-time password makes one of his own first; the service refuses everything else till then. */
export function FirstPasswordPage({ user, onLeave }: { readonly user: User; readonly onLeave: () => void }) {
  const say = useSay(passwordWords)
  const sayShell = useSay(words)
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Mark size={44} />
        <h1>{say('firstTitle')}</h1>
        <p className="soft">{say('firstAbout', { name: user.displayName })}</p>
        <PasswordForm action={say('firstAction')} onDone={() => void session.reread()} />
      </div>
      <div className="sign-in-public">
        <Button type="link" onClick={onLeave}>
          {sayShell('signOut')}
        </Button>
      </div>
    </main>
  )
}
