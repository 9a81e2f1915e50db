import { useState } from 'react'
import { useSay } from '../../language/language'
import { BigButton, Bottom, Choice, TextArea, type Option } from './parts'
import { phoneWords } from './words'

// As the service judges it: a reason stays readable, so it must name nobody's number.
const NUMBER_OF_SOMEBODY = /\d(?:[\s-]?\d){6,}/
const SHORTEST = 2
const LONGEST = 200

interface FormProps<T extends string> {
  readonly title: string
  readonly about: string
  readonly label: string
  readonly reasons: readonly Option<T>[]
  /** The one that says nothing by itself. */
  readonly other: T
  readonly action: string
  readonly isBusy?: boolean
  readonly onSend: (reason: string) => void
  readonly onCancel: () => void
}

/** A reason by one tap, and more of it by hand. */
export function ReasonForm<T extends string>(props: FormProps<T>) {
  const { reasons, other, isBusy = false, onSend } = props
  const say = useSay(phoneWords)
  const [reason, setReason] = useState<T | null>(null)
  const [more, setMore] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = (): void => {
    const found = problemOf(reason, other, more)
    setProblem(found)
    if (found !== null) return
    const chosen = reasons.filter(({ value }) => value === reason && value !== other)
    const said = [...chosen.map(({ label }) => label), ...(more.trim() === '' ? [] : [more.trim()])]
    onSend(said.join(say('and')))
  }
  return (
    <>
      <main id="content" tabIndex={-1} className="phone-main">
        <h1>{props.title}</h1>
        <p className="hint">{props.about}</p>
        <Choice label={props.label} options={reasons} value={reason} onChange={setReason} />
        <TextArea label={say('reasonElse')} rows={3} max={LONGEST} value={more} onChange={setMore} />
        {problem !== null && (
          <p className="missing" role="alert">
            {say(problem)}
          </p>
        )}
      </main>
      <Bottom>
        <BigButton kind="second" onClick={props.onCancel}>
          {say('cancel')}
        </BigButton>
        <BigButton kind="danger" onClick={send} isBusy={isBusy}>
          {props.action}
        </BigButton>
      </Bottom>
    </>
  )
}

type Problem = 'reasonMissing' | 'reasonNumbers'

function problemOf(reason: string | null, other: string, more: string): Problem | null {
  const text = more.trim()
  if (reason === null || (reason === other && text.length < SHORTEST)) return 'reasonMissing'
  return NUMBER_OF_SOMEBODY.test(text.normalize('NFKC')) ? 'reasonNumbers' : null
}
