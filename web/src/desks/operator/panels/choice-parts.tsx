import { useSay } from '../../../language/language'
import { causes, causeWords, choiceWords } from './choice-words'
import type { Suggestion } from './reads'

/** Minutes on the road, and how they are known; of a station nothing: who would drive is not known. */
export function WayText({ way }: Pick<Suggestion['choice'], 'way'>) {
  const say = useSay(choiceWords)
  if (way === null) return null
  const minutes = Math.round(way.minutes)
  return (
    <span className="way-text">
      {minutes < 1 ? say('underOne') : say('minutes', { minutes })}
      <span className="soft"> {say(way.by === 'osrm' ? 'byRoad' : 'estimated')}</span>
    </span>
  )
}

/** How many could be sent, and how many could not, by cause; causes that hold for nobody are left out. */
export function NotEligible({
  eligible,
  counts,
}: {
  readonly eligible: number
  readonly counts: Suggestion['notEligible']
}) {
  const say = useSay(choiceWords)
  const sayCause = useSay(causeWords)
  const told = causes
    .filter((cause) => counts[cause] > 0)
    .map((cause) => say('count', { cause: sayCause(cause), count: counts[cause] }))
  return (
    <p className="soft not-eligible">
      {say('eligible', { count: eligible })}
      {told.length > 0 && <> · {say('others') + told.join(SEPARATOR)}</>}
    </p>
  )
}

const SEPARATOR = ' · '
