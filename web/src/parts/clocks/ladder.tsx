import { api, type Answer } from '../../api/client'
import { useRead } from '../../api/query'
import { useSay } from '../../language/language'
import { Moment } from '../time'
import './clocks.css'
import { clockNames, clockWords, stepNames } from './words'

export type Escalation = Answer<'/v1/escalations', 'get'>['items'][number]

const RING_MS = 20_000

/** Steps are told by clocks, which no machine moves: read again by time as well. */
export const useEscalations = (query: { readonly warningId?: string; readonly isOpen?: 'true' }) =>
  useRead(['escalations', query], () => api.GET('/v1/escalations', { params: { query } }), {
    live: ['warning', 'task'],
    everyMs: RING_MS,
  })

/** Each time that was missed, who was told of it and when, and whether it was done after all. */
export function Ladder({ items }: { readonly items: readonly Escalation[] }) {
  const say = useSay(clockWords)
  const sayClock = useSay(clockNames)
  const sayStep = useSay(stepNames)
  return (
    <ul className="ladder">
      {items.map((item) => (
        <li key={item.id}>
          <strong>{sayClock(item.clock)}</strong>
          <span className="soft">
            {say('due')} <Moment at={item.dueAt} />
          </span>
          <span>{sayStep(item.step)}</span>
          <Told item={item} />
          <span className={item.endedAt === null ? 'missed-chip' : 'soft'}>
            {say(item.endReason ?? 'open')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Told({ item }: { readonly item: Escalation }) {
  const say = useSay(clockWords)
  const { toldAt, toldCount, tellAt, endedAt } = item
  if (toldAt !== null && toldCount !== null)
    return (
      <span className="soft">
        {toldCount === 0 ? say('toldNobody') : say('told', { count: toldCount })} <Moment at={toldAt} />
      </span>
    )
  if (endedAt !== null) return <span className="soft">{say('notNeeded')}</span>
  return (
    <span className="soft">
      <Moment at={tellAt} /> {say('tellAt')}
    </span>
  )
}
