import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { defineWords, useSay, useSpeech } from '../../../language/language'
import { Missed, PauseControl } from '../../../parts/clocks'
import { Code, State } from '../../../parts/code'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { Loaded } from '../../../parts/states'
import { Clock, Moment } from '../../../parts/time'
import { CallList } from './calls'
import { NotEligible } from './choice-parts'
import { contactWords } from './contact-words'
import { AutomaticContacts } from './contacts'
import { ContactsButton } from './relatives/contacts-button'
import { Panel } from './panel'
import { MissedTimes, ReachLine } from './reach'
import { useCalls, useTasks, type Task, type WarningDetail } from './reads'

const words = defineWords({
  title: { zh: '任务与电话', en: 'Tasks and calls' },
  none: { zh: '还没有派出任务', en: 'Nobody has been sent yet' },
  noneAbout: {
    zh: '派警后，这里显示谁在路上和各时限。',
    en: 'Once somebody is sent, this shows who is on the way and the clocks.',
  },
  accept: { zh: '接受', en: 'accept' },
  arrive: { zh: '到达', en: 'arrive' },
  report: { zh: '反馈', en: 'report' },
  followUp: { zh: '回访', en: 'follow up' },
  followUpTakenBy: { zh: '网格员 {name} 回访', en: '{name}, grid worker, follows up' },
  notBefore: { zh: '计划于', en: 'planned for' },
  round: { zh: '第 {round} 次指派', en: 'given {round} times' },
  cancel: { zh: '撤销', en: 'Call off' },
  cancelTitle: { zh: '撤销任务 {number}', en: 'Call off task {number}' },
  cancelEffect: { zh: '民警会收到撤销通知，无需前往。', en: 'The officer is told not to go.' },
  cancelled: { zh: '任务已撤销', en: 'The task is called off' },
  calls: { zh: '电话', en: 'Calls' },
})

/** Who has been sent, with the clocks that run; and the calls to the person, made and planned. */
export function TasksPanel({ warning }: { readonly warning: WarningDetail }) {
  const say = useSay(words)
  const sayContact = useSay(contactWords)
  const tasks = useTasks(warning.id)
  const calls = useCalls(warning.id)
  return (
    <Panel title={say('title')}>
      <Loaded of={tasks} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="nothing">
              <strong>{say('none')}</strong>
              <span className="soft">{say('noneAbout')}</span>
            </div>
          ) : (
            <ul className="task-list">
              {items.map((task) => (
                <TaskRow key={task.id} task={task} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <MissedTimes warningId={warning.id} />
      <h3 className="sub-head">
        {say('calls')} <ContactsButton warningId={warning.id} />
      </h3>
      <ReachLine warning={warning} />
      <Loaded of={calls} rows={1}>
        {(known) => <CallList warningId={warning.id} calls={known} />}
      </Loaded>
      <h3 className="sub-head">{sayContact('title')}</h3>
      <AutomaticContacts warning={warning} />
    </Panel>
  )
}

const CANCELLABLE = ['queued', 'assigned', 'accepted', 'arrived', 'returned']

function TaskRow({ task }: { readonly task: Task }) {
  const say = useSay(words)
  const { language } = useSpeech()
  const [isCancelling, setCancelling] = useState(false)
  const who = task.officerName ?? task.stationName
  return (
    <li className="task-row">
      <div className="task-line">
        <Code code={task.kind} of="task" /> <State state={task.state} of="task" />
        {who !== null && <strong>{who}</strong>}
        {task.officerName !== null && <span className="soft">{task.stationName}</span>}
        {task.followUpTakenBy !== null && (
          <span className="soft">{say('followUpTakenBy', { name: task.followUpTakenBy })}</span>
        )}
        {task.pause === null && <TaskClock task={task} />}
        <Missed clocks={task.missed} />
        <TaskPause task={task} />
        {CANCELLABLE.includes(task.state) && (
          <Button size="small" type="text" danger onClick={() => setCancelling(true)}>
            {say('cancel')}
          </Button>
        )}
      </div>
      <div className="soft task-why">
        {task.number}
        {task.round > 1 && <> · {say('round', { round: task.round })}</>}
        {task.choice !== null && <> · {task.choice.reason[language]}</>}
        {task.closedReason !== null && <> · {task.closedReason}</>}
      </div>
      <KeptCounts choice={task.choice} />
      {isCancelling && <CancelTask task={task} onClose={() => setCancelling(false)} />}
    </li>
  )
}

/** How many could have been sent when it was given; a choice of before these were kept tells none. */
function KeptCounts({ choice }: Pick<Task, 'choice'>) {
  if (choice === null || choice.eligible === null || choice.notEligible === null) return null
  return <NotEligible eligible={choice.eligible} counts={choice.notEligible} />
}

function TaskPause({ task }: { readonly task: Task }) {
  const { id, pause } = task
  const word = clockOf(task)?.word
  const clock = word === undefined || word === 'notBefore' ? null : word === 'followUp' ? 'follow_up' : word
  if (clock === null && pause === null) return null
  return <PauseControl of={{ kind: 'task', id, clock: clock ?? 'accept', pause }} canPause={clock !== null} />
}

function TaskClock({ task }: { readonly task: Task }) {
  const say = useSay(words)
  const clock = clockOf(task)
  if (clock === null) return null
  if (clock.word === 'notBefore')
    return (
      <span className="task-clock">
        {say('notBefore')} <Moment at={clock.at} />
      </span>
    )
  return (
    <span className="task-clock">
      {say(clock.word)} <Clock to={clock.at} label={say(clock.word)} />
    </span>
  )
}

type ClockWord = 'accept' | 'arrive' | 'report' | 'followUp' | 'notBefore'

function clockOf(task: Task): { readonly word: ClockWord; readonly at: string } | null {
  const clocks: Readonly<Record<string, readonly [ClockWord, string | null]>> = {
    queued: ['notBefore', task.notBefore],
    assigned: ['accept', task.acceptBy],
    accepted: ['arrive', task.arriveBy],
    arrived: ['report', task.reportBy],
    reported: ['followUp', task.followUpBy],
  }
  const [word, at] = clocks[task.state] ?? []
  return word === undefined || at === undefined || at === null ? null : { word, at }
}

function CancelTask({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const say = useSay(words)
  const cancel = useWrite(
    (reason: string) =>
      api.POST('/v1/tasks/{id}/cancel', { params: { path: { id: task.id } }, body: { reason } }),
    { onDone: onClose, done: say('cancelled') },
  )
  return (
    <ReasonDialog
      title={say('cancelTitle', { number: task.number })}
      effect={say('cancelEffect')}
      action={say('cancel')}
      isDangerous
      isRunning={cancel.isRunning}
      onCancel={onClose}
      onConfirm={cancel.run}
    />
  )
}
