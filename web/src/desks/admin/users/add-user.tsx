import { Form, Input } from 'antd'
import { useState } from 'react'
import { api, type Answer, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { useFocusFirst } from '../../../parts/use-focus-first'
import { FormDrawer } from '../parts/form-drawer'
import { adminWords } from '../words'
import { OneTimePassword } from './one-time-password'
import { scopeOf, UserFields, type UserValues } from './user-fields'
import { userWords } from './words'

interface NewUserValues extends UserValues {
  readonly username: string
}

/** The password is made by the service and shown once. */
export function AddUser({ onClose }: { readonly onClose: () => void }) {
  const say = useSay(userWords)
  const first = useFocusFirst()
  const sayAdmin = useSay(adminWords)
  const [added, setAdded] = useState<Answer<'/v1/users', 'post'> | null>(null)
  const write = useWrite((body: Body<'/v1/users', 'post'>) => api.POST('/v1/users', { body }), {
    onDone: setAdded,
    outdates: [['users']],
    isQuiet: true,
  })
  const made = added?.oneTimePassword ?? null
  if (added !== null && made !== null)
    return <OneTimePassword name={added.displayName} made={made} onClose={onClose} />
  return (
    <FormDrawer<NewUserValues>
      title={say('add')}
      initial={{ role: 'operator', textLanguage: 'zh' }}
      action={say('create')}
      isRunning={write.isRunning}
      refusal={write.refusal}
      onClose={onClose}
      onSubmit={(values) => {
        const { username, displayName, role, phone, textLanguage } = values
        const typed = phone?.trim() ?? ''
        write.run({
          username,
          displayName,
          role,
          ...scopeOf(values),
          password: null,
          phone: typed === '' ? null : typed,
          textLanguage,
        })
      }}
    >
      <Form.Item<NewUserValues>
        name="username"
        label={say('username')}
        extra={say('usernameHelp')}
        rules={[{ required: true, message: sayAdmin('required') }]}
      >
        <Input maxLength={64} ref={first} autoComplete="off" />
      </Form.Item>
      <UserFields />
    </FormDrawer>
  )
}
