import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useSay } from '../../language/language'
import { BigButton, Bottom, Choice } from './parts'
import { useDeed } from './use-deed'
import { useTask } from './use-desk'
import { visitWords } from './visit/words'
import { words } from './words'

const contacts = ['phoned', 'met'] as const
const noYes = ['no', 'yes'] as const

interface Answers {
  readonly contact: (typeof contacts)[number] | null
  readonly isInContact: (typeof noYes)[number] | null
  readonly hasPaid: (typeof noYes)[number] | null
}
const noAnswers: Answers = { contact: null, isInContact: null, hasPaid: null }

/** 回访: three taps. */
export function FollowUpPage() {
  const { id = '' } = useParams()
  const say = useSay(words)
  const sayVisit = useSay(visitWords)
  const navigate = useNavigate()
  const carryOut = useDeed()
  const { data } = useTask(id)
  const [answers, setAnswers] = useState(noAnswers)
  const [isMissing, setMissing] = useState(false)
  const send = async (): Promise<void> => {
    const answer = answerOf(answers)
    setMissing(answer === null)
    if (answer === null) return
    if (await carryOut({ kind: 'follow-up', taskId: id, about: data?.number ?? null, deed: { answer } }))
      void navigate('/desk/officer', { replace: true })
  }
  return (
    <>
      <main id="content" tabIndex={-1} className="phone-main">
        <h1>{say('follow-up')}</h1>
        <p className="hint number">{data?.number}</p>
        <Questions answers={answers} onChange={setAnswers} />
        {isMissing && (
          <p className="missing" role="alert">
            {sayVisit('followMissing')}
          </p>
        )}
      </main>
      <Bottom>
        <BigButton kind="second" onClick={() => void navigate(-1)}>
          {say('cancel')}
        </BigButton>
        <BigButton onClick={() => void send()}>{sayVisit('send')}</BigButton>
      </Bottom>
    </>
  )
}

function answerOf({ contact, isInContact, hasPaid }: Answers) {
  if (contact === null || isInContact === null || hasPaid === null) return null
  return { contact, isInContact: isInContact === 'yes', hasPaidSince: hasPaid === 'yes' }
}

interface QuestionsProps {
  readonly answers: Answers
  readonly onChange: (answers: Answers) => void
}

function Questions({ answers, onChange }: QuestionsProps) {
  const say = useSay(visitWords)
  const names = { phoned: 'contactPhoned', met: 'contactMet' } as const
  const options = noYes.map((value) => ({ value, label: say(value) }))
  return (
    <>
      <Choice
        label={say('how')}
        options={contacts.map((value) => ({ value, label: say(names[value]) }))}
        value={answers.contact}
        onChange={(contact) => onChange({ ...answers, contact })}
      />
      <Choice
        label={say('stillInContact')}
        options={options}
        value={answers.isInContact}
        onChange={(isInContact) => onChange({ ...answers, isInContact })}
      />
      <Choice
        label={say('paidSince')}
        options={options}
        value={answers.hasPaid}
        onChange={(hasPaid) => onChange({ ...answers, hasPaid })}
      />
      {(answers.isInContact === 'yes' || answers.hasPaid === 'yes') && (
        <p className="hint hint-warn">{say('followAgain')}</p>
      )}
    </>
  )
}
