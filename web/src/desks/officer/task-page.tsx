import { useEffect, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { Refusal } from '../../api/client'
import { useCode, useSay, useSpeech } from '../../language/language'
import { Missed, PauseControl } from '../../parts/clocks'
import { Level, State } from '../../parts/code'
import { Bottom, BigButton } from '../../parts/phone/parts'
import { Empty, Failed, Loading } from '../../parts/states'
import { Clock, timeOf } from '../../parts/time'
import { useUser } from '../../session/use-session'
import type { TaskDetail } from './phone/database'
import { isRunning } from './phone/use-phone'
import { Person, Place } from './place'
import { clockOf, nextStep } from './steps'
import { AsOf } from './task-list-page'
import { useDeed } from './use-deed'
import { useTask } from './use-desk'
import { words } from './words'

export function TaskPage() {
  const { id = '' } = useParams()
  const { data, error, again } = useTask(id)
  const user = useUser()
  if (data === undefined)
    return (
      <main id="content" tabIndex={-1} className="phone-main">
        {error === null ? (
          <Loading />
        ) : error instanceof Refusal && error.code === 'not_found' ? (
          <Gone />
        ) : (
          <Failed error={error} onRetry={again} />
        )}
      </main>
    )
  const isHis = data.officerId === null || data.officerId === user.id
  if (!isHis || !(isRunning(data.state) || data.state === 'reported'))
    return (
      <main id="content" tabIndex={-1} className="phone-main">
        <Gone />
      </main>
    )
  return (
    <>
      <main id="content" tabIndex={-1} className="phone-main">
        <AsOf />
        <Heading task={data} />
        {isRunning(data.state) && <Place task={data} />}
        {isRunning(data.state) && <Person task={data} />}
        <FirstWords task={data} />
        <Why task={data} />
      </main>
      <Actions task={data} />
    </>
  )
}

export function Gone() {
  const say = useSay(words)
  return (
    <Empty
      title={say('taskGone')}
      about={say('taskGoneAbout')}
      action={
        <Link to="/desk/officer" className="link-button">
          {say('toTasks')}
        </Link>
      }
    />
  )
}

function Heading({ task }: { readonly task: TaskDetail }) {
  const say = useSay(words)
  const sayCode = useCode()
  const { language } = useSpeech()
  const clock = clockOf(task)
  return (
    <>
      <div className="row">
        <Level level={task.level} />
        <State state={task.state} of="task" />
        <span className="row-end soft number">{task.number}</span>
      </div>
      <h1 style={{ marginTop: 8 }}>
        <span className="visually-hidden">{say('fraudKind')}: </span>
        {task.typologyName?.[language] ?? sayCode(task.typology)}
      </h1>
      {clock !== null && task.pause === null && (
        <p className="row clock-large" style={{ margin: '2px 0 0' }}>
          <span className="soft">{say(clock.label)}</span>
          <Clock to={clock.to} />
        </p>
      )}
      <p className="row" style={{ margin: 0 }}>
        <Missed clocks={task.missed} />
        <PauseControl
          of={{ kind: 'task', id: task.id, clock: pausable(task.state), pause: task.pause }}
          canPause={task.officerId !== null && clock !== null && task.level !== 'critical'}
        />
      </p>
      {task.state === 'accepted' && task.departedAt !== null && (
        <p className="hint" style={{ margin: 0 }}>
          {say('departed', { time: timeOf(task.departedAt) })}
        </p>
      )}
      {task.state === 'arrived' && task.arrivedAt !== null && (
        <p className="hint" style={{ margin: 0 }}>
          {say('arrivedAt', { time: timeOf(task.arrivedAt) })}
        </p>
      )}
      <TakenBy task={task} />
    </>
  )
}

function TakenBy({ task: { state, followUpTakenBy } }: { readonly task: TaskDetail }) {
  const say = useSay(words)
  if (state !== 'reported' || followUpTakenBy === null) return null
  return (
    <p className="hint" style={{ margin: 0 }}>
      {say('followTaken', { name: followUpTakenBy })}
    </p>
  )
}

function pausable(state: TaskDetail['state']) {
  if (state === 'accepted') return 'arrive'
  if (state === 'arrived') return 'report'
  return state === 'reported' ? 'follow_up' : 'accept'
}

function FirstWords({ task }: { readonly task: TaskDetail }) {
  const say = useSay(words)
  const { language } = useSpeech()
  if (task.state === 'reported') return null
  return (
    <section className="panel">
      <h2 className="panel-title">{say('firstWords')}</h2>
      <ol className="sentences">
        {task.firstWords[language].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </section>
  )
}

function Why({ task }: { readonly task: TaskDetail }) {
  const say = useSay(words)
  const { language } = useSpeech()
  if (task.choice === null || !isRunning(task.state)) return null
  return (
    <section className="panel">
      <h2 className="panel-title">{say('why')}</h2>
      <p style={{ margin: 0 }}>{task.choice.reason[language]}</p>
    </section>
  )
}

const REST_MS = 800

/** The next step stands where the last one stood: a double tap must not do both. */
function useRest() {
  const [isResting, setResting] = useState(false)
  useEffect(() => {
    if (!isResting) return undefined
    const timer = setTimeout(() => setResting(false), REST_MS)
    return () => clearTimeout(timer)
  }, [isResting])
  return { isResting, rest: () => setResting(true) }
}

function Actions({ task }: { readonly task: TaskDetail }) {
  const say = useSay(words)
  const navigate = useNavigate()
  const carryOut = useDeed()
  const { isResting, rest } = useRest()
  const next = nextStep(task)
  if (next === null) return null
  const here = `/desk/officer/task/${task.id}`
  const go = (): void => {
    rest()
    if (next === 'visit' || next === 'follow-up') void navigate(`${here}/${next}`)
    else void carryOut({ kind: next, taskId: task.id, about: task.number, deed: {} })
  }
  const isAtWork = task.state === 'accepted' || task.state === 'arrived'
  const canReturn = isRunning(task.state) && task.officerId !== null
  return (
    <Bottom>
      {canReturn && (
        <BigButton kind="second" onClick={() => void navigate(`${here}/return`)}>
          {say('return')}
        </BigButton>
      )}
      {isAtWork && (
        <BigButton kind="second" onClick={() => void navigate(`${here}/code`)}>
          {say('code')}
        </BigButton>
      )}
      {task.state === 'reported' && (
        <BigButton kind="second" onClick={() => void navigate(`${here}/visit`)}>
          {say('visitAgain')}
        </BigButton>
      )}
      {next !== 'duty' && next !== 'return' && (
        <BigButton onClick={go} isBusy={isResting}>
          {say(next === 'accept' ? 'acceptLong' : next)}
        </BigButton>
      )}
    </Bottom>
  )
}
