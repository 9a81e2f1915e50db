import { Button, Flex, Form, Input, Space, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { post } from '../api'
import { useSpeech } from '../language'
import { useUser } from '../session/use-session'
import { clockTime, Code, Loaded } from '../parts/show'
import { useAction } from '../parts/use-action'
import { useResource } from '../parts/use-resource'
import type { Page, Story, StorySummary } from '../types'
import { StoryDesk } from './story-desk'

/** 宣传: stories from draft to release, each by two persons; nobody's identity is here. */
export default function PublicityDesk() {
  const user = useUser()
  const { say } = useSpeech()
  const stories = useResource<Page<StorySummary>>('/v1/stories', ['story'])
  const [chosen, setChosen] = useState<string | null>(null)
  const columns: TableColumnsType<StorySummary> = [
    { title: say('state'), dataIndex: 'state', render: (state: string) => <Code code={state} /> },
    { title: say('storyTitle'), dataIndex: 'title' },
    { title: say('number'), dataIndex: 'warningNumber' },
    { title: say('findings'), dataIndex: 'findingCount', render: (count: number | null) => count ?? '–' },
    { title: say('time'), dataIndex: 'updatedAt', render: clockTime },
  ]
  return (
    <Flex vertical gap={16}>
      {user.role === 'publicity' && <Draft onDone={stories.reload} />}
      <Loaded resource={stories}>
        {({ items }) => (
          <Table
            aria-label={say('stories')}
            rowKey="id"
            scroll={{ x: 'max-content' }}
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            columns={columns}
            dataSource={items}
            onRow={({ id }) => ({ onClick: () => setChosen(id), style: { cursor: 'pointer' } })}
            locale={{ emptyText: say('nothing') }}
          />
        )}
      </Loaded>
      {chosen !== null && <StoryDesk key={chosen} id={chosen} user={user} onClose={() => setChosen(null)} />}
    </Flex>
  )
}

function Draft({ onDone }: { readonly onDone: () => void }) {
  const { say } = useSpeech()
  const { isRunning, run } = useAction(onDone)
  const [form] = Form.useForm<{ warningNumber: string }>()
  const draft = async (warningNumber: string): Promise<void> => {
    await post<Story>('/v1/stories', { warningNumber: warningNumber.trim() })
    form.resetFields()
  }
  return (
    <Form form={form} layout="inline" onFinish={({ warningNumber }) => run(() => draft(warningNumber))}>
      <Space wrap>
        <Form.Item name="warningNumber" noStyle rules={[{ required: true, message: '' }]}>
          <Input placeholder="YJ20230223-000001" aria-label={say('number')} />
        </Form.Item>
        <Button htmlType="submit" loading={isRunning}>
          {say('draftStory')}
        </Button>
      </Space>
    </Form>
  )
}
