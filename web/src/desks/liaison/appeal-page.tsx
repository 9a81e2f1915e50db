import { Alert } from 'antd'
import { Link, useParams } from 'react-router'
import { api } from '../../api/client'
import { useRead } from '../../api/query'
import { useCode, useSay } from '../../language/language'
import { State } from '../../parts/code'
import { Money } from '../../parts/money'
import { Clock, Moment } from '../../parts/time'
import { holdAddress } from './address'
import { LoadedOwn } from './loaded-own'
import { Fact } from './request-page'
import { holdPageWords, liaisonWords } from './words'

/** An objection to what the bank holds; the centre decides, the bank knows of it. */
export function AppealPage() {
  const { id = '' } = useParams()
  const say = useSay(holdPageWords)
  const sayList = useSay(liaisonWords)
  const sayCode = useCode()
  const appeal = useRead(['appeal', id], () => api.GET('/v1/appeals/{id}', { params: { path: { id } } }))
  return (
    <LoadedOwn key={id} of={appeal}>
      {(data) => (
        <article className="bank-page" aria-label={data.number}>
          <header className="bank-head">
            <h2>{sayCode('appeal')}</h2>
            <State state={data.state} of="appeal" />
            <span className="work-space" />
            {data.state === 'filed' && (
              <span className="bank-clock">
                <small>{say('decideIn')}</small> <Clock to={data.decideBy} />
              </span>
            )}
          </header>
          <Alert type="info" showIcon title={say('appealAbout')} />
          <section className="card bank-given" aria-label={say('statement')}>
            <h3>{say('statement')}</h3>
            <blockquote className="bank-statement">{data.statement}</blockquote>
            <dl className="bank-facts">
              <Fact name={say('against')}>
                <Link to={holdAddress(data.subject, data.subjectId)}>
                  {sayCode(data.subject, 'request')} {data.number}
                </Link>{' '}
                <span className="mono">{data.account}</span> {data.accountName}{' '}
                {data.amount === null ? sayList('wholeAccount') : <Money yuan={data.amount} />}
              </Fact>
              <Fact name={say('filed')}>
                <Moment at={data.filedAt} /> {data.filedBy.name}
              </Fact>
              {data.decidedAt !== null && (
                <Fact name={say('decided')}>
                  <Moment at={data.decidedAt} /> {data.decision}
                </Fact>
              )}
            </dl>
          </section>
        </article>
      )}
    </LoadedOwn>
  )
}
