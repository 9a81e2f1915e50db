import { useNavigate, useParams } from 'react-router'
import { api } from '../../api/client'
import { queryClient, useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { ReasonForm } from '../../parts/phone/reason-form'
import { detailKey, listKey } from './reads'
import { words } from './words'

const reasons = ['r-unreached', 'r-away', 'r-busy', 'r-known', 'r-other'] as const

export function GiveBackPage() {
  const { id = '' } = useParams()
  const say = useSay(words)
  const navigate = useNavigate()
  const giveBack = useWrite(
    (reason: string) =>
      api.POST('/v1/follow-ups/{id}/give-back', { params: { path: { id } }, body: { reason } }),
    {
      outdates: [listKey],
      done: say('givenBack'),
      onDone: () => {
        void navigate('/desk/grid', { replace: true })
        queryClient.removeQueries({ queryKey: detailKey(id) })
      },
    },
  )
  return (
    <ReasonForm
      title={say('giveBackTitle')}
      about={say('giveBackAbout')}
      label={say('giveBackReason')}
      reasons={reasons.map((value) => ({ value, label: say(value) }))}
      other="r-other"
      action={say('giveBack')}
      isBusy={giveBack.isRunning}
      onSend={giveBack.run}
      onCancel={() => void navigate(-1)}
    />
  )
}
