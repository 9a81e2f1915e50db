import { ConfigProvider, theme as antTheme } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { createContext, use, useEffect, useLayoutEffect, useState, type ReactNode } from 'react'
import { useSpeech } from '../language/language'
import { styleNonce } from './nonce'
import { usePrefersDark, usePrefersStill } from './preferences'

export type ThemeChoice = 'system' | 'light' | 'dark'
export type Shade = 'light' | 'dark'

export const themeChoices = ['system', 'light', 'dark'] as const satisfies readonly ThemeChoice[]

interface Theme {
  readonly choice: ThemeChoice
  readonly shade: Shade
  choose(choice: ThemeChoice): void
  /** Shows a shade whatever was chosen, as long as it is held; null lets go. */
  hold(shade: Shade | null): void
}

const STORED = 'menshen.theme'
const ThemeContext = createContext<Theme>({
  choice: 'system',
  shade: 'light',
  choose: () => undefined,
  hold: () => undefined,
})

export const useTheme = (): Theme => use(ThemeContext)

/** Police blue to act, the vermilion of the door gods for what is critical; the rest is ink and paper. */
const tokens = {
  light: {
    colorPrimary: '#1d4f91',
    colorInfo: '#1d4f91',
    colorLink: '#1d4f91',
    colorLinkHover: '#163d70',
    colorLinkActive: '#163d70',
    colorError: '#b3261e',
    colorSuccess: '#1c6e42',
    colorWarning: '#a8480a',
    colorSuccessBg: '#e6f4ec',
    colorWarningBg: '#fdf0e4',
    colorErrorBg: '#fdeceb',
    colorInfoBg: '#e8f2f8',
    colorBgLayout: '#f3f5f8',
  },
  dark: {
    colorPrimary: '#6ea3e8',
    colorInfo: '#8ab8f5',
    colorLink: '#8ab8f5',
    colorLinkHover: '#b5d2fa',
    colorLinkActive: '#b5d2fa',
    colorError: '#ff8a80',
    colorSuccess: '#7fd0a3',
    colorWarning: '#ffb27a',
    colorSuccessBg: '#12301f',
    colorWarningBg: '#3a2414',
    colorErrorBg: '#3d1a19',
    colorInfoBg: '#152b3a',
    colorBgLayout: '#0f1318',
  },
} as const
const darkGround = { colorBgContainer: '#181d24', colorBgElevated: '#1f262f', colorTextLightSolid: '#0b1420' }

const fontFamily =
  '"PingFang SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",system-ui,sans-serif'

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(() => choiceOf(localStorage.getItem(STORED)))
  const isSystemDark = usePrefersDark()
  const [held, hold] = useState<Shade | null>(null)
  const chosen: Shade = choice === 'system' ? (isSystemDark ? 'dark' : 'light') : choice
  const shade = held ?? chosen
  useEffect(() => {
    document.documentElement.dataset['theme'] = shade
  }, [shade])
  const choose = (next: ThemeChoice): void => {
    localStorage.setItem(STORED, next)
    setChoice(next)
  }
  return (
    <ThemeContext value={{ choice, shade, choose, hold }}>
      <Painted shade={shade}>{children}</Painted>
    </ThemeContext>
  )
}

/** A desk with a shade of its own: the wall is dark while the other desks are light. */
export function useHeldShade(shade: Shade): void {
  const { hold } = useTheme()
  useLayoutEffect(() => {
    hold(shade)
    return () => hold(null)
  }, [hold, shade])
}

const choiceOf = (stored: string | null): ThemeChoice =>
  stored === 'light' || stored === 'dark' ? stored : 'system'

/** The components in one shade; the wall is dark whatever its desk has chosen. */
export function Painted({ shade, children }: { readonly shade: Shade; readonly children: ReactNode }) {
  const { language } = useSpeech()
  const isStill = usePrefersStill()
  return (
    <ConfigProvider
      csp={{ nonce: styleNonce }}
      locale={language === 'zh' ? zhCN : enUS}
      // Two Chinese characters on a button stay as they are written: a test and a screen reader look for them.
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: shade === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
        token: {
          ...tokens[shade],
          ...(shade === 'dark' ? darkGround : {}),
          motion: !isStill,
          borderRadius: 6,
          fontFamily,
          // Soft text of the components has to be read, too: 4.5 to 1 on their ground.
          colorTextDescription: shade === 'dark' ? '#a8b2bf' : '#56606c',
          colorTextPlaceholder: shade === 'dark' ? '#97a1ae' : '#667080',
        },
      }}
    >
      {children}
    </ConfigProvider>
  )
}
