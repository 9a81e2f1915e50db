import { useSyncExternalStore } from 'react'
import { serverNow } from '../api/server-time'
import { defineWords, useSay, useSpeech, type Language } from '../language/language'

const words = defineWords({ overdue: { zh: '超时', en: 'Overdue' } })

const TICK_MS = 1_000
const MINUTE_MS = 60_000
const listeners = new Set<() => void>()
let now = serverNow()
let timer: ReturnType<typeof setInterval> | undefined

/** One tick for all clocks of the page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  // Nobody has looked for a while: what was the time then is not the time now.
  if (timer === undefined) now = serverNow()
  timer ??= setInterval(() => {
    now = serverNow()
    listeners.forEach((tell) => tell())
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The service's time, every second; `stepMs` 60000: the whole minutes only, for what need not tick. */
export const useNow = (stepMs: number = TICK_MS): number =>
  useSyncExternalStore(subscribe, () => (stepMs === TICK_MS ? now : Math.floor(now / stepMs) * stepMs))

const ZONE = 'Asia/Shanghai'
const day = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE })
const time = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })
const seconds = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** Local date, "2023-02-23". */
export const dayOf = (at: string | number): string => day.format(new Date(at))
/** Local time, "10:04". */
export const timeOf = (at: string | number): string => time.format(new Date(at))

/** "10:04" today, "2月22日 10:04" this year, "2022年2月22日 10:04" else; English likewise. */
export function momentText(at: string | number, today: number, language: Language): string {
  const [date, this_] = [dayOf(at), dayOf(today)]
  if (date === this_) return timeOf(at)
  const withYear = date.slice(0, 4) !== this_.slice(0, 4)
  const text = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    ...(withYear ? { year: 'numeric' } : {}),
  }).format(new Date(at))
  return `${text} ${timeOf(at)}`
}

/** A time: local, with the date when it is not today; in full when pointed at. */
export function Moment({ at }: { readonly at: string | null }) {
  const { language } = useSpeech()
  const today = useNow(MINUTE_MS)
  if (at === null) return <>–</>
  return (
    <time dateTime={at} title={`${dayOf(at)} ${seconds.format(new Date(at))}`}>
      {momentText(at, today, language)}
    </time>
  )
}

/** "4:05", "1:04:05"; days when there are more than two. */
export function spanText(milliseconds: number, language: Language = 'zh'): string {
  const all = Math.floor(milliseconds / 1_000)
  const pad = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(all / 3_600)
  if (hours >= 48)
    return language === 'zh'
      ? `${Math.floor(hours / 24)}天${hours % 24}小时`
      : `${Math.floor(hours / 24)} d ${hours % 24} h`
  const rest = `${pad(Math.floor(all / 60) % 60)}:${pad(all % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

const SOON_MS = 2 * MINUTE_MS

/** Counts down to a time, and up, as overdue, once it has passed. */
export function Clock({ to, label }: { readonly to: string | null; readonly label?: string }) {
  const say = useSay(words)
  const { language } = useSpeech()
  const at = useNow()
  if (to === null) return <>–</>
  const left = Date.parse(to) - at
  const text = spanText(Math.abs(left), language)
  const state = left < 0 ? 'overdue' : left < SOON_MS ? 'soon' : 'running'
  return (
    <span className={`clock clock-${state}`} title={label}>
      {state === 'overdue' ? `${say('overdue')} ${text}` : text}
    </span>
  )
}
