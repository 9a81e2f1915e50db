import { Button, Checkbox, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { api, type Answer, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useCode, useSay } from '../../../language/language'
import { useFocusFirst } from '../../../parts/use-focus-first'
import { CopyButton } from '../../../parts/copy-button'
import { FormDrawer } from '../parts/form-drawer'
import { searchable, useBankOptions } from '../parts/lookups'
import { adminWords } from '../words'
import { keyWords } from './words'

type Wanted = Body<'/v1/api-keys', 'post'>
type Made = Answer<'/v1/api-keys', 'post'>

const signalTypes = ['transaction', 'call', 'message', 'report'] as const

export function AddKey({ onClose }: { readonly onClose: () => void }) {
  const say = useSay(keyWords)
  const first = useFocusFirst()
  const sayAdmin = useSay(adminWords)
  const sayCode = useCode()
  const banks = useBankOptions('code')
  const [made, setMade] = useState<Made | null>(null)
  const write = useWrite((body: Wanted) => api.POST('/v1/api-keys', { body }), {
    onDone: setMade,
    outdates: [['api-keys']],
    isQuiet: true,
  })
  const needed = [{ required: true, message: sayAdmin('required') }]
  if (made !== null) return <MadeKey made={made} onClose={onClose} />
  return (
    <FormDrawer<Wanted>
      title={say('add')}
      initial={{ signalTypes: ['transaction'] }}
      action={say('create')}
      isRunning={write.isRunning}
      refusal={write.refusal}
      onClose={onClose}
      onSubmit={({ bankCode, webhookUrl, ...wanted }) => {
        const url = webhookUrl?.trim() ?? ''
        write.run({ ...wanted, bankCode: bankCode ?? null, webhookUrl: url === '' ? null : url })
      }}
    >
      <Form.Item<Wanted> name="source" label={say('source')} extra={say('sourceHelp')} rules={needed}>
        <Input maxLength={100} ref={first} autoComplete="off" />
      </Form.Item>
      <Form.Item<Wanted> name="label" label={say('label')} rules={needed}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item<Wanted> name="signalTypes" label={say('types')} rules={needed}>
        <Checkbox.Group options={signalTypes.map((value) => ({ value, label: sayCode(value) }))} />
      </Form.Item>
      <Form.Item<Wanted> name="bankCode" label={say('bank')} extra={say('bankHelp')}>
        <Select allowClear {...searchable} options={banks} />
      </Form.Item>
      <Form.Item<Wanted> name="webhookUrl" label={say('webhook')} extra={say('webhookHelp')}>
        <Input type="url" maxLength={500} autoComplete="off" />
      </Form.Item>
    </FormDrawer>
  )
}

/** Shown once: it is not closed by a slip of the hand. */
function MadeKey({ made, onClose }: { readonly made: Made; readonly onClose: () => void }) {
  const say = useSay(keyWords)
  return (
    <Modal
      open
      title={say('madeTitle')}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={600}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('kept')}
        </Button>
      }
    >
      <p>{say('madeAbout', { source: made.source })}</p>
      <strong>{say('key')}</strong>
      <div className="admin-secret">
        <span data-testid="api-key">{made.key}</span>
        <CopyButton text={made.key} what={say('key')} />
      </div>
      {made.webhookSecret !== null && (
        <>
          <strong>{say('secret')}</strong>
          <div className="admin-secret">
            <span>{made.webhookSecret}</span>
            <CopyButton text={made.webhookSecret} what={say('secret')} />
          </div>
        </>
      )}
    </Modal>
  )
}
