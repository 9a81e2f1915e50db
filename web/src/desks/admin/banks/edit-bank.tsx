import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api, type Answer, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { FormDrawer } from '../parts/form-drawer'
import { ifChanged } from '../parts/differs'
import { adminWords } from '../words'
import type { Bank } from './index'
import { LimitFields } from './limit-fields'
import { bankWords } from './words'

interface BankValues {
  readonly name: string
  readonly responseLimitMinutes: number
  readonly source: string
  readonly gatewayUrl: string
  readonly secret?: string
  readonly dutyPhone: string
  readonly headOfficePhone: string
  readonly bic: string
}
type Change = Body<'/v1/banks/{id}', 'patch'>

const valuesOf = (bank: Bank): BankValues => ({
  name: bank.name,
  responseLimitMinutes: bank.responseLimitMinutes,
  source: bank.source,
  gatewayUrl: bank.gatewayUrl ?? '',
  dutyPhone: bank.dutyPhone ?? '',
  headOfficePhone: bank.headOfficePhone ?? '',
  bic: bank.bic ?? '',
})

export function EditBank({ bank, onClose }: { readonly bank: Bank; readonly onClose: () => void }) {
  const say = useSay(bankWords)
  const sayAdmin = useSay(adminWords)
  // What was there when the form was opened: only what differs from it is written.
  const [before] = useState(() => valuesOf(bank))
  const [isUnchanged, setUnchanged] = useState(false)
  const write = useWrite(
    (body: Change) => api.PATCH('/v1/banks/{id}', { params: { path: { id: bank.id } }, body }),
    {
      done: sayAdmin('saved'),
      onDone: onClose,
      outdates: [['bank-settings'], ['banks']],
      isQuiet: true,
    },
  )
  const submit = (values: BankValues): void => {
    const change = changeOf(before, values)
    const isEmpty = Object.keys(change).length === 0
    setUnchanged(isEmpty)
    if (!isEmpty) write.run({ ...change, revision: bank.revision })
  }
  return (
    <FormDrawer<BankValues>
      title={say('edit', { name: bank.name })}
      initial={before}
      action={sayAdmin('save')}
      isRunning={write.isRunning}
      refusal={write.refusal}
      onClose={onClose}
      onSubmit={submit}
      width={520}
      above={isUnchanged && <Alert className="admin-alert" type="info" title={sayAdmin('unchanged')} />}
      below={bank.isConnected && <Connection id={bank.id} />}
    >
      <LimitFields />
      <Form.Item<BankValues> name="gatewayUrl" label={say('address')} extra={say('addressHelp')}>
        <Input type="url" maxLength={500} autoComplete="off" />
      </Form.Item>
      <Form.Item<BankValues>
        name="secret"
        label={say('secret')}
        extra={say(bank.hasSecret ? 'secretKept' : 'secretNone')}
      >
        <Input.Password maxLength={200} autoComplete="new-password" />
      </Form.Item>
      <ContactFields />
    </FormDrawer>
  )
}

/** Whom to telephone when the gateway says nothing, and the bank's name in ISO 20022 messages. */
function ContactFields() {
  const say = useSay(bankWords)
  return (
    <>
      <Form.Item<BankValues> name="dutyPhone" label={say('dutyPhone')} extra={say('dutyPhoneHelp')}>
        <Input type="tel" maxLength={39} autoComplete="off" />
      </Form.Item>
      <Form.Item<BankValues> name="headOfficePhone" label={say('headOfficePhone')}>
        <Input type="tel" maxLength={39} autoComplete="off" />
      </Form.Item>
      <Form.Item<BankValues> name="bic" label={say('bic')} extra={say('bicHelp')}>
        <Input maxLength={11} autoComplete="off" />
      </Form.Item>
    </>
  )
}

function changeOf(before: BankValues, values: BankValues): Omit<Change, 'revision'> {
  const entries = Object.entries({
    name: ifChanged(before.name, values.name),
    responseLimitMinutes: ifChanged(before.responseLimitMinutes, values.responseLimitMinutes),
    source: ifChanged(before.source, values.source),
    gatewayUrl: ifTyped(before.gatewayUrl, values.gatewayUrl),
    dutyPhone: ifTyped(before.dutyPhone, values.dutyPhone),
    headOfficePhone: ifTyped(before.headOfficePhone, values.headOfficePhone),
    bic: ifTyped(before.bic, values.bic.toUpperCase()),
    secret: (values.secret ?? '') === '' ? undefined : values.secret,
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** What was emptied is taken away. */
function ifTyped(before: string, now: string): string | null | undefined {
  const changed = ifChanged(before.trim(), now.trim())
  return changed === '' ? null : changed
}

type Probe = Answer<'/v1/banks/{id}/connection', 'get'>

/** Asks the bank now; what it says is shown until it is asked again. */
function Connection({ id }: { readonly id: string }) {
  const say = useSay(bankWords)
  const [probe, setProbe] = useState<Probe | null>(null)
  const test = useWrite(() => api.GET('/v1/banks/{id}/connection', { params: { path: { id } } }), {
    onDone: setProbe,
    outdates: [],
  })
  return (
    <div className="admin-panel">
      <div className="admin-inline">
        <Button loading={test.isRunning} onClick={() => test.run(undefined)}>
          {say('test')}
        </Button>
        {probe !== null && !test.isRunning && (
          <span role="status">
            <strong className={probe.outcome === 'ok' ? 'admin-good' : 'admin-bad'}>
              {say(probe.outcome)}
            </strong>{' '}
            <span className="soft">
              {probe.status === null
                ? say('tookNothing', { ms: probe.milliseconds })
                : say('took', { status: probe.status, ms: probe.milliseconds })}
            </span>
          </span>
        )}
      </div>
      <p className="soft">{say('testAbout')}</p>
    </div>
  )
}
