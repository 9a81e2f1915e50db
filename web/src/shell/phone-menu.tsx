import { MoreOutlined } from '@ant-design/icons'
import { Dropdown, type MenuProps } from 'antd'
import { useNavigate } from 'react-router'
import { useSay, useSpeech } from '../language/language'
import { themeChoices, useTheme } from '../theme/theme'
import { shellWords } from './words'

/** Language, shade, account and the way out, on a phone. */
export function PhoneMenu({ onLeave }: { readonly onLeave: () => void }) {
  const say = useSay(shellWords)
  const navigate = useNavigate()
  const { language, choose } = useSpeech()
  const { choice, choose: paint } = useTheme()
  const items: MenuProps['items'] = [
    {
      key: 'language',
      label: language === 'zh' ? 'English' : '中文',
      onClick: () => choose(language === 'zh' ? 'en' : 'zh'),
    },
    {
      key: 'theme',
      type: 'group',
      label: say('theme'),
      children: themeChoices.map((key) => ({ key, label: say(key), onClick: () => paint(key) })),
    },
    { type: 'divider' },
    { key: 'account', label: say('accountDesk'), onClick: () => void navigate('/desk/account') },
    { key: 'leave', label: say('signOut'), onClick: onLeave },
  ]
  return (
    <Dropdown
      menu={{ items, selectedKeys: [choice], className: 'phone-menu' }}
      trigger={['click']}
      placement="bottomRight"
    >
      <button type="button" className="icon-button" aria-label={say('phoneMenu')}>
        <MoreOutlined />
      </button>
    </Dropdown>
  )
}
