import { Button, Segmented } from 'antd'
import { useNavigate } from 'react-router'
import { useCode, useSay } from '../../language/language'
import { BankStatus } from '../../parts/bank-links'
import { useRunning } from '../../parts/holds/holds-panel'
import type { Freeze, Running } from '../../parts/holds/types'
import { Money } from '../../parts/money'
import { State } from '../../parts/code'
import { Empty, Failed, Loaded, Loading } from '../../parts/states'
import { Moment } from '../../parts/time'
import { Worklist, type WorkGroup, type WorkItem } from '../../parts/worklist'
import { addressOf, holdAddress } from './address'
import { AnswerFile } from './answer-file/answer-file'
import { Cancellations } from './cancellations/cancellations'
import { useDrafts } from './drafts'
import { useEnded, useQueued, useTasks, type Ended, type Task } from './reads'
import { liaisonWords } from './words'

export type View = 'current' | 'ended'

interface TopProps {
  readonly view: View
  readonly onChange: (view: View) => void
}

/** How much waits, and how much of it is late. */
export function ListTop({ view, onChange }: TopProps) {
  const say = useSay(liaisonWords)
  const { data } = useTasks()
  const { liaison, overdue } = data?.counts ?? { liaison: 0, overdue: 0 }
  return (
    <>
      <h1 className="visually-hidden">{say('title')}</h1>
      <span className="work-due" role="status">
        <strong>{say('due', { count: liaison })}</strong>
        {overdue > 0 && <span className="is-late"> · {say('late', { count: overdue })}</span>}
      </span>
      <BankStatus />
      <AnswerFile />
      <Cancellations />
      <span className="work-space" />
      <Segmented<View>
        size="small"
        aria-label={say('view')}
        value={view}
        onChange={onChange}
        options={(['current', 'ended'] as const).map((value) => ({ value, label: say(value) }))}
      />
    </>
  )
}

interface ListProps {
  readonly opened: string | null
}

/** What is to be answered, then what runs, each by the clock that ends first. */
export function CurrentList({ opened }: ListProps) {
  const say = useSay(liaisonWords)
  const tasks = useTasks()
  const running = useRunning({})
  const taskItem = useTaskItem()
  const runningItem = useRunningItem()
  const queued = useQueued()
  const queuedItem = useQueuedItem()
  const asked = (awaits: Task['awaits']) =>
    (tasks.data?.items ?? []).filter((task) => task.awaits === awaits).map(taskItem)
  const inForce = (subject: Running['subject']) =>
    (running.data?.items ?? []).filter((one) => one.subject === subject).map(runningItem)
  const groups: readonly WorkGroup[] = [
    { key: 'toAnswer', title: say('toAnswer'), items: asked('liaison') },
    { key: 'stops', title: say('stops'), items: inForce('stop_payment') },
    { key: 'freezes', title: say('freezes'), items: inForce('freeze') },
    { key: 'queued', title: say('queued'), items: (queued.data?.items ?? []).map(queuedItem) },
    { key: 'protections', title: say('protections'), items: inForce('protective_hold') },
    { key: 'appeals', title: say('appeals'), items: asked('centre') },
    { key: 'atGateway', title: say('atGateway'), items: asked('gateway') },
  ]
  return (
    <Loaded of={tasks} rows={8}>
      {({ isCut }) => (
        <>
          {groups.every(({ items }) => items.length === 0) ? (
            <Empty title={say('nothing')} about={say('nothingAbout')} />
          ) : (
            <Worklist label={say('title')} groups={groups} opened={opened} />
          )}
          {isCut && <p className="soft work-cut">{say('cut')}</p>}
        </>
      )}
    </Loaded>
  )
}

function useTaskItem(): (task: Task) => WorkItem {
  const say = useSay(liaisonWords)
  const sayCode = useCode()
  const drafts = useDrafts()
  return (task) => {
    const isAppeal = task.kind === 'appeal'
    return {
      id: task.id,
      href: addressOf(isAppeal ? 'appeals' : 'requests', task.id),
      clock: { to: task.respondBy, label: say(isAppeal ? 'decidedWithin' : 'answerWithin') },
      title: <Title what={sayCode(task.kind, 'request')} number={task.number} />,
      line: <Line account={task.account} name={task.accountName} amount={task.amount} />,
      tone: toneOf(task),
      ...(drafts.has(task.id) ? { notes: say('unsent') } : {}),
    }
  }
}

