import { Alert, App, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { api, type Answer, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { FormDrawer } from '../parts/form-drawer'
import { adminWords } from '../words'
import { BadLines, linesOf } from './bad-lines'
import { FileChoice } from './file-choice'
import { importWords } from './import-words'

type Wanted = Body<'/v1/stations/file', 'post'>
type Values = Omit<Wanted, 'isTrial'>
type Outcome = Answer<'/v1/stations/file', 'post'>

/** The whole list of a centre at once. What was pasted stays until it has been taken. */
export function ImportStations({ onClose }: { readonly onClose: () => void }) {
  const say = useSay(importWords)
  const [trial, setTrial] = useState<Outcome | null>(null)
  const write = useImport(setTrial, onClose)
  const lines = linesOf(write.refusal)
  return (
    <FormDrawer<Values>
      title={say('title')}
      initial={{ csv: '', keepOthers: true }}
      action={say('run')}
      isRunning={write.isRunning}
      refusal={lines.length > 0 ? null : write.refusal}
      onClose={onClose}
      onSubmit={(values) => {
        setTrial(null)
        write.run({ ...values, isTrial: false })
      }}
      width={680}
      above={<p className="soft">{say('about')}</p>}
    >
      {(form) => (
        <>
          <FileChoice
            onText={(csv) => form.setFields([{ name: 'csv', value: csv, touched: true, errors: [] }])}
          />
          <Fields />
          {lines.length > 0 && <BadLines lines={lines} csv={String(form.getFieldValue('csv') ?? '')} />}
          {trial !== null && <Trial of={trial} />}
          <Button
            loading={write.isRunning}
            onClick={() => {
              setTrial(null)
              void form.validateFields().then(
                (values) => write.run({ ...values, isTrial: true }),
                () => undefined,
              )
            }}
          >
            {say('trial')}
          </Button>
        </>
      )}
    </FormDrawer>
  )
}

function useImport(onTrial: (outcome: Outcome) => void, onClose: () => void) {
  const say = useSay(importWords)
  const { message } = App.useApp()
  return useWrite((body: Wanted) => api.POST('/v1/stations/file', { body }), {
    onDone: (outcome, { isTrial }) => {
      if (isTrial) {
        onTrial(outcome)
        return
      }
      const { added, replaced, deactivated } = outcome
      void message.success(say('done', { added, replaced, deactivated }))
      onClose()
    },
    outdates: [['stations'], ['station-loads']],
    isQuiet: true,
  })
}

function Fields() {
  const say = useSay(importWords)
  const sayAdmin = useSay(adminWords)
  const needed = [{ required: true, message: sayAdmin('required') }]
  return (
    <>
      <Form.Item<Values> name="csv" label={say('csv')} extra={say('csvHelp')} rules={needed}>
        <Input.TextArea id="csv" rows={10} spellCheck={false} className="admin-mono" wrap="off" />
      </Form.Item>
      <Form.Item<Values> name="source" label={say('source')} extra={say('sourceHelp')} rules={needed}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item<Values> name="keepOthers" label={say('others')}>
        <Radio.Group
          options={[
            { value: true, label: say('keep') },
            { value: false, label: say('shut') },
          ]}
        />
      </Form.Item>
    </>
  )
}

function Trial({ of: { added, replaced, deactivated, officersToMove } }: { readonly of: Outcome }) {
  const say = useSay(importWords)
  return (
    <Alert
      className="admin-alert"
      type="success"
      role="status"
      title={say('would', { added, replaced, deactivated })}
      description={officersToMove > 0 ? say('toMove', { count: officersToMove }) : undefined}
    />
  )
}
