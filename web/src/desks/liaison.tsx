import { Button, Card, Flex, Form, Input, Select } from 'antd'
import { post } from '../api'
import { useSpeech } from '../language'
import { clockTime, Code, Countdown, Loaded, Yuan } from '../parts/show'
import { useAction } from '../parts/use-action'
import { useResource } from '../parts/use-resource'
import type { Freeze, Page, Protection, Stop } from '../types'
import type { Word } from '../words'

/** What all kinds of request have in common here. */
interface Request {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly account: string
  readonly accountName: string | null
  readonly amount: string | null
  readonly respondBy: string | null
  readonly isConnected: boolean
}

/** 银行: what the centre has asked of the own bank, and the answer. */
export default function LiaisonDesk() {
  const { say } = useSpeech()
  return (
    <Flex vertical gap={24}>
      <h2>{say('requests')}</h2>
      <Requests kind="stop" path="/v1/stop-payments" machine="stop" />
      <Requests kind="freeze" path="/v1/freezes" machine="freeze" />
      <Requests kind="protection" path="/v1/protective-holds" machine="protective_hold" />
    </Flex>
  )
}

const waiting = ['submitted', 'unknown']

function Requests({
  kind,
  path,
  machine,
}: {
  readonly kind: Extract<Word, 'stop' | 'freeze' | 'protection'>
  readonly path: string
  readonly machine: string
}) {
  const { say } = useSpeech()
  const list = useResource<Page<Stop | Freeze | Protection>>(path, [machine])
  return (
    <section>
      <h3>{say(kind)}</h3>
      <Loaded resource={list}>
        {({ items }) => {
          const open = items.map(requestOf).filter(({ state }) => waiting.includes(state))
          if (open.length === 0) return <p className="soft">{say('nothing')}</p>
          return (
            <Flex wrap gap={16}>
              {open.map((request) => (
                <RequestCard key={request.id} path={`${path}/${request.id}`} onDone={list.reload} />
              ))}
            </Flex>
          )
        }}
      </Loaded>
    </section>
  )
}

const requestOf = (row: Stop | Freeze | Protection): Request => ({
  id: row.id,
  number: row.number,
  state: row.state,
  account: row.account,
  accountName: 'accountName' in row ? row.accountName : null,
  amount: 'amount' in row ? row.amount : null,
  respondBy: row.respondBy,
  isConnected: row.bank.isConnected,
})

/** Read one by one: account and name are in full for whoever has to compare them, and the reading is audited. */
function RequestCard({ path, onDone }: { readonly path: string; readonly onDone: () => void }) {
  const { say } = useSpeech()
  const row = useResource<Stop | Freeze | Protection>(path)
  return (
    <Loaded resource={row}>
      {(data) => {
        const request = requestOf(data)
        return (
          <Card
            style={{ width: 340 }}
            title={request.number}
            extra={
              <>
                <Code code={request.state} /> <Countdown to={request.respondBy} />
              </>
            }
          >
            <p>
              {say('account')}: <strong>{request.account}</strong>
            </p>
            {request.accountName !== null && (
              <p>
                {say('accountName')}: <strong>{request.accountName}</strong>
              </p>
            )}
            <p>
              <Yuan amount={request.amount} />
              {'transferredAt' in data && <span className="soft"> {clockTime(data.transferredAt)}</span>}
            </p>
            {!request.isConnected && (
              <Answer path={path} hasAmount={request.amount !== null} onDone={onDone} />
            )}
          </Card>
        )
      }}
    </Loaded>
  )
}

const causes = [
  'name_mismatch',
  'amount_mismatch',
  'time_mismatch',
  'account_closed',
  'no_such_account',
  'other',
]

interface AnswerFields {
  readonly outcome: 'held' | 'refused'
  readonly amount?: string
  readonly cause?: string
}

function Answer({
  path,
  hasAmount,
  onDone,
}: {
  readonly path: string
  readonly hasAmount: boolean
  readonly onDone: () => void
}) {
  const { say, sayCode } = useSpeech()
  const { isRunning, run } = useAction(onDone)
  const [form] = Form.useForm<AnswerFields>()
  const outcome = Form.useWatch('outcome', form)
  const send = ({ outcome, amount, cause }: AnswerFields): void =>
    run(() =>
      post(`${path}/answer`, {
        outcome,
        at: new Date().toISOString(),
        ...(outcome === 'refused' ? { cause } : amount === undefined || amount === '' ? {} : { amount }),
      }),
    )
  return (
    <Form form={form} layout="vertical" initialValues={{ outcome: 'held', cause: 'other' }} onFinish={send}>
      <Form.Item label={say('answer')} name="outcome">
        <Select options={(['held', 'refused'] as const).map((value) => ({ value, label: say(value) }))} />
      </Form.Item>
      {outcome === 'refused' && (
        <Form.Item label={say('cause')} name="cause">
          <Select options={causes.map((value) => ({ value, label: sayCode(value) }))} />
        </Form.Item>
      )}
      {outcome === 'held' && hasAmount && (
        <Form.Item label={say('amount')} name="amount">
          <Input inputMode="decimal" />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={isRunning}>
        {say('send')}
      </Button>
    </Form>
  )
}
