import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useSay } from '../../language/language'
import { BigButton, Bottom, Choice, TextArea } from './parts'
import { useDeed } from './use-deed'
import { useTask } from './use-desk'
import { words } from './words'

const reasons = ['r-busy', 'r-far', 'r-vehicle', 'r-elsewhere', 'r-other'] as const
type Reason = (typeof reasons)[number]
// As the service judges it: a reason stays readable, so it must name nobody's number.
const NUMBER_OF_SOMEBODY = /\d(?:[\s-]?\d){6,}/
const SHORTEST = 2
const LONGEST = 200

/** 退回: with a reason by one tap. */
export function HandBackPage() {
  const { id = '' } = useParams()
  const say = useSay(words)
  const navigate = useNavigate()
  const carryOut = useDeed()
  const { data } = useTask(id)
  const [reason, setReason] = useState<Reason | null>(null)
  const [more, setMore] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async (): Promise<void> => {
    const found = problemOf(reason, more)
    setProblem(found)
    if (found !== null || reason === null) return
    const said = [
      ...(reason === 'r-other' ? [] : [say(reason)]),
      ...(more.trim() === '' ? [] : [more.trim()]),
    ]
    const deed = { reason: said.join(say('and')) }
    if (await carryOut({ kind: 'return', taskId: id, about: data?.number ?? null, deed }))
      void navigate('/desk/officer', { replace: true })
  }
  return (
    <>
      <main id="content" tabIndex={-1} className="phone-main">
        <h1>{say('handBack')}</h1>
        <p className="hint">{say('handBackAbout')}</p>
        <Choice
          label={say('handBackReason')}
          options={reasons.map((value) => ({ value, label: say(value) }))}
          value={reason}
          onChange={setReason}
        />
        <TextArea label={say('reasonElse')} rows={3} max={LONGEST} value={more} onChange={setMore} />
        {problem !== null && (
          <p className="missing" role="alert">
            {say(problem)}
          </p>
        )}
      </main>
      <Bottom>
        <BigButton kind="second" onClick={() => void navigate(-1)}>
          {say('cancel')}
        </BigButton>
        <BigButton kind="danger" onClick={() => void send()}>
          {say('return')}
        </BigButton>
      </Bottom>
    </>
  )
}

type Problem = 'reasonMissing' | 'reasonNumbers'

function problemOf(reason: Reason | null, more: string): Problem | null {
  const text = more.trim()
  if (reason === null || (reason === 'r-other' && text.length < SHORTEST)) return 'reasonMissing'
  return NUMBER_OF_SOMEBODY.test(text.normalize('NFKC')) ? 'reasonNumbers' : null
}
