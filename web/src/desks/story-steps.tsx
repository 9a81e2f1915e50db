import { Button, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { post } from '../api'
import { useSpeech } from '../language'
import { useAction } from '../parts/use-action'
import type { Story, User } from '../types'

/** What may be done with the story now, and by this person. */
export function StorySteps({
  story,
  user,
  onEdit,
  onDone,
}: {
  readonly story: Story
  readonly user: User
  readonly onEdit: () => void
  readonly onDone: () => void
}) {
  const { say } = useSpeech()
  const { isRunning, run } = useAction(onDone)
  const step = (name: string) => () => run(() => post(`/v1/stories/${story.id}/${name}`))
  const isEditor = user.role === 'publicity'
  const isOpen = ['drafted', 'checked', 'approved'].includes(story.state)
  return (
    <Space wrap>
      {isEditor && isOpen && (
        <>
          <Button onClick={onEdit}>{say('edit')}</Button>
          <Button loading={isRunning} disabled={story.state === 'approved'} onClick={step('check')}>
            {say('check')}
          </Button>
        </>
      )}
      {isOpen && <Vouch story={story} user={user} isRunning={isRunning} step={step} />}
      {isEditor && isOpen && (
        <Button danger loading={isRunning} onClick={step('discard')}>
          {say('discard')}
        </Button>
      )}
      {story.state === 'released' && <Withdraw id={story.id} onDone={onDone} />}
    </Space>
  )
}

interface Vouching {
  readonly story: Story
  readonly user: User
  readonly isRunning: boolean
  readonly step: (name: string) => () => void
}

/** The two persons: not who wrote the wording, then not who approved it. */
function Vouch({ story, user, isRunning, step }: Vouching) {
  const { say } = useSpeech()
  return (
    <Space>
      <Button
        type="primary"
        loading={isRunning}
        disabled={story.state !== 'checked' || story.editedBy?.id === user.id}
        onClick={step('approve')}
      >
        {say('approve')}
      </Button>
      <Button
        type="primary"
        loading={isRunning}
        disabled={story.state !== 'approved' || story.approvedBy?.id === user.id}
        onClick={step('release')}
      >
        {say('release')}
      </Button>
    </Space>
  )
}

function Withdraw({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { say } = useSpeech()
  const [reason, setReason] = useState<string | null>(null)
  const { isRunning, run } = useAction(() => {
    setReason(null)
    onDone()
  })
  return (
    <>
      <Button danger onClick={() => setReason('')}>
        {say('withdraw')}
      </Button>
      <Modal
        open={reason !== null}
        title={say('withdraw')}
        okText={say('withdraw')}
        okButtonProps={{ danger: true, loading: isRunning, disabled: (reason ?? '').trim().length < 2 }}
        cancelText={say('close')}
        onCancel={() => setReason(null)}
        onOk={() => run(() => post(`/v1/stories/${id}/withdraw`, { reason }))}
      >
        <Input
          aria-label={say('reason')}
          placeholder={say('reason')}
          value={reason ?? ''}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </>
  )
}
