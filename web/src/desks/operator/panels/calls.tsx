import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { defineWords, useSay } from '../../../language/language'
import { Code } from '../../../parts/code'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { Clock, Moment } from '../../../parts/time'
import type { Calls } from './reads'

const words = defineWords({
  noCalls: { zh: '还没有打过电话', en: 'Nobody has called yet' },
  automatic: { zh: '自动电话', en: 'Automatic call' },
  asked: { zh: '当事人按2要求回电', en: 'The person pressed 2 and asks to be called' },
  planned: { zh: '计划电话', en: 'Planned call' },
  cancelCall: { zh: '取消计划', en: 'Cancel the plan' },
  cancelCallEffect: { zh: '到时不再提醒拨打这次电话。', en: 'You will not be reminded of this call.' },
  showNote: { zh: '看备注', en: 'Read the note' },
  showNoteAbout: { zh: '打开加密保存的备注，记入审计', en: 'Opens the sealed note; it is logged' },
})

/** The calls to the person, made and planned, the latest first. */
export function CallList({ warningId, calls }: { readonly warningId: string; readonly calls: Calls }) {
  const say = useSay(words)
  const planned = calls.planned.filter(({ state }) => state === 'planned')
  if (calls.calls.length + planned.length === 0) return <p className="soft">{say('noCalls')}</p>
  return (
    <ul className="call-list">
      {planned.map((plan) => (
        <PlannedCall key={plan.id} warningId={warningId} plan={plan} />
      ))}
      {[...calls.calls].reverse().map((call) => (
        <MadeCall key={call.id} warningId={warningId} call={call} />
      ))}
    </ul>
  )
}

function MadeCall({
  warningId,
  call,
}: {
  readonly warningId: string
  readonly call: Calls['calls'][number]
}) {
  const say = useSay(words)
  const [note, setNote] = useState<string | null>(null)
  const open = useWrite(
    () =>
      api.POST('/v1/warnings/{id}/calls/{callId}/note', {
        params: { path: { id: warningId, callId: call.id } },
        body: { purpose: 'triage' },
      }),
    { onDone: (answer) => setNote(answer.note), outdates: [] },
  )
  return (
    <li>
      <Moment at={call.calledAt} />{' '}
      <strong className={BLOCKED.includes(call.outcome) ? 'blocked' : ''}>
        <Code code={call.outcome} of="call" />
      </strong>{' '}
      <span className="soft">{call.calledBy ?? say('automatic')}</span>
      {call.hasNote && note === null && (
        <Button
          size="small"
          type="text"
          title={say('showNoteAbout')}
          loading={open.isRunning}
          onClick={() => open.run(undefined)}
        >
          {say('showNote')}
        </Button>
      )}
      {note !== null && <p className="call-note">{note}</p>}
    </li>
  )
}

/** The fraudster is probably on the line. */
const BLOCKED = ['busy', 'hung_up', 'diverted', 'unreachable', 'told_to_transfer']

function PlannedCall({
  warningId,
  plan,
}: {
  readonly warningId: string
  readonly plan: Calls['planned'][number]
}) {
  const say = useSay(words)
  const [isCancelling, setCancelling] = useState(false)
  const close = (): void => setCancelling(false)
  const cancel = useWrite(
    (reason: string) =>
      api.POST('/v1/warnings/{id}/planned-calls/{callId}/cancel', {
        params: { path: { id: warningId, callId: plan.id } },
        body: { reason },
      }),
    { onDone: close },
  )
  return (
    <li>
      <Moment at={plan.dueAt} /> <strong>{say('planned')}</strong> <Clock to={plan.dueAt} />{' '}
      <span className="soft">
        {plan.plannedBy === null ? say('asked') : `${plan.reason} · ${plan.plannedBy}`}
      </span>
      <Button size="small" type="text" onClick={() => setCancelling(true)}>
        {say('cancelCall')}
      </Button>
      {isCancelling && (
        <ReasonDialog
          title={say('cancelCall')}
          effect={say('cancelCallEffect')}
          action={say('cancelCall')}
          isRunning={cancel.isRunning}
          onCancel={close}
          onConfirm={cancel.run}
        />
      )}
    </li>
  )
}
