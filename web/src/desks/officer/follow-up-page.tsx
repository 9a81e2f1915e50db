import { useNavigate, useParams } from 'react-router'
import { useSay } from '../../language/language'
import { FollowUpForm, type FollowUpAnswer } from '../../parts/phone/follow-up-form'
import { useDeed } from './use-deed'
import { useTask } from './use-desk'
import { words } from './words'

/** 回访 of a task of his, with or without a network. */
export function FollowUpPage() {
  const { id = '' } = useParams()
  const say = useSay(words)
  const navigate = useNavigate()
  const carryOut = useDeed()
  const { data } = useTask(id)
  const send = async (answer: FollowUpAnswer): Promise<void> => {
    if (await carryOut({ kind: 'follow-up', taskId: id, about: data?.number ?? null, deed: { answer } }))
      void navigate('/desk/officer', { replace: true })
  }
  return (
    <FollowUpForm
      title={say('follow-up')}
      number={data?.number}
      onSend={(answer) => void send(answer)}
      onCancel={() => void navigate(-1)}
    />
  )
}
