import type { Language } from '../language/language'

/** 0.4375 -> "43.8%"; null: nothing to divide by. */
export const percentText = (share: number | null): string =>
  share === null ? '–' : `${(share * 100).toFixed(1)}%`

interface Unit {
  readonly minutes: number
  readonly zh: string
  readonly en: string
}
const MINUTE: Unit = { minutes: 1, zh: '分', en: 'min' }
const HOUR: Unit = { minutes: 60, zh: '小时', en: 'h' }
const DAY: Unit = { minutes: 1_440, zh: '天', en: 'd' }

const unitOf = (minutes: number): Unit => (minutes < 600 ? MINUTE : minutes < 2_880 ? HOUR : DAY)

/** Two spans in one unit, for the eye: "11 / 42 分", "2 / 21 天". */
export function spansText(p50: number | null, p90: number | null, language: Language): string {
  if (p50 === null || p90 === null) return '–'
  const unit = unitOf(p90)
  const inUnit = (minutes: number): string => {
    const value = minutes / unit.minutes
    return value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value))
  }
  return `${inUnit(p50)} / ${inUnit(p90)} ${unit[language]}`
}

/** 125 minutes -> "2小时5分"; days from two on. */
export function overdueText(minutes: number, language: Language): string {
  const hours = Math.floor(minutes / 60)
  const isZh = language === 'zh'
  if (hours >= 48) return isZh ? `${Math.floor(hours / 24)}天` : `${Math.floor(hours / 24)} d`
  if (hours >= 10) return isZh ? `${hours}小时` : `${hours} h`
  if (hours > 0) return isZh ? `${hours}小时${minutes % 60}分` : `${hours}h ${minutes % 60}m`
  return isZh ? `${minutes}分钟` : `${minutes} min`
}

export const countText = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')
