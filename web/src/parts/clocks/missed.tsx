import { useSay } from '../../language/language'
import './clocks.css'
import { clockNames, clockWords } from './words'

type ClockName = keyof typeof clockNames

/** Clocks whose time was missed and which are still not done. */
export function Missed({ clocks }: { readonly clocks: readonly ClockName[] }) {
  const say = useSay(clockWords)
  const sayClock = useSay(clockNames)
  return clocks.map((clock) => (
    <span key={clock} className="missed-chip">
      {say('missed', { clock: sayClock(clock) })}
    </span>
  ))
}
