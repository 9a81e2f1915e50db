import { useSay, useSpeech } from '../../../language/language'
import { Clock, spanText, useNow } from '../../../parts/time'
import { rowWords } from '../words'
import type { Warning } from './order'

const WAITING = ['dispatch', 'assign', 'conclude']

/** Which clock runs out next and when; what waits for somebody counts up from when it began to wait. */
export function ClockCell({ clock }: { readonly clock: Warning['clock'] }) {
  const say = useSay(rowWords)
  if (clock === null) return <>–</>
  return (
    <>
      <span className="clock-kind">{say(clock.kind)}</span>{' '}
      {WAITING.includes(clock.kind) ? <Waits since={clock.at} /> : <Clock to={clock.at} />}
    </>
  )
}

function Waits({ since }: { readonly since: string }) {
  const say = useSay(rowWords)
  const { language } = useSpeech()
  const now = useNow()
  const span = spanText(Math.max(0, now - Date.parse(since)), language)
  return <span className="clock clock-waits">{say('waits', { span })}</span>
}
