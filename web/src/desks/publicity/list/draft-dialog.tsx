import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api, type Refusal } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useCode, useSay } from '../../../language/language'
import { useFocusFirst } from '../../../parts/use-focus-first'
import { addressOf } from '../address'
import { listWords } from './words'

const FIELD = {
  id: 'warning-number',
  maxLength: 40,
  placeholder: 'YJ20230223-000001',
} as const

/** Has the story of a confirmed warning drafted, and opens it. Mount it to open it. */
export function DraftDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay(listWords)
  const navigate = useNavigate()
  const whyOf = useWhy()
  const [number, setNumber] = useState('')
  const [isMissing, setMissing] = useState(false)
  const draft = useWrite((warningNumber: string) => api.POST('/v1/stories', { body: { warningNumber } }), {
    isQuiet: true,
    onDone: ({ id }) => void navigate(addressOf(id)),
  })
  const submit = (): void => {
    const written = number.trim()
    setMissing(written === '')
    if (written !== '') draft.run(written)
  }
  const write = (text: string): void => {
    setNumber(text)
    draft.reset()
  }
  const field = { ...FIELD, ref: useFocusFirst() }
  const wrong = isMissing ? say('numberMissing') : whyOf(draft.refusal)
  return (
    <Modal
      open
      title={say('draft')}
      okText={say('draft')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: draft.isRunning }}
      onOk={submit}
      onCancel={onClose}
    >
      <p>{say('draftAbout')}</p>
      <Form layout="vertical" onFinish={submit}>
        <Form.Item
          label={say('number')}
          htmlFor="warning-number"
          validateStatus={wrong === null ? '' : 'error'}
          help={wrong}
        >
          <Input {...field} value={number} onChange={({ target }) => write(target.value)} />
        </Form.Item>
        {/* Enter sends. */}
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}

function useWhy(): (refusal: Refusal | null) => string | null {
  const say = useSay(listWords)
  const sayCode = useCode()
  return (refusal) => {
    switch (refusal?.code) {
      case undefined:
        return null
      case 'not_found':
        return say('numberUnknown')
      case 'illegal_move':
        return say('notConfirmed')
      case 'already_exists':
        return say('hasStory')
      default:
        return sayCode(refusal?.code ?? '', 'problem')
    }
  }
}
