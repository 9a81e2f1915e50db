import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useSay, useCode } from '../../language/language'
import { Level, State } from '../../parts/code'
import { Empty, Failed, Loading } from '../../parts/states'
import { Clock, Moment } from '../../parts/time'
import { useUser } from '../../session/use-session'
import type { Task } from './phone/database'
import { isRunning, useIsOnline } from './phone/use-phone'
import { clockOf } from './steps'
import { useBanks, useMe, useTask, useTasks } from './use-desk'
import { words } from './words'

const BUZZ_MS = [250, 120, 250]

export function TaskListPage() {
  const say = useSay(words)
  const user = useUser()
  const { data, error, again } = useTasks()
  const mine = (data ?? []).filter(({ officerId }) => officerId === user.id)
  const running = mine.filter(({ state }) => isRunning(state))
  useBuzz(running.filter(({ state }) => state === 'assigned').map(({ id }) => id))
  useBanks()
  if (data === undefined)
    return (
      <main id="content" tabIndex={-1} className="phone-main">
        {error === null ? <Loading /> : <Failed error={error} onRetry={again} />}
      </main>
    )
  const toFollow = mine.filter(({ state }) => state === 'reported')
  const forStation = data.filter(({ officerId, state }) => officerId === null && state === 'assigned')
  return (
    <main id="content" tabIndex={-1} className="phone-main">
      <h1 className="visually-hidden">{say('tasks')}</h1>
      <AsOf />
      {running.length + forStation.length === 0 && <NoTask />}
      <Group title={say('now')} tasks={running} />
      <Group title={say('forStation')} about={say('forStationAbout')} tasks={forStation} />
      <Group title={say('toFollow')} tasks={toFollow} />
      {running.map(({ id }) => (
        <Ahead key={id} id={id} />
      ))}
    </main>
  )
}

/** Read before it is opened: the network may be gone by then. */
function Ahead({ id }: { readonly id: string }) {
  useTask(id)
  return null
}

export function AsOf() {
  const say = useSay(words)
  const isOnline = useIsOnline()
  const { readAt } = useTasks()
  if (isOnline) return null
  const [before = '', after = ''] = say('asOf', { time: '|' }).split('|')
  return (
    <p className="hint hint-warn" role="status">
      {before}
      <Moment at={new Date(readAt).toISOString()} />
      {after}
    </p>
  )
}

function NoTask() {
  const say = useSay(words)
  const me = useMe()
  return <Empty title={say('none')} about={say(me?.isOnDuty === false ? 'noneOffDuty' : 'noneOnDuty')} />
}

interface GroupProps {
  readonly title: string
  readonly about?: string
  readonly tasks: readonly Task[]
}

function Group({ title, about, tasks }: GroupProps) {
  if (tasks.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {about !== undefined && <p className="hint">{about}</p>}
      {tasks.map((task) => (
        <TaskCard key={task.id} task={task} />
      ))}
    </section>
  )
}

function TaskCard({ task }: { readonly task: Task }) {
  const say = useSay(words)
  const sayCode = useCode()
  const clock = clockOf(task)
  const isUrgent = task.state === 'assigned' && task.officerId !== null
  return (
    <Link to={`/desk/officer/task/${task.id}`} className={`task-card ${isUrgent ? 'task-card-urgent' : ''}`}>
      <span className="row">
        <Level level={task.level} />
        <State state={task.state} of="task" />
        <span className="row-end soft number">{task.number}</span>
      </span>
      <span className="row task-kind">{sayCode(task.typology)}</span>
      <span className="row">
        <span>{task.person.name ?? say('person')}</span>
        {task.kind === 'second_visit' && <span className="soft">{sayCode('second_visit', 'task')}</span>}
        {clock !== null && (
          <span className="row-end clock-line">
            <span className="soft">{say(clock.label)} </span>
            <Clock to={clock.to} />
          </span>
        )}
      </span>
    </Link>
  )
}

/** A new order makes the phone vibrate; those that were there when the page was opened do not. */
function useBuzz(ids: readonly string[]): void {
  const known = useRef<ReadonlySet<string> | null>(null)
  const key = ids.join(',')
  useEffect(() => {
    const now = key === '' ? [] : key.split(',')
    const before = known.current
    known.current = new Set([...(before ?? []), ...now])
    const isNew = before !== null && now.some((id) => !before.has(id))
    if (isNew && 'vibrate' in navigator) navigator.vibrate(BUZZ_MS)
  }, [key])
}
