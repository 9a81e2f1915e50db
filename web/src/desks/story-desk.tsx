import { Alert, Button, Descriptions, Drawer, Flex, Form, Input, Space, Tag } from 'antd'
import { useState } from 'react'
import { put } from '../api'
import { useSpeech } from '../language'
import { Code, Loaded } from '../parts/show'
import { useAction } from '../parts/use-action'
import { useResource } from '../parts/use-resource'
import type { Finding, Story, User } from '../types'
import { StorySteps } from './story-steps'

/** One story: its facts, its text with what the leak check found, and the steps to the public. */
export function StoryDesk({
  id,
  user,
  onClose,
}: {
  readonly id: string
  readonly user: User
  readonly onClose: () => void
}) {
  const { say } = useSpeech()
  const story = useResource<Story>(`/v1/stories/${id}`, ['story'])
  const [isEditing, setEditing] = useState(false)
  const edited = (): void => {
    setEditing(false)
    story.reload()
  }
  return (
    <Drawer open onClose={onClose} title={say('stories')} size={860}>
      <Loaded resource={story}>
        {(data) => (
          <Flex vertical gap={16}>
            <Space wrap>
              <Code code={data.state} />
              <span className="soft">{`${data.warningNumber} · r${data.revision}`}</span>
              {data.state === 'released' && (
                <a href={`/stories/${data.slug}`} target="_blank" rel="noreferrer">
                  {say('readInPublic')}
                </a>
              )}
            </Space>
            <StorySteps story={data} user={user} onEdit={() => setEditing(true)} onDone={story.reload} />
            <Verdict story={data} />
            {isEditing ? <Editor story={data} onDone={edited} /> : <Text story={data} />}
            <Facts story={data} />
          </Flex>
        )}
      </Loaded>
    </Drawer>
  )
}

function Text({ story }: { readonly story: Story }) {
  return (
    <article>
      <h2 className="story-text">
        <Marked text={story.title} findings={inField(story, 'title')} />
      </h2>
      <div className="story-text">
        <Marked text={story.body} findings={inField(story, 'body')} />
      </div>
    </article>
  )
}

function Editor({ story, onDone }: { readonly story: Story; readonly onDone: () => void }) {
  const { say } = useSpeech()
  const { isRunning, run } = useAction(onDone)
  const save = (text: { title: string; body: string }): void =>
    run(() => put(`/v1/stories/${story.id}`, { ...text, revision: story.revision }))
  return (
    <Form layout="vertical" initialValues={{ title: story.title, body: story.body }} onFinish={save}>
      <Form.Item label={say('storyTitle')} name="title" rules={[{ required: true, message: '' }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item label={say('storyBody')} name="body" rules={[{ required: true, message: '' }]}>
        <Input.TextArea autoSize={{ minRows: 12 }} />
      </Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={isRunning}>
          {say('save')}
        </Button>
        <Button onClick={onDone}>{say('close')}</Button>
      </Space>
    </Form>
  )
}

function Verdict({ story }: { readonly story: Story }) {
  const { say } = useSpeech()
  const { findings } = story
  if (findings === null) return <Alert type="warning" title={say('unchecked')} />
  if (findings.length === 0) return <Alert type="success" title={say('clean')} />
  const kinds = [...new Set(findings.map(({ kind }) => kind))]
  return (
    <Alert
      type="error"
      title={`${say('findings')}: ${findings.length}`}
      description={kinds.map((kind) => (
        <Tag key={kind}>{kind}</Tag>
      ))}
    />
  )
}

const inField = ({ findings }: Story, field: Finding['field']): Finding[] =>
  (findings ?? []).filter((finding) => finding.field === field)

/** The text with the places of the findings marked; nothing of it is ever markup. */
function Marked({ text, findings }: { readonly text: string; readonly findings: readonly Finding[] }) {
  const edges = [...new Set([0, text.length, ...findings.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  )
  return edges.slice(0, -1).map((start, index) => {
    const part = text.slice(start, edges[index + 1])
    const isFound = findings.some((finding) => finding.start <= start && start < finding.end)
    return isFound ? <mark key={start}>{part}</mark> : <span key={start}>{part}</span>
  })
}

function Facts({ story }: { readonly story: Story }) {
  const { language, say } = useSpeech()
  const { facts } = story
  const money = Object.entries(facts.money).flatMap(([kind, sum]) =>
    sum === null ? [] : [`${kind} ${sum[language]}`],
  )
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      title={say('facts')}
      items={[
        { key: 'typology', label: say('typology'), children: <Code code={facts.typology} /> },
        { key: 'person', label: say('person'), children: `${facts.person[language]} (${facts.role})` },
        {
          key: 'time',
          label: say('time'),
          children: `${facts.year}-${facts.month === null ? `Q${facts.quarter}` : facts.month}`,
        },
        { key: 'atRisk', label: say('atRisk'), children: facts.attempted?.[language] ?? '–' },
        { key: 'money', label: say('amount'), children: money.join(' · ') },
        { key: 'widened', label: 'k', children: facts.widened.join(' · ') },
      ]}
    />
  )
}
