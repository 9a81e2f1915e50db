import { useCode, useSay } from '../../../language/language'
import type { Pack } from '../reads'
import { packWords } from './words'

const WAY = ['draft', 'reviewed', 'shadow', 'live'] as const

/** How far a pack is on its way into force. One that was given up, or replaced, stands beside it. */
export function Progress({ pack }: { readonly pack: Pack }) {
  const say = useSay(packWords)
  const sayCode = useCode()
  if (pack.state === 'retired') return null
  const reached = WAY.findIndex((step) => step === pack.state)
  return (
    <ol className="rules-progress" aria-label={say('progress')}>
      {WAY.map((step, at) => (
        <li
          key={step}
          className={at < reached ? 'rules-past' : at === reached ? 'rules-now' : ''}
          aria-current={at === reached ? 'step' : undefined}
        >
          <span aria-hidden="true">{at < reached ? '✓' : at + 1}</span> {sayCode(step, 'ruleset')}
        </li>
      ))}
    </ol>
  )
}
