import { useNavigate, useParams } from 'react-router'
import { useSay } from '../../language/language'
import { ReasonForm } from '../../parts/phone/reason-form'
import { useDeed } from './use-deed'
import { useTask } from './use-desk'
import { words } from './words'

const reasons = ['r-busy', 'r-far', 'r-vehicle', 'r-elsewhere', 'r-other'] as const

/** 退回: with a reason by one tap. */
export function HandBackPage() {
  const { id = '' } = useParams()
  const say = useSay(words)
  const navigate = useNavigate()
  const carryOut = useDeed()
  const { data } = useTask(id)
  const send = async (reason: string): Promise<void> => {
    if (await carryOut({ kind: 'return', taskId: id, about: data?.number ?? null, deed: { reason } }))
      void navigate('/desk/officer', { replace: true })
  }
  return (
    <ReasonForm
      title={say('handBack')}
      about={say('handBackAbout')}
      label={say('handBackReason')}
      reasons={reasons.map((value) => ({ value, label: say(value) }))}
      other="r-other"
      action={say('return')}
      onSend={(reason) => void send(reason)}
      onCancel={() => void navigate(-1)}
    />
  )
}
