import { MoonOutlined, UserOutlined } from '@ant-design/icons'
import { Badge, Button, Dropdown, type MenuProps } from 'antd'
import { Link, NavLink, useNavigate } from 'react-router'
import { useIsLive } from '../api/live'
import { namedDesksOf } from '../desks/registry'
import { useSay } from '../language/language'
import { Mark } from '../parts/mark'
import { signOut } from '../session/sign-out'
import type { User } from '../session/store'
import { themeChoices, useTheme } from '../theme/theme'
import { LanguageSwitch } from './language-switch'
import { Notifications } from './notifications'
import { shellWords } from './words'

/** What stands above every desk: where one is, whether it is live, language, theme, and who sits here. */
export function Head({ user }: { readonly user: User }) {
  const say = useSay(shellWords)
  const isLive = useIsLive()
  return (
    <header className="head">
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <Link to="/" className="head-name">
        <Mark />
        <strong>{say('title')}</strong>
      </Link>
      <nav aria-label={say('desks')} className="head-desks">
        {namedDesksOf(user.role).map(({ path, name }) => (
          <NavLink key={path} to={`/desk/${path}`}>
            {say(name)}
          </NavLink>
        ))}
      </nav>
      <span className="head-space" />
      <span role="status" className="head-live">
        <Badge status={isLive ? 'success' : 'error'} text={say(isLive ? 'live' : 'notLive')} />
      </span>
      <Notifications user={user} />
      <LanguageSwitch />
      <UserMenu user={user} />
    </header>
  )
}

function UserMenu({ user }: { readonly user: User }) {
  const say = useSay(shellWords)
  const { choice, choose } = useTheme()
  const navigate = useNavigate()
  // An officer's phone asks first when it keeps something that is not sent.
  const leave = () => (user.role === 'officer' ? navigate('/desk/officer/leave') : signOut())
  const items: MenuProps['items'] = [
    { key: 'account', icon: <UserOutlined />, label: <Link to="/desk/account">{say('accountDesk')}</Link> },
    {
      key: 'theme',
      type: 'group',
      label: say('theme'),
      children: themeChoices.map((key) => ({
        key,
        icon: <MoonOutlined />,
        label: say(key),
        onClick: () => choose(key),
      })),
    },
    { type: 'divider' },
    { key: 'sign-out', label: say('signOut'), onClick: () => void leave() },
  ]
  return (
    <Dropdown menu={{ items, selectedKeys: [choice] }} trigger={['click']} placement="bottomRight">
      <Button type="text" icon={<UserOutlined />} aria-label={say('menu', { name: user.displayName })}>
        {user.displayName}
      </Button>
    </Dropdown>
  )
}
