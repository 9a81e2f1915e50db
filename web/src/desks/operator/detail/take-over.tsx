import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { ReasonDialog } from '../../../parts/reason-dialog'
import type { WarningDetail } from '../panels'
import { detailWords } from '../words'

const TAKEN = ['acknowledged', 'dispatched']

/** Somebody has it. Whether it is oneself is for the button to ask. */
export const canTakeOver = ({ state }: Pick<WarningDetail, 'state'>): boolean => TAKEN.includes(state)

export function TakeOverDialog({
  warning,
  onClose,
}: {
  readonly warning: WarningDetail
  readonly onClose: () => void
}) {
  const say = useSay(detailWords)
  const takeOver = useWrite(
    (reason: string) =>
      api.POST('/v1/warnings/{id}/take-over', { params: { path: { id: warning.id } }, body: { reason } }),
    { onDone: onClose, done: say('tookOver') },
  )
  return (
    <ReasonDialog
      title={say('takeOverTitle', { number: warning.number })}
      effect={say('takeOverEffect', { name: warning.acknowledgedBy ?? '' })}
      action={say('takeOver')}
      isRunning={takeOver.isRunning}
      onCancel={onClose}
      onConfirm={takeOver.run}
    />
  )
}
