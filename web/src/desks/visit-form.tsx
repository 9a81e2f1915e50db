import { Button, Card, Flex, Form, Input, Segmented, Select, Switch } from 'antd'
import { post } from '../api'
import { useSpeech } from '../language'
import { useAction } from '../parts/use-action'
import type { Word } from '../words'

const findings = ['fraud', 'not_fraud', 'unclear', 'not_reached'] as const
const attitudes = ['believes', 'doubts', 'denies', 'refuses', 'not_met'] as const
const looks = ['callsAndSms', 'chats', 'apps', 'transfers'] as const satisfies readonly Word[]

const results = ['not_checked', 'nothing', 'suspicious'] as const

interface Report {
  readonly finding: (typeof findings)[number]
  readonly attitude: (typeof attitudes)[number]
  readonly isInContact?: boolean
  readonly checks: Readonly<Record<(typeof looks)[number], (typeof results)[number]>>
  readonly transfers?: readonly {
    readonly payeeAccount: string
    readonly payeeName?: string
    readonly payeeBank?: string
    readonly amount: string
    readonly at: string
  }[]
  readonly protectedAmount?: string
  readonly note?: string
}

/** 见面劝阻反馈: what was found, in the order of the doorstep. */
export function VisitForm({ taskId, onDone }: { readonly taskId: string; readonly onDone: () => void }) {
  const { say, sayCode } = useSpeech()
  const { isRunning, run } = useAction(onDone)
  const options = (values: readonly string[]) => values.map((value) => ({ value, label: sayCode(value) }))
  const required = [{ required: true, message: '' }]
  return (
    <Form
      layout="vertical"
      initialValues={{ finding: 'fraud', attitude: 'believes' }}
      onFinish={(report: Report) => run(() => post(`/v1/tasks/${taskId}/visits`, bodyOf(report)))}
    >
      <Flex gap={12} wrap>
        <Form.Item label={say('finding')} name="finding" rules={required} style={{ minWidth: 160 }}>
          <Select options={options(findings)} />
        </Form.Item>
        <Form.Item label={say('attitude')} name="attitude" rules={required} style={{ minWidth: 160 }}>
          <Select options={options(attitudes)} />
        </Form.Item>
        <Form.Item label={say('inContact')} name="isInContact" valuePropName="checked">
          <Switch />
        </Form.Item>
      </Flex>
      <Form.Item label={say('lookedAt')}>
        {looks.map((look) => (
          <Flex key={look} gap={12} align="center" style={{ marginBottom: 6 }}>
            <span style={{ minWidth: 84 }}>{say(look)}</span>
            <Form.Item name={['checks', look]} initialValue="not_checked" noStyle>
              <Segmented options={options(results)} />
            </Form.Item>
          </Flex>
        ))}
      </Form.Item>
      <Transfers />
      <Form.Item label={say('protectedAmount')} name="protectedAmount">
        <Input inputMode="decimal" />
      </Form.Item>
      <Form.Item label={say('note')} name="note">
        <Input.TextArea rows={3} />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" loading={isRunning}>
        {say('send')}
      </Button>
    </Form>
  )
}

function Transfers() {
  const { say } = useSpeech()
  const required = [{ required: true, message: '' }]
  return (
    <Form.List name="transfers">
      {(rows, { add, remove }) => (
        <Form.Item label={say('paidTo')}>
          {rows.map(({ key, name }) => (
            <Card
              key={key}
              size="small"
              extra={
                <Button size="small" onClick={() => remove(name)}>
                  ×
                </Button>
              }
            >
              <Form.Item label={say('account')} name={[name, 'payeeAccount']} rules={required}>
                <Input inputMode="numeric" />
              </Form.Item>
              <Form.Item label={say('accountName')} name={[name, 'payeeName']}>
                <Input />
              </Form.Item>
              <Form.Item label={say('bank')} name={[name, 'payeeBank']}>
                <Input />
              </Form.Item>
              <Form.Item label={say('amount')} name={[name, 'amount']} rules={required}>
                <Input inputMode="decimal" />
              </Form.Item>
              <Form.Item label={say('time')} name={[name, 'at']} rules={required}>
                <Input type="datetime-local" />
              </Form.Item>
            </Card>
          ))}
          <Button onClick={() => add()}>{say('addTransfer')}</Button>
        </Form.Item>
      )}
    </Form.List>
  )
}

function bodyOf(report: Report): object {
  const checks = Object.fromEntries(
    looks.map((look) => {
      const found = report.checks[look]
      return [look, found === 'not_checked' ? { checked: false } : { checked: true, found }]
    }),
  )
  const amount = report.protectedAmount?.trim() ?? ''
  const note = report.note?.trim() ?? ''
  return {
    finding: report.finding,
    attitude: report.attitude,
    isInContact: report.isInContact ?? false,
    checks,
    transfers: (report.transfers ?? []).map(({ at, ...transfer }) => ({
      ...withoutBlanks(transfer),
      at: new Date(at).toISOString(),
    })),
    ...(amount === '' ? {} : { protectedAmount: amount }),
    ...(note === '' ? {} : { note }),
  }
}

const withoutBlanks = (fields: Readonly<Record<string, string | undefined>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''))
