import { Button, Card, Descriptions, Drawer, Flex, Space } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { identityView } from '../../../src/warnings/schema'
import { post } from '../api'
import { useSpeech } from '../language'
import type { WarningDetail } from '../types'
import { clockTime, Code, Loaded, Yuan } from './show'
import { useAction } from './use-action'
import { useResource } from './use-resource'

/** One warning: who (masked), why, and what can be done now. */
export function WarningDrawer({ id, onClose }: { readonly id: string | null; readonly onClose: () => void }) {
  const { say } = useSpeech()
  const path = id === null ? null : `/v1/warnings/${id}`
  const warning = useResource<WarningDetail>(path, ['warning', 'task'])
  return (
    <Drawer open={id !== null} onClose={onClose} title={say('warnings')} size="large" destroyOnHidden>
      <Loaded resource={warning}>
        {(data) => (
          <Flex vertical gap={16}>
            <Moves warning={data} onDone={warning.reload} />
            <Head warning={data} />
            <Identity key={data.id} id={data.id} />
            {data.signals.map((signal) => (
              <SignalCard key={signal.id} signal={signal} />
            ))}
          </Flex>
        )}
      </Loaded>
    </Drawer>
  )
}

function Moves({ warning, onDone }: { readonly warning: WarningDetail; readonly onDone: () => void }) {
  const { say } = useSpeech()
  const { isRunning, run } = useAction(onDone)
  const move = (name: 'acknowledge' | 'dispatch') => () =>
    run(() => post(`/v1/warnings/${warning.id}/${name}`, name === 'dispatch' ? {} : undefined))
  return (
    <Space>
      <Button
        type="primary"
        loading={isRunning}
        disabled={warning.state !== 'open'}
        onClick={move('acknowledge')}
      >
        {say('acknowledge')}
      </Button>
      <Button
        type="primary"
        loading={isRunning}
        disabled={warning.state !== 'acknowledged'}
        onClick={move('dispatch')}
      >
        {say('dispatch')}
      </Button>
    </Space>
  )
}

function Head({ warning }: { readonly warning: WarningDetail }) {
  const { say } = useSpeech()
  const { person, organisation } = warning
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      items={[
        { key: 'number', label: say('number'), children: warning.number },
        {
          key: 'state',
          label: say('state'),
          children: (
            <>
              <Code code={warning.level} />
              <Code code={warning.state} />
            </>
          ),
        },
        { key: 'typology', label: say('typology'), children: <Code code={warning.typology} /> },
        { key: 'atRisk', label: say('atRisk'), children: <Yuan amount={warning.atRisk} /> },
        {
          key: 'person',
          label: say('person'),
          children: [person.name, person.phone, ...person.accounts]
            .filter((text) => text !== null)
            .join(' · '),
        },
        ...(organisation === null
          ? []
          : [{ key: 'organisation', label: say('organisation'), children: organisation.name ?? '–' }]),
      ]}
    />
  )
}

/** Opened only when asked for: each opening is written into the audit log with its purpose. */
function Identity({ id }: { readonly id: string }) {
  const { say } = useSpeech()
  const [identity, setIdentity] = useState<z.infer<typeof identityView> | null>(null)
  const { isRunning, run } = useAction(() => undefined)
  const open = async (): Promise<void> =>
    setIdentity(await post(`/v1/warnings/${id}/identity`, { purpose: 'triage' }))
  if (identity === null)
    return (
      <div>
        <Button size="small" loading={isRunning} onClick={() => run(open)}>
          {say('openIdentity')}
        </Button>
      </div>
    )
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      items={[
        { key: 'name', label: say('name'), children: identity.name ?? '–' },
        { key: 'phone', label: say('phone'), children: identity.phones.join(' · ') },
        { key: 'address', label: say('address'), children: identity.address ?? '–' },
        { key: 'organisation', label: say('organisation'), children: identity.organisation?.name ?? '–' },
      ]}
    />
  )
}

function SignalCard({ signal }: { readonly signal: WarningDetail['signals'][number] }) {
  const { say } = useSpeech()
  return (
    <Card
      size="small"
      title={
        <>
          <Code code={signal.type} /> {clockTime(signal.occurredAt)}{' '}
          {signal.amount !== null && <Yuan amount={signal.amount} />}
        </>
      }
      extra={`${say('score')} ${signal.score.toFixed(2)}`}
    >
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {signal.reasons.map((reason) => (
          <li key={reason.rule}>
            {reason.text} <span className="soft">{`${reason.rule} v${reason.version} ${reason.weight}`}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
