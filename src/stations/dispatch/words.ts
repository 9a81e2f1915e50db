import { MINUTE_MS } from '../../lib/duration'
import type { EligibleOfficer } from './candidates'
import type { RankedOfficer } from './officers'
import type { TravelSettings } from './travel'

export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** Why a runner-up was not chosen. */
export type RunnerUpCause = 'farther' | 'load' | 'same'
export interface RunnerUpReason extends Bilingual {
  readonly cause: RunnerUpCause
}

/** What is shown and kept: tenths of a minute. */
export const tenths = (minutes: number): number => Math.round(minutes * 10) / 10

export function reasonOf(
  { officer, straightMeters, way, isResting }: RankedOfficer,
  now: Date,
  travel: TravelSettings,
  isRoutingDown: boolean,
): Bilingual {
  const age = positionAgeMinutes(officer, now)
  const minutes = tenths(way.minutes)
  const [kilometres, straight] = [(way.meters / 1000).toFixed(1), Math.round(straightMeters)]
  const { roadFactor, speedKmh } = travel
  const road =
    way.by === 'osrm'
      ? { zh: `按道路导航${kilometres}公里`, en: `${kilometres} km by road` }
      : {
          zh: `直线${straight}米×${roadFactor}，按每小时${speedKmh}公里估算${isRoutingDown ? '，导航服务未答复' : ''}`,
          en: `${straight} m in a straight line × ${roadFactor}, estimated at ${speedKmh} km/h${isRoutingDown ? ', since the routing service did not answer' : ''}`,
        }
  const last = isResting
    ? {
        zh: '已休整的民警均不可派；刚回告、尚在休整，',
        en: 'nobody who has rested is left; of those resting after a report, ',
      }
    : { zh: '', en: '' }
  return {
    zh: `${last.zh}在岗、在线、空闲且${age}分钟前报告过位置的民警中最快到达：约${minutes}分钟（${road.zh}）；今天已出警${officer.tasksToday}次`,
    en: `${last.en}soonest there of the officers on duty, signed in and free: ${minutes} min (${road.en}); position ${age} min old, ${officer.tasksToday} tasks today`,
  }
}

export function whyBehind(other: RankedOfficer, chosen: RankedOfficer): RunnerUpReason {
  const later = tenths(other.way.minutes - chosen.way.minutes)
  const more = other.officer.tasksToday - chosen.officer.tasksToday
  const today = other.officer.tasksToday
  if (later > 0) {
    const [alsoZh, alsoEn] = more > 0 ? [`，今天多出警${more}次`, `, and ${more} tasks more today`] : ['', '']
    return { cause: 'farther', zh: `路上多${later}分钟${alsoZh}`, en: `${later} min farther${alsoEn}` }
  }
  if (more > 0) {
    const near =
      later < 0 ? { zh: `路上少${-later}分钟`, en: `${-later} min nearer` } : { zh: '同样快', en: 'as soon' }
    return {
      cause: 'load',
      zh: `${near.zh}，但今天已出警${today}次，多${more}次`,
      en: `${near.en}, but out ${today} times today, ${more} more`,
    }
  }
  return { cause: 'same', zh: '同样快，按编号在后', en: 'as soon, but later by id' }
}

export function stationBehind(other: number | null, chosen: number | null): RunnerUpReason {
  const more = other === null || chosen === null ? 0 : Math.round(other - chosen)
  return more > 0
    ? { cause: 'farther', zh: `远${more}米`, en: `${more} m farther` }
    : { cause: 'farther', zh: '离参照点更远', en: 'farther from where distances are measured' }
}

function positionAgeMinutes({ positionAt }: EligibleOfficer, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - positionAt.getTime()) / MINUTE_MS))
}
