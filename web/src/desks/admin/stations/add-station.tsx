import { Form, Input } from 'antd'
import { api, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { useFocusFirst } from '../../../parts/use-focus-first'
import { FormDrawer } from '../parts/form-drawer'
import { adminWords } from '../words'
import { StationFields } from './station-fields'
import { stationWords } from './words'

type NewStation = Body<'/v1/stations', 'post'>

const CODE = /^[0-9A-Za-z][0-9A-Za-z_-]{0,31}$/

export function AddStation({ onClose }: { readonly onClose: () => void }) {
  const say = useSay(stationWords)
  const first = useFocusFirst()
  const sayAdmin = useSay(adminWords)
  const write = useWrite((body: NewStation) => api.POST('/v1/stations', { body }), {
    done: say('added'),
    onDone: onClose,
    outdates: [['stations'], ['station-loads']],
    isQuiet: true,
  })
  return (
    <FormDrawer<NewStation>
      title={say('add')}
      initial={{}}
      action={say('create')}
      isRunning={write.isRunning}
      refusal={write.refusal}
      onClose={onClose}
      onSubmit={write.run}
      width={560}
    >
      <Form.Item<NewStation>
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
      <StationFields />
    </FormDrawer>
  )
}