function toneOf({ awaits, subject }: Task): WorkItem['tone'] {
  if (subject === 'protective_hold') return 'own'
  return awaits === 'liaison' ? 'now' : 'quiet'
}

function useRunningItem(): (running: Running) => WorkItem {
  const say = useSay(liaisonWords)
  const sayCode = useCode()
  return (running) => {
    const kind = running.isWhole && running.subject === 'freeze' ? 'whole_freeze' : running.subject
    return {
      id: running.id,
      href: holdAddress(running.subject, running.id),
      clock: { to: running.expiresAt, label: say('endsWithin') },
      title: <Title what={sayCode(kind, 'request')} number={running.number} />,
      line: <Line account={running.account} name={running.accountName} amount={running.amount} />,
      tone: running.subject === 'protective_hold' ? 'own' : 'runs',
      ...(running.appeal === null ? {} : { notes: say('objection') }),
    }
  }
}

function useQueuedItem(): (freeze: Freeze) => WorkItem {
  const say = useSay(liaisonWords)
  const sayCode = useCode()
  return ({ id, number, account, accountName, amount, prior }) => {
    const until = prior?.until ?? null
    return {
      id,
      href: holdAddress('freeze', id),
      clock: null,
      ...(until === null ? {} : { when: <Moment at={until} /> }),
      title: <Title what={sayCode('freeze', 'request')} number={number} />,
      line: <Line account={account} name={accountName} amount={amount} />,
      notes: <span className="soft">{say('behind', { authority: prior?.authority ?? '' })}</span>,
      tone: 'quiet',
    }
  }
}

/** What is over, newest first. */
export function EndedList({ opened }: ListProps) {
  const say = useSay(liaisonWords)
  const ended = useEnded()
  const item = useEndedItem()
  if (ended.error !== null) return <Failed error={ended.error} onRetry={ended.retry} />
  if (ended.items === null) return <Loading rows={8} />
  if (ended.items.length === 0) return <Empty title={say('noEnded')} />
  const groups = [{ key: 'ended', title: say('ended'), items: ended.items.map(item) }]
  return (
    <>
      <Worklist label={say('ended')} groups={groups} opened={opened} />
      {ended.isCut && <p className="soft work-cut">{say('endedCut')}</p>}
    </>
  )
}

function useEndedItem(): (ended: Ended) => WorkItem {
  const sayCode = useCode()
  return ({ subject, hold, amount }) => ({
    id: hold.id,
    href: holdAddress(subject, hold.id),
    clock: null,
    when: <Moment at={hold.closedAt} />,
    title: <Title what={sayCode(subject, 'request')} number={hold.number} />,
    line: (
      <Line account={hold.account} name={'accountName' in hold ? hold.accountName : ''} amount={amount} />
    ),
    notes: (
      <span className="soft">
        <State state={hold.state} of="hold" />
        {hold.refusalCause !== null && sayCode(hold.refusalCause, 'hold')}
      </span>
    ),
    tone: subject === 'protective_hold' ? 'own' : 'quiet',
  })
}

const Title = ({ what, number }: { readonly what: string; readonly number: string }) => (
  <>
    <strong>{what}</strong>
    <span className="number">{number}</span>
  </>
)

function Line(props: { readonly account: string; readonly name: string; readonly amount: string | null }) {
  const say = useSay(liaisonWords)
  return (
    <>
      <span className="mono">{props.account}</span>
      <span>{props.name}</span>
      {props.amount === null ? <span>{say('wholeAccount')}</span> : <Money yuan={props.amount} />}
    </>
  )
}

/** Nothing is open: opening is logged, so it is left to whoever sits here. */
export function Nothing({ top }: { readonly top: string | null }) {
  const say = useSay(liaisonWords)
  const navigate = useNavigate()
  return (
    <div className="card liaison-nothing">
      <Empty
        title={say('choose')}
        about={say('chooseAbout')}
        action={
          top !== null && (
            <Button type="primary" onClick={() => void navigate(addressOf('requests', top))}>
              {say('openFirst')} <kbd aria-hidden="true">N</kbd>
            </Button>
          )
        }
      />
    </div>
  )
}
