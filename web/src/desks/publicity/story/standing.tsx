import { useSay } from '../../../language/language'
import { standingWords } from './consent-words'
import type { Story } from './use-story'

export type StandingOf = NonNullable<Story['standing']>

/** So many cases of a quarter must fit a story at least; the service holds it, this only says it. */
const LEAST_ALIKE = 5

/** How many cases the text fits, and on what it may be released. */
export function Standing({ of }: { readonly of: StandingOf }) {
  const say = useSay(standingWords)
  const { basis, k, said } = of
  const numbers = { k: k ?? 0, least: LEAST_ALIKE }
  return (
    <div className="pub-standing" role="group" aria-label={say('standing')}>
      <p className={basis === null ? 'pub-bad' : 'pub-good'}>
        {basis === null ? `✕ ${say('refused', numbers)}` : `✓ ${say(basis, numbers)}`}
      </p>
      {said.length > 0 && (
        <p className="soft">{say('said', { what: said.map((step) => say(step)).join(say('and')) })}</p>
      )}
    </div>
  )
}
