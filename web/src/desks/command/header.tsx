import { FullscreenOutlined, LeftOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { Link } from 'react-router'
import { useSay, useSpeech } from '../../language/language'
import { Mark } from '../../parts/mark'
import { useNow } from '../../parts/time'
import type { Shade } from '../../theme/theme'
import { useFreshness, type Aged } from './freshness'
import type { Days } from './use-wall'
import { wallWords } from './words'

const ZONE = 'Asia/Shanghai'
const time = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeStyle: 'medium' })

interface HeaderProps extends Aged {
  readonly place: string
  readonly days: Days
  readonly onDays: (days: Days) => void
  readonly shade: Shade
  readonly onShade: (shade: Shade) => void
}

export function Header({ place, days, onDays, shade, onShade, computedAt, hasFailed }: HeaderProps) {
  const say = useSay(wallWords)
  return (
    <header className="wall-head">
      <Link to="/" className="wall-button" aria-label={say('back')} title={say('back')}>
        <LeftOutlined />
      </Link>
      <Mark />
      <h1>
        {say('title')} <span className="soft">{place}</span>
      </h1>
      <Segmented<Days>
        aria-label={say('period')}
        value={days}
        onChange={onDays}
        options={[
          { label: say('days1'), value: '1' },
          { label: say('days7'), value: '7' },
          { label: say('days30'), value: '30' },
        ]}
      />
      <Age computedAt={computedAt} hasFailed={hasFailed} />
      <span className="wall-space" />
      <WallClock />
      <Controls shade={shade} onShade={onShade} />
    </header>
  )
}

function Controls({ shade, onShade }: Pick<HeaderProps, 'shade' | 'onShade'>) {
  const say = useSay(wallWords)
  const { language, choose } = useSpeech()
  return (
    <>
      <button
        type="button"
        className="wall-button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
      >
        {say('language')}
      </button>
      <button
        type="button"
        className="wall-button"
        onClick={() => onShade(shade === 'dark' ? 'light' : 'dark')}
      >
        {say(shade === 'dark' ? 'toLight' : 'toDark')}
      </button>
      <button
        type="button"
        className="wall-button"
        aria-label={say('fullScreen')}
        title={say('fullScreen')}
        onClick={() => void toggleFullScreen()}
      >
        <FullscreenOutlined />
      </button>
    </>
  )
}

const toggleFullScreen = (): Promise<void> =>
  document.fullscreenElement === null
    ? document.documentElement.requestFullscreen().catch(() => undefined)
    : document.exitFullscreen()

function WallClock() {
  const { language } = useSpeech()
  const now = useNow()
  const date = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(now)
  return (
    <time dateTime={new Date(now).toISOString()} className="wall-clock">
      <span className="wall-date">{date}</span>
      <span className="wall-time">{time.format(now)}</span>
    </time>
  )
}

function Age({ computedAt, hasFailed }: Aged) {
  const say = useSay(wallWords)
  const { language } = useSpeech()
  const { state, ageMs } = useFreshness(computedAt, hasFailed)
  const seconds = Math.floor(ageMs / 1_000)
  const age =
    seconds < 120
      ? `${seconds}${language === 'zh' ? '秒' : ' s'}`
      : `${Math.floor(seconds / 60)}${language === 'zh' ? '分钟' : ' min'}`
  return (
    <span className={`wall-age wall-age-${state}`}>
      <i aria-hidden="true" />
      {computedAt === null ? '–' : say('updated', { age })}
    </span>
  )
}

/** Nobody may take an old picture for the present one: it says so across the wall. */
export function LostBanner({ computedAt, hasFailed }: Aged) {
  const say = useSay(wallWords)
  const { state } = useFreshness(computedAt, hasFailed)
  if (state === 'fresh' || computedAt === null) return null
  return (
    <p role="alert" className="wall-banner">
      {say(state, { time: time.format(Date.parse(computedAt)) })}
    </p>
  )
}
