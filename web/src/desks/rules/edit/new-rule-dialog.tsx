import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useSay } from '../../../language/language'
import { useFocusFirst } from '../../../parts/use-focus-first'
import { editWords } from './words'

const ID = /^[a-z][a-z-]*\.[a-z0-9-]+$/

/** "payer.night-large" is kept as payer/night-large.yaml. */
export const pathOfRule = (id: string): string => `${id.replace('.', '/')}.yaml`

interface NewRuleProps {
  /** Ids and paths that there are. */
  readonly taken: ReadonlySet<string>
  readonly onMake: (id: string) => void
  readonly onClose: () => void
}

export function NewRuleDialog({ taken, onMake, onClose }: NewRuleProps) {
  const say = useSay(editWords)
  const first = useFocusFirst()
  const [id, setId] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const make = (): void => {
    const text = id.trim()
    const wrong = !ID.test(text)
      ? say('newIdWrong')
      : taken.has(text) || taken.has(pathOfRule(text))
        ? say('newIdTaken')
        : null
    setProblem(wrong)
    if (wrong === null) onMake(text)
  }
  return (
    <Modal
      open
      title={say('newRule')}
      okText={say('create')}
      cancelText={say('cancel')}
      onOk={make}
      onCancel={onClose}
    >
      <p>{say('newRuleAbout')}</p>
      <Form layout="vertical" onFinish={make}>
        <Form.Item
          label={say('newId')}
          htmlFor="new-rule"
          validateStatus={problem === null ? '' : 'error'}
          help={problem}
          extra={say('newIdHelp')}
        >
          <Input
            id="new-rule"
            ref={first}
            className="rules-mono"
            maxLength={80}
            value={id}
            onChange={({ target }) => setId(target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
