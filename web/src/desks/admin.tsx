import { Button, Table, Tabs, type TableColumnsType } from 'antd'
import { post } from '../api'
import { useSpeech } from '../language'
import { clockTime, Code, Loaded } from '../parts/show'
import { useAction } from '../parts/use-action'
import { useResource } from '../parts/use-resource'
import type { DeadLetter, Notification, Page } from '../types'

/** 管理: what could not be handled, and what would have been texted. */
export default function AdminDesk() {
  const { say } = useSpeech()
  return (
    <Tabs
      items={[
        { key: 'dead-letters', label: say('deadLetters'), children: <DeadLetters /> },
        { key: 'notifications', label: say('notifications'), children: <Notifications /> },
      ]}
    />
  )
}

function DeadLetters() {
  const { say } = useSpeech()
  const letters = useResource<Page<DeadLetter>>('/v1/dead-letters')
  const { isRunning, run } = useAction(letters.reload)
  const columns: TableColumnsType<DeadLetter> = [
    { title: '#', dataIndex: 'id' },
    { title: say('event'), dataIndex: 'event' },
    { title: say('error'), dataIndex: 'lastError' },
    { title: say('time'), dataIndex: 'deadAt', render: clockTime },
    {
      title: '',
      render: (_, { id }) => (
        <Button
          size="small"
          loading={isRunning}
          onClick={() => run(() => post(`/v1/dead-letters/${id}/resend`))}
        >
          {say('resend')}
        </Button>
      ),
    },
  ]
  return (
    <Loaded resource={letters}>
      {({ items }) => (
        <Table rowKey="id" columns={columns} dataSource={items} locale={{ emptyText: say('nothing') }} />
      )}
    </Loaded>
  )
}

function Notifications() {
  const { language, say } = useSpeech()
  const notifications = useResource<Page<Notification>>('/v1/notifications', ['warning', 'task', 'stop'])
  const columns: TableColumnsType<Notification> = [
    { title: say('time'), dataIndex: 'createdAt', render: clockTime },
    { title: say('channel'), dataIndex: 'channel', render: (channel: string) => <Code code={channel} /> },
    { title: say('text'), render: (_, { text }) => text[language] },
    { title: say('state'), dataIndex: 'state', render: (state: string) => <Code code={state} /> },
  ]
  return (
    <Loaded resource={notifications}>
      {({ items }) => (
        <Table rowKey="id" columns={columns} dataSource={items} locale={{ emptyText: say('nothing') }} />
      )}
    </Loaded>
  )
}
