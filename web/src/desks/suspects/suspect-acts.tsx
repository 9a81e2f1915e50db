import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { ReasonDialog } from '../../parts/reason-dialog'
import { useUser } from '../../session/use-session'
import type { Suspect } from '.'
import { suspectWords } from './words'

type Act = 'end' | 'fileAppeal' | 'grant' | 'deny'

/** What may be done with it now; who entered an appeal does not decide it. */
function possible(suspect: Suspect, user: { readonly id: string; readonly role: string }): Act[] {
  const isOpen = suspect.state === 'listed' || suspect.state === 'suspended'
  const isChief = user.role === 'supervisor'
  const isFiled = suspect.appeal?.state === 'filed'
  return [
    ...(isFiled && isChief && suspect.appeal?.filedBy.id !== user.id ? (['grant', 'deny'] as const) : []),
    ...(isOpen && !isFiled && user.role !== 'admin' ? (['fileAppeal'] as const) : []),
    ...(isOpen && isChief ? (['end'] as const) : []),
  ]
}

export function SuspectActs({ suspect }: { readonly suspect: Suspect }) {
  const say = useSay(suspectWords)
  const user = useUser()
  const [act, setAct] = useState<Act | 'open' | null>(null)
  const close = (): void => setAct(null)
  return (
    <span className="suspects-acts">
      {possible(suspect, user).map((one) => (
        <Button
          key={one}
          size="small"
          aria-label={`${say(one)} ${suspect.account}`}
          onClick={() => setAct(one)}
        >
          {say(one)}
        </Button>
      ))}
      {user.role === 'supervisor' && (
        <Button
          size="small"
          type="text"
          aria-label={`${say('open')} ${suspect.account}`}
          onClick={() => setAct('open')}
        >
          {say('open')}
        </Button>
      )}
      {act === 'open' && <Opened suspect={suspect} onClose={close} />}
      {act !== null && act !== 'open' && <ActDialog suspect={suspect} act={act} onClose={close} />}
    </span>
  )
}

const effects = {
  end: 'endEffect',
  fileAppeal: 'appealEffect',
  grant: 'grantEffect',
  deny: 'denyEffect',
} as const
const dones = { end: 'ended', fileAppeal: 'filed', grant: 'decided', deny: 'decided' } as const

interface ActProps {
  readonly suspect: Suspect
  readonly act: Act
  readonly onClose: () => void
}

function ActDialog({ suspect, act, onClose }: ActProps) {
  const say = useSay(suspectWords)
  const params = { path: { id: suspect.id } }
  const write = useWrite(
    (text: string) => {
      if (act === 'end') return api.POST('/v1/suspect-accounts/{id}/end', { params, body: { reason: text } })
      if (act === 'fileAppeal')
        return api.POST('/v1/suspect-accounts/{id}/appeal', { params, body: { statement: text } })
      const body = { isGranted: act === 'grant', decision: text }
      return api.POST('/v1/suspect-accounts/{id}/decide', { params, body })
    },
    { done: say(dones[act]), onDone: onClose },
  )
  const label =
    act === 'fileAppeal' ? { label: say('statement') } : act === 'end' ? {} : { label: say('decision') }
  return (
    <ReasonDialog
      title={`${say(act)} ${suspect.account}`}
      effect={say(effects[act])}
      action={say(act)}
      isRunning={write.isRunning}
      onCancel={onClose}
      onConfirm={write.run}
      {...label}
    />
  )
}

/** Opened for the appeal while there is one, else for the measure; that it was opened is written down. */
function Opened({ suspect, onClose }: { readonly suspect: Suspect; readonly onClose: () => void }) {
  const say = useSay(suspectWords)
  const [shown, setShown] = useState<{ account: string; grounds: string; statement: string | null } | null>(
    null,
  )
  const open = useWrite(
    (purpose: 'stop-payment' | 'appeal') =>
      api.POST('/v1/suspect-accounts/{id}/open', { params: { path: { id: suspect.id } }, body: { purpose } }),
    { onDone: setShown, outdates: [] },
  )
  return (
    <Modal
      open
      title={`${say('open')} ${suspect.account}`}
      okText={shown === null ? say('open') : say('close')}
      cancelButtonProps={{ style: { display: 'none' } }}
      okButtonProps={{ loading: open.isRunning }}
      onOk={() =>
        shown === null ? open.run(suspect.appeal?.state === 'filed' ? 'appeal' : 'stop-payment') : onClose()
      }
      onCancel={onClose}
    >
      {shown !== null && (
        <dl>
          <dt>{say('account')}</dt>
          <dd className="mono">{shown.account}</dd>
          <dt>{say('grounds')}</dt>
          <dd>{shown.grounds}</dd>
          {shown.statement !== null && <dt>{say('statement')}</dt>}
          {shown.statement !== null && <dd>{shown.statement}</dd>}
        </dl>
      )}
    </Modal>
  )
}
