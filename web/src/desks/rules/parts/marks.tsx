import { Tag } from 'antd'
import { Link } from 'react-router'
import { useCode, useSay } from '../../../language/language'
import { packPath, shortOf } from '../address'
import { rulesWords } from '../words'

export const CHANGES = { added: '+', removed: '−', changed: '±' } as const
type Change = keyof typeof CHANGES

/** What happened to a rule or a file: a colour, a sign and the word. */
export function ChangeMark({ change }: { readonly change: Change }) {
  const say = useSay(rulesWords)
  return (
    <span className={`rules-change rules-change-${change}`}>
      <span aria-hidden="true">{CHANGES[change]}</span> {say(change)}
    </span>
  )
}

/** A pack by the beginning of its hash. */
export const PackLink = ({ hash }: { readonly hash: string }) => (
  <Link to={packPath(hash)} className="rules-mono" title={hash}>
    {shortOf(hash)}
  </Link>
)

export function Braked() {
  const say = useSay(rulesWords)
  return <Tag color="error">{say('braked')}</Tag>
}

/** A typology in words; two are taken from elsewhere when a signal is judged. */
export function useTypology(): (typology: string) => string {
  const say = useSay(rulesWords)
  const sayCode = useCode()
  return (typology) =>
    typology === 'from-text' || typology === 'from-window' ? say(typology) : sayCode(typology)
}

export function useSignal(): (signal: string) => string {
  const say = useSay(rulesWords)
  const sayCode = useCode()
  return (signal) => (signal === 'text' ? say('text') : sayCode(signal))
}

/** A weight with its sign: what speaks against has a minus. */
export const weightText = (weight: number): string =>
  weight > 0 ? `+${weight}` : `${weight}`.replace('-', '−')
