import { Button, Form, Input, Segmented } from 'antd'
import { api, type Body } from '../../../../api/client'
import { useWrite } from '../../../../api/query'
import { useSay } from '../../../../language/language'
import { contactWords } from './words'

type Sent = Body<'/v1/warnings/{id}/contacts', 'post'>
const kinds = ['relative', 'employer', 'community'] as const satisfies Sent['kind'][]

interface Typed {
  readonly kind: Sent['kind']
  readonly name?: string
  readonly relation?: string
  readonly phone?: string
}

/** Whoever the person, the employer or the register has named. */
export function NewContact({ warningId }: { readonly warningId: string }) {
  const say = useSay(contactWords)
  const [form] = Form.useForm<Typed>()
  const add = useWrite(
    (body: Sent) => api.POST('/v1/warnings/{id}/contacts', { params: { path: { id: warningId } }, body }),
    { onDone: () => form.resetFields() },
  )
  const given = (name: 'name' | 'relation', text: string | undefined) =>
    text === undefined || text.trim() === '' ? {} : { [name]: text }
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      initialValues={{ kind: kinds[0] }}
      onFinish={({ kind, name, relation, phone }) =>
        add.run({ kind, ...given('name', name), ...given('relation', relation), phone: phone ?? '' })
      }
    >
      <Form.Item name="kind" label={say('kind')}>
        <Segmented options={kinds.map((value) => ({ value, label: say(value) }))} />
      </Form.Item>
      <Form.Item name="relation" label={say('relation')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="name" label={say('name')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={say('phone')} rules={[{ required: true, message: say('phoneWrong') }]}>
        <Input maxLength={40} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={add.isRunning}>
        {say('add')}
      </Button>
    </Form>
  )
}
