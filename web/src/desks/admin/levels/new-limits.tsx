import { Alert, Button, Form, Input, type FormInstance } from 'antd'
import { useState } from 'react'
import { api, type Answer } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { serverNow } from '../../../api/server-time'
import { useSay } from '../../../language/language'
import { dayOf } from '../../../parts/time'
import { FormDrawer } from '../parts/form-drawer'
import { adminWords } from '../words'
import { Differences } from './differences'
import { LimitTable } from './limit-table'
import { levels, limitsOf, type Level, type NewPolicy, type Version } from './limits'
import { levelWords } from './words'

type Values = Omit<NewPolicy, 'revision' | 'isTrial'>
type Changes = Answer<'/v1/level-versions', 'post'>['changes']

const WIDTH = 920

interface NewLimitsProps {
  readonly current: Readonly<Record<Level, Version>>
  /** Of the versions as they are read now; what is typed is held against them. */
  readonly revision: string
  readonly onClose: () => void
}

/** A version is never written over: a new one begins on a day, with what it rests on. */
export function NewLimits({ current, revision, onClose }: NewLimitsProps) {
  const say = useSay(levelWords)
  const [changes, setChanges] = useState<Changes | null>(null)
  const write = useWrite((body: NewPolicy) => api.POST('/v1/level-versions', { body }), {
    onDone: (answer) => (answer.isTrial ? setChanges(answer.changes) : onClose()),
    outdates: [['level-versions'], ['levels']],
    isQuiet: true,
  })
  const send = (values: Values, isTrial: boolean): void => {
    setChanges(null)
    write.run({ ...values, revision, isTrial })
  }
  return (
    <FormDrawer<Values>
      title={say('add')}
      initial={initialOf(current)}
      action={say('publish')}
      isRunning={write.isRunning}
      refusal={write.refusal}
      onClose={onClose}
      onSubmit={(values) => send(values, false)}
      width={WIDTH}
      below={changes !== null && <Preview changes={changes} />}
    >
      {(form) => (
        <>
          <Foundation />
          <LimitTable current={current} onChange={() => setChanges(null)} />
          <CompareButton form={form} onCompare={(values) => send(values, true)} />
        </>
      )}
    </FormDrawer>
  )
}

function initialOf(current: NewLimitsProps['current']): Partial<Values> {
  const [critical, high, medium, low] = levels.map((level) => limitsOf(current[level]))
  if (critical === undefined || high === undefined || medium === undefined || low === undefined) return {}
  return { effectiveFrom: dayOf(serverNow()), levels: { critical, high, medium, low } }
}

function Foundation() {
  const say = useSay(levelWords)
  const sayAdmin = useSay(adminWords)
  const needed = [{ required: true, message: sayAdmin('required') }]
  return (
    <div className="admin-two">
      <Form.Item<Values>
        name="effectiveFrom"
        label={say('effectiveFrom')}
        extra={say('effectiveFromHelp')}
        rules={needed}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item<Values> name="source" label={say('source')} extra={say('sourceHelp')} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </div>
  )
}

function CompareButton({
  form,
  onCompare,
}: {
  readonly form: FormInstance<Values>
  readonly onCompare: (values: Values) => void
}) {
  const say = useSay(levelWords)
  // What is wrong is told at its field; nothing is asked then.
  const compare = (): void => void form.validateFields().then(onCompare, () => undefined)
  return <Button onClick={compare}>{say('compare')}</Button>
}

function Preview({ changes }: { readonly changes: Changes }) {
  const say = useSay(levelWords)
  if (changes.length === 0) return <Alert className="admin-below" type="info" title={say('same')} />
  return (
    <section className="admin-panel admin-below" aria-label={say('differs')} role="status">
      <h2>{say('differs')}</h2>
      <Differences of={changes} />
    </section>
  )
}
