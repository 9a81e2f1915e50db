import { App, Button } from 'antd'
import { useState } from 'react'
import { useSay } from '../../../language/language'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { RedraftDialog } from './redraft-dialog'
import type { DeskState } from './use-desk'
import { isOpen, type Story } from './use-story'
import { storyWords } from './words'

interface ActsProps {
  readonly story: Story
  readonly desk: DeskState
}

/** What cannot be taken back with a click: each asks first. */
export function StoryActs({ story, desk: { acts, isEditor } }: ActsProps) {
  const say = useSay(storyWords)
  const { modal } = App.useApp()
  const [isWithdrawing, setWithdrawing] = useState(false)
  const [isRedrafting, setRedrafting] = useState(false)
  const discard = (): void =>
    void modal.confirm({
      title: say('discardTitle'),
      content: say('discardAbout'),
      okText: say('discard'),
      cancelText: say('cancel'),
      okButtonProps: { danger: true },
      onOk: () => acts.discard.send(null),
    })
  return (
    <div className="pub-acts">
      {story.state === 'released' && (
        <a href={`/stories/${story.slug}`} target="_blank" rel="noreferrer">
          {say('inPublic')}
        </a>
      )}
      {isEditor && isOpen(story) && (
        <>
          <Button onClick={() => setRedrafting(true)}>{say('redraft')}</Button>
          <Button danger onClick={discard}>
            {say('discard')}
          </Button>
        </>
      )}
      {story.state === 'released' && (
        <Button danger onClick={() => setWithdrawing(true)}>
          {say('withdraw')}
        </Button>
      )}
      {isRedrafting && (
        <RedraftDialog story={story} act={acts.redraft} onClose={() => setRedrafting(false)} />
      )}
      {isWithdrawing && <Withdrawal acts={acts} onClose={() => setWithdrawing(false)} />}
    </div>
  )
}

function Withdrawal({ acts, onClose }: { readonly acts: DeskState['acts']; readonly onClose: () => void }) {
  const say = useSay(storyWords)
  const withdraw = async (reason: string): Promise<void> => {
    if ((await acts.withdraw.send(reason)) !== null) onClose()
  }
  return (
    <ReasonDialog
      title={say('withdrawTitle')}
      effect={say('withdrawAbout')}
      action={say('withdraw')}
      isDangerous
      isRunning={acts.withdraw.isRunning}
      onCancel={onClose}
      onConfirm={(reason) => void withdraw(reason)}
    />
  )
}
