import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { useKeys } from '../../parts/keys'
import { ReasonDialog } from '../../parts/reason-dialog'
import { addressOf, DESK, useApprovals, type Approval } from './reads'
import { decideWords } from './words'

type Deciding = 'yes' | 'no' | null

interface OfApproval {
  readonly approval: Approval
}

/** Yes or no; one's own can be taken back, never approved. */
export function Decide({ approval }: OfApproval) {
  const say = useSay(decideWords)
  const [open, setOpen] = useState<Deciding>(null)
  const isAppeal = approval.kind === 'appeal'
  const isOwn = approval.blockedBy === 'four_eyes'
  const mayYes = approval.blockedBy === null
  // Who entered an appeal does not decide it either way; a request can always be turned down or taken back.
  const mayNo = !isAppeal || mayYes
  useKeys([
    { key: 'a', what: say('approve'), run: () => (mayYes ? setOpen('yes') : undefined) },
    { key: 'x', what: say('refuse'), run: () => (mayNo ? setOpen('no') : undefined) },
  ])
  const no = isAppeal ? 'deny' : isOwn ? 'takeBack' : 'refuse'
  return (
    <div className="approval-decide">
      <Button size="large" disabled={!mayNo} aria-keyshortcuts="x" onClick={() => setOpen('no')}>
        {say(no)} <kbd aria-hidden="true">X</kbd>
      </Button>
      <Button
        size="large"
        type="primary"
        disabled={!mayYes}
        aria-keyshortcuts="a"
        {...(approval.blockedBy === null ? {} : { title: say(approval.blockedBy) })}
        onClick={() => setOpen('yes')}
      >
        {say(isAppeal ? 'grant' : 'approve')} <kbd aria-hidden="true">A</kbd>
      </Button>
      <Dialogs approval={approval} open={open} onClose={() => setOpen(null)} />
    </div>
  )
}

interface DialogProps extends OfApproval {
  readonly onClose: () => void
}

function Dialogs({ open, ...props }: DialogProps & { readonly open: Deciding }) {
  if (open === null) return null
  if (props.approval.kind === 'appeal') return <AppealDialog {...props} isGranted={open === 'yes'} />
  return open === 'yes' ? <ApproveDialog {...props} /> : <RefuseDialog {...props} />
}

/** What was decided has gone from the list: on to the one that ends next. */
function useOnward({ approval, onClose }: DialogProps): () => void {
  const navigate = useNavigate()
  const { data } = useApprovals()
  return () => {
    onClose()
    const next = data?.items.find(({ id, blockedBy }) => id !== approval.id && blockedBy === null)
    void navigate(next === undefined ? DESK : addressOf(next), { replace: true })
  }
}

const effects = {
  stop_payment: 'approveStop',
  freeze: 'approveFreeze',
  protective_hold: 'approveProtection',
} as const satisfies Record<Approval['subject'], keyof typeof decideWords>

function ApproveDialog(props: DialogProps) {
  const say = useSay(decideWords)
  const { approval, onClose } = props
  const params = { path: { id: approval.id } }
  const onDone = useOnward(props)
  const approve = useWrite<undefined, unknown>(
    () => {
      if (approval.subject === 'stop_payment') return api.POST('/v1/stop-payments/{id}/approve', { params })
      if (approval.subject === 'freeze') return api.POST('/v1/freezes/{id}/approve', { params })
      return api.POST('/v1/protective-holds/{id}/approve', { params })
    },
    { done: say('approved'), onDone },
  )
  return (
    <Modal
      open
      title={say('approveTitle', { number: approval.number })}
      okText={say('approve')}
      okButtonProps={{ loading: approve.isRunning, autoFocus: true }}
      onOk={() => approve.run(undefined)}
      onCancel={onClose}
    >
      <p>{say(effects[approval.subject], { bank: approval.bank.name })}</p>
    </Modal>
  )
}

function RefuseDialog(props: DialogProps) {
  const say = useSay(decideWords)
  const { approval, onClose } = props
  const isOwn = approval.blockedBy === 'four_eyes'
  const params = { path: { id: approval.id } }
  const onDone = useOnward(props)
  const refuse = useWrite<string, unknown>(
    (reason) => {
      const body = { reason }
      if (approval.subject === 'stop_payment')
        return api.POST('/v1/stop-payments/{id}/cancel', { params, body })
      if (approval.subject === 'freeze') return api.POST('/v1/freezes/{id}/cancel', { params, body })
      return api.POST('/v1/protective-holds/{id}/cancel', { params, body })
    },
    { done: say(isOwn ? 'takenBack' : 'refused'), onDone },
  )
  return (
    <ReasonDialog
      title={say(isOwn ? 'takeBackTitle' : 'refuseTitle', { number: approval.number })}
      effect={say(isOwn ? 'takeBackEffect' : 'refuseEffect')}
      action={say(isOwn ? 'takeBack' : 'refuse')}
      isRunning={refuse.isRunning}
      onCancel={onClose}
      onConfirm={refuse.run}
    />
  )
}

function AppealDialog(props: DialogProps & { readonly isGranted: boolean }) {
  const say = useSay(decideWords)
  const { approval, isGranted, onClose } = props
  const onDone = useOnward(props)
  const decide = useWrite(
    (decision: string) =>
      api.POST('/v1/appeals/{id}/decide', {
        params: { path: { id: approval.id } },
        body: { outcome: isGranted ? 'grant' : 'deny', decision },
      }),
    { done: say('decided'), onDone },
  )
  return (
    <ReasonDialog
      title={say(isGranted ? 'grantTitle' : 'denyTitle', { number: approval.number })}
      effect={say(isGranted ? 'grantEffect' : 'denyEffect')}
      action={say(isGranted ? 'grant' : 'deny')}
      label={say('decision')}
      isDangerous={isGranted && approval.subject !== 'protective_hold'}
      isRunning={decide.isRunning}
      onCancel={onClose}
      onConfirm={decide.run}
    />
  )
}
