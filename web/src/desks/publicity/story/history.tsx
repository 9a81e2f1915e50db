import { api } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useSay } from '../../../language/language'
import { Loaded } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { recordWords } from './record-words'

const events = ['draft', 'edit', 'redraft', 'check', 'approve', 'release', 'withdraw', 'discard'] as const

/** Who did what with it, the last first. */
export function History({ id }: { readonly id: string }) {
  const say = useSay(recordWords)
  const history = useRead(
    ['story', id, 'history'],
    () => api.GET('/v1/stories/{id}/history', { params: { path: { id } } }),
    { live: ['story'] },
  )
  const sayEvent = (event: string): string => {
    const known = events.find((each) => each === event)
    return known === undefined ? event : say(known)
  }
  return (
    <section aria-label={say('history')} className="pub-section">
      <h2>{say('history')}</h2>
      <Loaded of={history} rows={3}>
        {({ items }) => (
          <ol className="pub-history">
            {items.toReversed().map(({ event, by, at, reason }, index) => (
              <li key={items.length - index}>
                <span>
                  <strong>{sayEvent(event)}</strong> {by?.displayName ?? say('service')}
                </span>
                <span className="soft">
                  <Moment at={at} />
                </span>
                {reason !== null && <p className="soft">{say('reason', { reason })}</p>}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  )
}
