import { Modal } from 'antd'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { ReasonDialog } from '../reason-dialog'
import type { ActsOf } from './possible'
import { holdWords } from './words'

export interface ActDialog {
  readonly of: ActsOf
  readonly onClose: () => void
}

const idOf = ({ id }: ActsOf) => ({ path: { id } })

export function RenewDialog({ of, onClose }: ActDialog) {
  const say = useSay(holdWords)
  const isStop = of.subject === 'stop_payment'
  const params = idOf(of)
  const stop = useWrite(() => api.POST('/v1/stop-payments/{id}/renew', { params }), {
    done: say('renewed'),
    onDone: onClose,
  })
  const freeze = useWrite(() => api.POST('/v1/freezes/{id}/renew', { params }), {
    done: say('renewed'),
    onDone: onClose,
  })
  const renew = isStop ? stop : freeze
  return (
    <Modal
      open
      title={`${say('renew')} ${of.number}`}
      okText={say('renew')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: renew.isRunning, autoFocus: true }}
      onOk={() => renew.run(undefined)}
      onCancel={onClose}
    >
      <p>{say(isStop ? 'renewStopEffect' : 'renewFreezeEffect')}</p>
    </Modal>
  )
}

export function ReleaseDialog({ of, onClose }: ActDialog) {
  const say = useSay(holdWords)
  const params = idOf(of)
  const release = useWrite<string, unknown>(
    (reason: string) => {
      const body = { reason }
      if (of.subject === 'stop_payment') return api.POST('/v1/stop-payments/{id}/release', { params, body })
      if (of.subject === 'freeze') return api.POST('/v1/freezes/{id}/release', { params, body })
      return api.POST('/v1/protective-holds/{id}/release', { params, body })
    },
    { done: say('released'), onDone: onClose },
  )
  const isOwn = of.subject === 'protective_hold'
  return (
    <ReasonDialog
      title={say('releaseTitle', { number: of.number })}
      effect={say(isOwn ? 'releaseProtectionEffect' : 'releaseEffect')}
      action={say('release')}
      isDangerous={!isOwn}
      isRunning={release.isRunning}
      onCancel={onClose}
      onConfirm={release.run}
    />
  )
}

export function TakeBackDialog({ of, onClose }: ActDialog) {
  const say = useSay(holdWords)
  const params = idOf(of)
  const takeBack = useWrite<string, unknown>(
    (reason: string) => {
      const body = { reason }
      if (of.subject === 'stop_payment') return api.POST('/v1/stop-payments/{id}/cancel', { params, body })
      if (of.subject === 'freeze') return api.POST('/v1/freezes/{id}/cancel', { params, body })
      return api.POST('/v1/protective-holds/{id}/cancel', { params, body })
    },
    { done: say('takenBack'), onDone: onClose },
  )
  return (
    <ReasonDialog
      title={say('takeBackTitle', { number: of.number })}
      effect={say('takeBackEffect')}
      action={say('takeBack')}
      isRunning={takeBack.isRunning}
      onCancel={onClose}
      onConfirm={takeBack.run}
    />
  )
}

export function ReviewDialog({ of, onClose }: ActDialog) {
  const say = useSay(holdWords)
  const review = useWrite(
    (reason: string) => api.POST('/v1/freezes/{id}/review', { params: idOf(of), body: { reason } }),
    { done: say('reviewed'), onDone: onClose },
  )
  return (
    <ReasonDialog
      title={say('reviewTitle', { number: of.number })}
      effect={say('reviewEffect')}
      action={say('review')}
      isRunning={review.isRunning}
      onCancel={onClose}
      onConfirm={review.run}
    />
  )
}

export function AppealDialog({ of, onClose }: ActDialog) {
  const say = useSay(holdWords)
  const file = useWrite(
    (statement: string) =>
      api.POST('/v1/appeals', { body: { subject: of.subject, subjectId: of.id, statement } }),
    { done: say('appealed'), onDone: onClose },
  )
  return (
    <ReasonDialog
      title={say('appealTitle', { number: of.number })}
      effect={say('appealEffect')}
      action={say('appeal')}
      label={say('appealStatement')}
      isRunning={file.isRunning}
      onCancel={onClose}
      onConfirm={file.run}
    />
  )
}
