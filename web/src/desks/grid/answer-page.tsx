import { App } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { api } from '../../api/client'
import { queryClient, useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { FollowUpForm, type FollowUpAnswer } from '../../parts/phone/follow-up-form'
import { detailKey, listKey, useFollowUp } from './reads'
import { words } from './words'

/** What they said; the station is told at once when they are being worked on again. */
export function AnswerPage() {
  const { id = '' } = useParams()
  const say = useSay(words)
  const navigate = useNavigate()
  const { message } = App.useApp()
  const { data } = useFollowUp(id)
  const answer = useWrite(
    (body: FollowUpAnswer) => api.POST('/v1/follow-ups/{id}/answer', { params: { path: { id } }, body }),
    {
      outdates: [listKey],
      onDone: (_nothing, { isInContact, hasPaidSince }) => {
        void message.success(say(isInContact || hasPaidSince ? 'answeredAgain' : 'answered'))
        void navigate('/desk/grid', { replace: true })
        queryClient.removeQueries({ queryKey: detailKey(id) })
      },
    },
  )
  return (
    <FollowUpForm
      title={say('answerTitle')}
      number={data?.number}
      isBusy={answer.isRunning}
      onSend={answer.run}
      onCancel={() => void navigate(-1)}
    />
  )
}
