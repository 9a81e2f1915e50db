import { Link } from 'react-router'
import { useCode, useSay } from '../../language/language'
import type { Freeze, Protection, Stop } from '../../parts/holds/types'
import { Clock, Moment } from '../../parts/time'
import { addressOf } from './address'
import { useTasks, type Task } from './reads'
import { holdPageWords, requestWords } from './words'

export interface Happened {
  readonly what: keyof typeof holdPageWords
  readonly at: string | null
  readonly by?: string
}

const common = ({ approvedAt, approvedBy, submittedAt }: Stop | Freeze | Protection): Happened[] => [
  { what: 'approved', at: approvedAt, ...(approvedBy === null ? {} : { by: approvedBy.name }) },
  { what: 'submitted', at: submittedAt },
]

const ends = ({ expiresAt, closedAt }: Stop | Freeze | Protection): Happened[] => [
  closedAt === null ? { what: 'expires', at: expiresAt } : { what: 'closed', at: closedAt },
]

export const stopEvents = (stop: Stop): readonly Happened[] => [
  { what: 'drafted', at: stop.draftedAt, by: stop.draftedBy.name },
  ...common(stop),
  { what: 'held', at: stop.heldAt },
  ...ends(stop),
]

export const freezeEvents = (freeze: Freeze): readonly Happened[] => [
  { what: 'drafted', at: freeze.requestedAt, by: freeze.requestedBy.name },
  ...common(freeze),
  { what: 'frozen', at: freeze.frozenAt },
  { what: 'review', at: freeze.reviewAt },
  ...ends(freeze),
]

export const protectionEvents = (hold: Protection): readonly Happened[] => [
  { what: 'drafted', at: hold.requestedAt, by: hold.requestedBy.name },
  ...common(hold),
  { what: 'active', at: hold.activeAt },
  ...ends(hold),
]

/** What has happened, in its order, and what still waits for the bank's answer. */
export function History(props: { readonly subjectId: string; readonly happened: readonly Happened[] }) {
  const say = useSay(holdPageWords)
  const waiting = (useTasks().data?.items ?? []).filter(
    ({ subjectId, awaits }) => subjectId === props.subjectId && awaits !== 'centre',
  )
  return (
    <section className="card bank-history" aria-label={say('history')}>
      <h3>{say('history')}</h3>
      <ol>
        {props.happened
          .filter(({ at }) => at !== null)
          .map(({ what, at, by }) => (
            <li key={what}>
              <Moment at={at} /> <strong>{say(what)}</strong>{' '}
              {by !== undefined && <span className="soft">{by}</span>}
            </li>
          ))}
        {waiting.map((task) => (
          <Waiting key={task.id} task={task} />
        ))}
      </ol>
    </section>
  )
}

function Waiting({ task }: { readonly task: Task }) {
  const say = useSay(requestWords)
  const sayHold = useSay(holdPageWords)
  const sayCode = useCode()
  return (
    <li>
      <Link to={addressOf('requests', task.id)}>
        {sayHold('open')} · {sayCode(task.kind, 'request')}
      </Link>{' '}
      <span className="soft">{say('respondBy')}</span> <Clock to={task.respondBy} />
    </li>
  )
}
