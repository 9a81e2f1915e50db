import { Form, Input } from 'antd'
import { api, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { useFocusFirst } from '../../../parts/use-focus-first'
import { FormDrawer } from '../parts/form-drawer'
import { adminWords } from '../words'
import { LimitFields } from './limit-fields'
import { bankWords } from './words'

type NewBank = Body<'/v1/banks', 'post'>

const CODE = /^[A-Z][A-Z0-9_-]{1,31}$/

export function AddBank({ onClose }: { readonly onClose: () => void }) {
  const say = useSay(bankWords)
  const first = useFocusFirst()
  const sayAdmin = useSay(adminWords)
  const write = useWrite((body: NewBank) => api.POST('/v1/banks', { body }), {
    done: say('added'),
    onDone: onClose,
    outdates: [['bank-settings'], ['banks']],
    isQuiet: true,
  })
  return (
    <FormDrawer<NewBank>
      title={say('add')}
      initial={{}}
      action={say('create')}
      isRunning={write.isRunning}
      refusal={write.refusal}
      onClose={onClose}
      onSubmit={write.run}
    >
      <Form.Item<NewBank>
        name="code"
        label={say('code')}
        extra={say('codeHelp')}
        rules={[
          { required: true, message: sayAdmin('required') },
          { pattern: CODE, message: say('codeWrong') },
        ]}
      >
        <Input maxLength={32} ref={first} autoComplete="off" />
      </Form.Item>
      <LimitFields />
    </FormDrawer>
  )
}
