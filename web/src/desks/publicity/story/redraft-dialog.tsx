import { Modal, Segmented } from 'antd'
import { useState } from 'react'
import { useSay } from '../../../language/language'
import { voiceWords } from './consent-words'
import type { Acts } from './use-acts'
import type { Story } from './use-story'
import { storyWords } from './words'

export type Voice = Story['voice']
const voices = ['notice', 'article', 'lessons'] as const satisfies readonly Voice[]

interface DialogProps {
  readonly story: Story
  readonly act: Acts['redraft']
  readonly onClose: () => void
}

/** Has the story written anew, in the voice that is wanted. Mount it to open it. */
export function RedraftDialog({ story, act, onClose }: DialogProps) {
  const say = useSay(storyWords)
  const sayVoice = useSay(voiceWords)
  const [voice, setVoice] = useState<Voice>(story.voice)
  const redraft = async (): Promise<void> => {
    if ((await act.send(voice)) !== null) onClose()
  }
  return (
    <Modal
      open
      title={say('redraftTitle')}
      okText={say('redraft')}
      cancelText={say('cancel')}
      okButtonProps={{ danger: true, loading: act.isRunning }}
      onOk={() => void redraft()}
      onCancel={onClose}
    >
      <p>{say('redraftAbout')}</p>
      <Segmented<Voice>
        aria-label={sayVoice('voice')}
        value={voice}
        onChange={setVoice}
        options={voices.map((value) => ({ value, label: sayVoice(value) }))}
      />
      <p className="soft">
        {sayVoice('phrases', { who: story.phrases.reviewedBy, day: story.phrases.reviewedOn })}
      </p>
    </Modal>
  )
}
