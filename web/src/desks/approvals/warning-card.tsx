import { Link } from 'react-router'
import { api } from '../../api/client'
import { useRead } from '../../api/query'
import { useCode, useSay } from '../../language/language'
import { Level, State } from '../../parts/code'
import { Money } from '../../parts/money'
import { decideWords } from './words'

/** What it is about, masked: enough to decide by, and the way to all of it. */
export function WarningCard({ id, number }: { readonly id: string; readonly number: string }) {
  const say = useSay(decideWords)
  const sayCode = useCode()
  const { data } = useRead(
    ['warning', id],
    () => api.GET('/v1/warnings/{id}', { params: { path: { id } } }),
    { live: ['warning'] },
  )
  return (
    <section className="card approval-warning" aria-label={say('warning')}>
      {data !== undefined && (
        <>
          <Level level={data.level} />
          <State state={data.state} of="warning" />
          <span>{sayCode(data.typology)}</span>
          <span>
            <span className="soft">{say('person')}</span> {data.person.name ?? '–'}
            {data.organisation !== null && ` · ${data.organisation.name}`}
          </span>
          <span>
            <span className="soft">{say('atRisk')}</span> <Money yuan={data.atRisk} />
          </span>
        </>
      )}
      <span className="work-space" />
      <Link to={`/desk/operator/warnings/${id}`}>{say('openWarning', { number })}</Link>
    </section>
  )
}
