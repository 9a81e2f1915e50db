import { useState } from 'react'
import type { Body } from '../../api/client'
import { useSay } from '../../language/language'
import { BigButton, Bottom, Choice } from './parts'
import { phoneWords } from './words'

export type FollowUpAnswer = Body<'/v1/tasks/{id}/follow-up', 'post'>

const contacts = ['phoned', 'met'] as const
const noYes = ['no', 'yes'] as const

interface Answers {
  readonly contact: (typeof contacts)[number] | null
  readonly isInContact: (typeof noYes)[number] | null
  readonly hasPaid: (typeof noYes)[number] | null
}
const noAnswers: Answers = { contact: null, isInContact: null, hasPaid: null }

interface FormProps {
  readonly title: string
  readonly number: string | undefined
  readonly isBusy?: boolean
  readonly onSend: (answer: FollowUpAnswer) => void
  readonly onCancel: () => void
}

/** 回访: three taps. */
export function FollowUpForm({ title, number, isBusy = false, onSend, onCancel }: FormProps) {
  const say = useSay(phoneWords)
  const [answers, setAnswers] = useState(noAnswers)
  const [isMissing, setMissing] = useState(false)
  const send = (): void => {
    const answer = answerOf(answers)
    setMissing(answer === null)
    if (answer !== null) onSend(answer)
  }
  return (
    <>
      <main id="content" tabIndex={-1} className="phone-main">
        <h1>{title}</h1>
        <p className="hint number">{number}</p>
        <Questions answers={answers} onChange={setAnswers} />
        {isMissing && answerOf(answers) === null && (
          <p className="missing" role="alert">
            {say('followMissing')}
          </p>
        )}
      </main>
      <Bottom>
        <BigButton kind="second" onClick={onCancel}>
          {say('cancel')}
        </BigButton>
        <BigButton onClick={send} isBusy={isBusy}>
          {say('send')}
        </BigButton>
      </Bottom>
    </>
  )
}

function answerOf({ contact, isInContact, hasPaid }: Answers): FollowUpAnswer | null {
  if (contact === null || isInContact === null || hasPaid === null) return null
  return { contact, isInContact: isInContact === 'yes', hasPaidSince: hasPaid === 'yes' }
}

interface QuestionsProps {
  readonly answers: Answers
  readonly onChange: (answers: Answers) => void
}

function Questions({ answers, onChange }: QuestionsProps) {
  const say = useSay(phoneWords)
  const options = noYes.map((value) => ({ value, label: say(value) }))
  return (
    <>
      <Choice
        label={say('how')}
        options={contacts.map((value) => ({ value, label: say(value) }))}
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
