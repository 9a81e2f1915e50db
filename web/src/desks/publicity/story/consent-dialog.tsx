import { Form, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { consentWords } from './consent-words'
import { useReadAnew, type Consents } from './consents-panel'

const ways = ['written', 'spoken', 'message'] as const
type Way = (typeof ways)[number]
const VICTIM = 'victim'

interface DialogProps {
  readonly storyId: string
  readonly consents: Consents
  readonly onClose: () => void
}

/** Whose consent, and how it was given: now, since it is written down when it is given. Mount it to open it. */
export function ConsentDialog({ storyId, consents, onClose }: DialogProps) {
  const say = useSay(consentWords)
  const readAnew = useReadAnew(storyId)
  const options = useOptions(consents)
  const [whose, setWhose] = useState(VICTIM)
  const [how, setHow] = useState<Way>('written')
  const give = useWrite(
    (_: null) => {
      const named = consents.nameable.find(({ id }) => id === whose)
      const whom =
        named === undefined ? { kind: 'victim' as const } : { kind: named.kind, subjectId: named.id }
      return api.POST('/v1/stories/{id}/consents', {
        params: { path: { id: storyId } },
        body: { ...whom, how },
      })
    },
    {
      onDone: () => {
        readAnew()
        onClose()
      },
    },
  )
  return (
    <Modal
      open
      title={say('give')}
      okText={say('give')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: give.isRunning }}
      onOk={() => give.run(null)}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={say('whose')} htmlFor="consent-whose">
          <Select id="consent-whose" value={whose} options={options} onChange={setWhose} />
        </Form.Item>
        <Form.Item label={say('how')}>
          <Segmented<Way>
            aria-label={say('how')}
            value={how}
            onChange={setHow}
            options={ways.map((value) => ({ value, label: say(value) }))}
          />
        </Form.Item>
      </Form>
      <p className="soft">{say('paper')}</p>
    </Modal>
  )
}

function useOptions({ nameable }: Consents) {
  const say = useSay(consentWords)
  return [
    { value: VICTIM, label: say('victim') },
    ...nameable.map(({ id, kind, name }) => ({ value: id, label: `${say(kind)} ${name}` })),
  ]
}
