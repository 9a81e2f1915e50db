import { Button, Card, Descriptions, Flex, Tabs } from 'antd'
import { post } from '../api'
import { useSpeech } from '../language'
import { useUser } from '../session/use-session'
import { clockTime, Loaded, Yuan } from '../parts/show'
import { useAction } from '../parts/use-action'
import { useResource } from '../parts/use-resource'
import { Warnings } from '../parts/warnings'
import type { Freeze, Page, Protection, Stop, User } from '../types'
import type { Word } from '../words'
import PublicityDesk from './publicity'

/** 值班领导: what waits for the second named person, beside the warnings and the stories. */
export default function SupervisorDesk() {
  const user = useUser()
  const { say } = useSpeech()
  return (
    <Tabs
      items={[
        { key: 'approvals', label: say('approvals'), children: <Approvals user={user} /> },
        { key: 'warnings', label: say('warnings'), children: <Warnings /> },
        { key: 'stories', label: say('stories'), children: <PublicityDesk /> },
      ]}
    />
  )
}

function Approvals({ user }: { readonly user: User }) {
  return (
    <Flex vertical gap={24}>
      <Waiting user={user} kind="stop" path="/v1/stop-payments" state="drafted" machine="stop" />
      <Waiting user={user} kind="freeze" path="/v1/freezes" state="requested" machine="freeze" />
      <Waiting
        user={user}
        kind="protection"
        path="/v1/protective-holds"
        state="requested"
        machine="protective_hold"
      />
    </Flex>
  )
}

interface WaitingFor {
  readonly user: User
  readonly kind: Extract<Word, 'stop' | 'freeze' | 'protection'>
  readonly path: string
  readonly state: string
  readonly machine: string
}

function Waiting({ user, kind, path, state, machine }: WaitingFor) {
  const { say } = useSpeech()
  const list = useResource<Page<Stop | Freeze | Protection>>(`${path}?state=${state}`, [machine])
  return (
    <section>
      <h3>{say(kind)}</h3>
      <Loaded resource={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{say('nothing')}</p>
          ) : (
            <Flex wrap gap={16}>
              {items.map(({ id }) => (
                <Approval key={id} path={`${path}/${id}`} user={user} onDone={list.reload} />
              ))}
            </Flex>
          )
        }
      </Loaded>
    </section>
  )
}

/** Read one by one, in full: who approves has to see what he approves, and the reading is audited. */
function Approval({
  path,
  user,
  onDone,
}: {
  readonly path: string
  readonly user: User
  readonly onDone: () => void
}) {
  const { say } = useSpeech()
  const row = useResource<Stop | Freeze | Protection>(path)
  const { isRunning, run } = useAction(onDone)
  return (
    <Loaded resource={row}>
      {(data) => {
        const by = 'draftedBy' in data ? data.draftedBy : data.requestedBy
        return (
          <Card style={{ width: 360 }} title={data.number} extra={data.warningNumber}>
            <Descriptions
              size="small"
              column={1}
              items={[
                { key: 'bank', label: say('bank'), children: data.bank.name },
                { key: 'account', label: say('account'), children: data.account },
                ...('accountName' in data
                  ? [
                      { key: 'name', label: say('accountName'), children: data.accountName },
                      { key: 'amount', label: say('amount'), children: <Yuan amount={data.amount} /> },
                    ]
                  : [{ key: 'basis', label: say('reason'), children: data.basis }]),
                ...('transferredAt' in data
                  ? [{ key: 'at', label: say('time'), children: clockTime(data.transferredAt) }]
                  : []),
                { key: 'by', label: say('requestedBy'), children: by.name },
              ]}
            />
            <Button
              type="primary"
              loading={isRunning}
              disabled={by.id === user.id}
              onClick={() => run(() => post(`${path}/approve`))}
            >
              {say('approve')}
            </Button>
          </Card>
        )
      }}
    </Loaded>
  )
}
