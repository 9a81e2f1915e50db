import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useCode, useSay } from '../../language/language'
import { useSoundChoice } from '../../parts/sound'
import { PasswordForm } from '../../session/password-form'
import { useUser } from '../../session/use-session'
import { LanguageSwitch } from '../../shell/language-switch'
import { shellWords } from '../../shell/words'
import { themeChoices, useTheme, type ThemeChoice } from '../../theme/theme'
import './account.css'
import { Sessions } from './sessions'
import { accountWords } from './words'

/** 我的账号: one's own password, where one is signed in, and how this machine shows and sounds. */
export default function AccountDesk() {
  const say = useSay(accountWords)
  return (
    <div className="account">
      <Who />
      <Part title={say('sessions')} about={say('sessionsAbout')}>
        <Sessions />
      </Part>
      <Part title={say('password')} about={say('passwordAbout')}>
        <PasswordForm action={say('save')} onDone={() => undefined} />
      </Part>
      <Part title={say('machine')} about={say('machineAbout')}>
        <Machine />
      </Part>
    </div>
  )
}

function Who() {
  const say = useSay(accountWords)
  const sayCode = useCode()
  const user = useUser()
  return (
    <header className="account-who">
      <h1>{user.displayName}</h1>
      <dl>
        <dt>{say('role')}</dt>
        <dd>{sayCode(user.role)}</dd>
        <dt>{say('username')}</dt>
        <dd>{user.username}</dd>
      </dl>
      <p className="soft">{say('fixed')}</p>
    </header>
  )
}

function Part({
  title,
  about,
  children,
}: {
  readonly title: string
  readonly about: string
  readonly children: ReactNode
}) {
  return (
    <section className="card account-part" aria-label={title}>
      <h2>{title}</h2>
      <p className="soft">{about}</p>
      {children}
    </section>
  )
}

function Machine() {
  const say = useSay(accountWords)
  const sayShell = useSay(shellWords)
  const { choice, choose } = useTheme()
  const alarm = useSoundChoice()
  return (
    <div className="account-machine">
      <span>{say('language')}</span>
      <LanguageSwitch />
      <span>{say('theme')}</span>
      <Segmented<ThemeChoice>
        size="small"
        aria-label={say('theme')}
        value={choice}
        onChange={choose}
        options={themeChoices.map((value) => ({ value, label: sayShell(value) }))}
      />
      <span>{say('sound')}</span>
      <Segmented
        size="small"
        aria-label={say('sound')}
        value={alarm.isOn}
        onChange={alarm.choose}
        options={[
          { value: true, label: say('on') },
          { value: false, label: say('off') },
        ]}
      />
    </div>
  )
}
