import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { defineWords, useSay, useSpeech } from '../../../language/language'
import { Code, State } from '../../../parts/code'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { Loaded } from '../../../parts/states'
import { Clock, Moment } from '../../../parts/time'
import { Panel } from './panel'
import { useCalls, useTasks, type Calls, type Task, type WarningDetail } from './reads'

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
  notBefore: { zh: '计划于', en: 'planned for' },
  round: { zh: '第 {round} 次指派', en: 'given {round} times' },
  cancel: { zh: '撤销', en: 'Call off' },
  cancelTitle: { zh: '撤销任务 {number}', en: 'Call off task {number}' },
  cancelEffect: { zh: '民警会收到撤销通知，无需前往。', en: 'The officer is told not to go.' },
  cancelled: { zh: '任务已撤销', en: 'The task is called off' },
  calls: { zh: '电话', en: 'Calls' },
  noCalls: { zh: '还没有打过电话', en: 'Nobody has called yet' },
  planned: { zh: '计划电话', en: 'Planned call' },
  cancelCall: { zh: '取消计划', en: 'Cancel the plan' },
  cancelCallEffect: { zh: '到时不再提醒拨打这次电话。', en: 'You will not be reminded of this call.' },
})

/** Who has been sent, with the clocks that run; and the calls to the person, made and planned. */
export function TasksPanel({ warning }: { readonly warning: WarningDetail }) {
  const say = useSay(words)
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
      <h3 className="sub-head">{say('calls')}</h3>
      <Loaded of={calls} rows={1}>
        {(known) => <CallList warningId={warning.id} calls={known} />}
      </Loaded>
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
        <TaskClock task={task} />
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
      {isCancelling && <CancelTask task={task} onClose={() => setCancelling(false)} />}
    </li>
  )
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

function CallList({ warningId, calls }: { readonly warningId: string; readonly calls: Calls }) {
  const say = useSay(words)
  const planned = calls.planned.filter(({ state }) => state === 'planned')
  if (calls.calls.length + planned.length === 0) return <p className="soft">{say('noCalls')}</p>
  return (
    <ul className="call-list">
      {planned.map((plan) => (
        <PlannedCall key={plan.id} warningId={warningId} plan={plan} />
      ))}
      {[...calls.calls].reverse().map(({ id, outcome, calledAt, calledBy }) => (
        <li key={id}>
          <Moment at={calledAt} />{' '}
          <strong className={BLOCKED.includes(outcome) ? 'blocked' : ''}>
            <Code code={outcome} of="call" />
          </strong>{' '}
          <span className="soft">{calledBy}</span>
        </li>
      ))}
    </ul>
  )
}

/** The fraudster is probably on the line. */
const BLOCKED = ['busy', 'hung_up', 'diverted']

function PlannedCall({
  warningId,
  plan,
}: {
  readonly warningId: string
  readonly plan: Calls['planned'][number]
}) {
  const say = useSay(words)
  const [isCancelling, setCancelling] = useState(false)
  const close = (): void => setCancelling(false)
  const cancel = useWrite(
    (reason: string) =>
      api.POST('/v1/warnings/{id}/planned-calls/{callId}/cancel', {
        params: { path: { id: warningId, callId: plan.id } },
        body: { reason },
      }),
    { onDone: close },
  )
  return (
    <li>
      <Moment at={plan.dueAt} /> <strong>{say('planned')}</strong> <Clock to={plan.dueAt} />{' '}
      <span className="soft">
        {plan.reason} · {plan.plannedBy}
      </span>
      <Button size="small" type="text" onClick={() => setCancelling(true)}>
        {say('cancelCall')}
      </Button>
      {isCancelling && (
        <ReasonDialog
          title={say('cancelCall')}
          effect={say('cancelCallEffect')}
          action={say('cancelCall')}
          isRunning={cancel.isRunning}
          onCancel={close}
          onConfirm={cancel.run}
        />
      )}
    </li>
  )
}
