import { Button, Card, Descriptions, Flex, Space, Switch } from 'antd'
import { useState } from 'react'
import { post, put } from '../api'
import { useSpeech } from '../language'
import { Code, Countdown, Loaded } from '../parts/show'
import { useAction } from '../parts/use-action'
import { useResource } from '../parts/use-resource'
import type { Page, Task, TaskDetail } from '../types'
import { VisitForm } from './visit-form'

/** 警员: the own tasks on a phone; accept, arrive, report. */
export default function OfficerDesk() {
  const { say } = useSpeech()
  const tasks = useResource<Page<Task>>('/v1/tasks?state=assigned,accepted,arrived', ['task'])
  return (
    <Flex vertical gap={16} style={{ maxWidth: 720, margin: '0 auto' }}>
      <Duty />
      <Loaded resource={tasks}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{say('nothing')}</p>
          ) : (
            items.map((task) => <TaskCard key={task.id} id={task.id} onDone={tasks.reload} />)
          )
        }
      </Loaded>
    </Flex>
  )
}

function Duty() {
  const { say } = useSpeech()
  const me = useResource<{ isOnDuty: boolean; stationName: string; badge: string }>('/v1/officers/me')
  const { isRunning, run } = useAction(me.reload)
  return (
    <Loaded resource={me}>
      {({ isOnDuty, stationName, badge }) => (
        <Space>
          <Switch
            checked={isOnDuty}
            loading={isRunning}
            aria-label={say('onDuty')}
            onChange={(onDuty) => run(() => put('/v1/officers/me/duty', { onDuty }))}
          />
          {say('onDuty')}
          <span className="soft">{`${stationName} · ${badge}`}</span>
        </Space>
      )}
    </Loaded>
  )
}

function TaskCard({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { say } = useSpeech()
  const task = useResource<TaskDetail>(`/v1/tasks/${id}`, ['task'])
  const [isReporting, setReporting] = useState(false)
  const done = (): void => {
    task.reload()
    onDone()
  }
  const { isRunning, run } = useAction(done)
  const move = (name: 'accept' | 'arrive') => () => run(() => post(`/v1/tasks/${id}/${name}`))
  return (
    <Loaded resource={task}>
      {(data) => (
        <Card
          title={data.number}
          extra={
            <>
              <Code code={data.level} />
              <Code code={data.state} />
            </>
          }
        >
          <Flex vertical gap={12}>
            <TaskFacts task={data} />
            <Space wrap>
              {data.state === 'assigned' && (
                <Button type="primary" size="large" loading={isRunning} onClick={move('accept')}>
                  {say('accept')}
                </Button>
              )}
              {data.state === 'accepted' && (
                <Button type="primary" size="large" loading={isRunning} onClick={move('arrive')}>
                  {say('arrive')}
                </Button>
              )}
              {data.state === 'arrived' && !isReporting && (
                <Button type="primary" size="large" onClick={() => setReporting(true)}>
                  {say('report')}
                </Button>
              )}
            </Space>
            {data.state !== 'assigned' && <FirstWords task={data} />}
            {data.state === 'arrived' && isReporting && <VisitForm taskId={id} onDone={done} />}
          </Flex>
        </Card>
      )}
    </Loaded>
  )
}

function FirstWords({ task }: { readonly task: TaskDetail }) {
  const { language, say } = useSpeech()
  return (
    <div>
      <span className="soft">{say('firstWords')}</span>
      <ol>
        {task.firstWords[language].map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ol>
    </div>
  )
}

function TaskFacts({ task }: { readonly task: TaskDetail }) {
  const { language, say } = useSpeech()
  const due = { assigned: task.acceptBy, accepted: task.arriveBy, arrived: task.reportBy }
  const clock = Object.entries(due).find(([state]) => state === task.state)?.[1] ?? null
  const { opened, person } = task
  return (
    <Descriptions
      size="small"
      column={1}
      items={[
        { key: 'clock', label: say('clock'), children: <Countdown to={clock} /> },
        { key: 'typology', label: say('typology'), children: <Code code={task.typology} /> },
        { key: 'person', label: say('person'), children: opened?.name ?? person.name ?? '–' },
        {
          key: 'phone',
          label: say('phone'),
          children: opened === null ? (person.phone ?? '–') : opened.phones.join(' · '),
        },
        {
          key: 'address',
          label: say('address'),
          children: opened?.address ?? opened?.organisation?.address ?? '–',
        },
        ...(task.choice === null
          ? []
          : [{ key: 'why', label: say('why'), children: task.choice.reason[language] }]),
      ]}
    />
  )
}
