import { Form, Input, InputNumber } from 'antd'
import { useSay } from '../../../language/language'
import { adminWords } from '../words'
import { bankWords } from './words'

/** A stop lasts 48 hours (银发〔2016〕86号): a later answer stops nothing any more. */
const MOST_MINUTES = 2_880

/** What a new bank and a known one have in common. */
export function LimitFields() {
  const say = useSay(bankWords)
  const sayAdmin = useSay(adminWords)
  const needed = [{ required: true, message: sayAdmin('required') }]
  return (
    <>
      <Form.Item name="name" label={say('name')} rules={needed}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="responseLimitMinutes" label={say('limitMinutes')} extra={say('hours')} rules={needed}>
        <InputNumber min={1} max={MOST_MINUTES} precision={0} />
      </Form.Item>
      <Form.Item name="source" label={say('source')} extra={say('sourceHelp')} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  )
}
