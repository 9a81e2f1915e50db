import { defineWords, useSay } from '../../../language/language'
import type { Suggestion } from './reads'

export type Sendable = Suggestion['stations'][number]

const words = defineWords({
  metres: { zh: '{metres} 米', en: '{metres} m' },
  kilometres: { zh: '{kilometres} 公里', en: '{kilometres} km' },
  noDistance: { zh: '距离不明', en: 'distance unknown' },
  position: { zh: '{minutes} 分钟前的位置', en: 'position {minutes} min old' },
  station: { zh: '由该所派人', en: 'the station sends somebody' },
})

const KILOMETRE = 1_000

export function useDistanceText(): (metres: number | null) => string {
  const say = useSay(words)
  return (metres) =>
    metres === null
      ? say('noDistance')
      : metres < KILOMETRE
        ? say('metres', { metres })
        : say('kilometres', { kilometres: (metres / KILOMETRE).toFixed(1) })
}

/** Somebody who may be sent: name and badge, station, how far, how old the position is. */
export function SendableName({ who }: { readonly who: Sendable }) {
  const say = useSay(words)
  const distance = useDistanceText()
  return (
    <span className="sendable">
      <strong>{who.officerName ?? who.stationName}</strong>
      {who.badge !== null && <span className="soft"> {who.badge}</span>}
      {who.officerName !== null && <span className="soft"> {who.stationName}</span>}
      <span className="sendable-far">
        {distance(who.distanceMeters)}
        <span className="soft">
          {' · '}
          {who.positionMinutes === null ? say('station') : say('position', { minutes: who.positionMinutes })}
        </span>
      </span>
    </span>
  )
}

export const keyOf = ({ officerId, stationId }: Sendable): string => officerId ?? stationId
