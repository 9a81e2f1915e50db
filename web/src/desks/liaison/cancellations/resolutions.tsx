import { Alert, Button } from 'antd'
import { useState } from 'react'
import { api, type Answer, type Body, type Refusal } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { useRefusalText } from '../../../parts/refusal-text'
import { FileField } from '../../../parts/file-field'
import { cancellationWords } from './words'

type Sent = Body<'/v1/cancellation-answers/file', 'post'>
type Outcome = Answer<'/v1/cancellation-answers/file', 'post'>

/** A camt.029: read, tried, looked at, and only then sent. */
export function Resolutions() {
  const say = useSay(cancellationWords)
  const [told, setTold] = useState<{ readonly sent: Sent; readonly outcome: Outcome } | null>(null)
  const send = useWrite((body: Sent) => api.POST('/v1/cancellation-answers/file', { body }), {
    onDone: (outcome, sent) => setTold({ sent, outcome }),
    isQuiet: true,
  })
  const isTrial = told?.sent.isTrial === true
  return (
    <>
      <FileField
        words={cancellationWords}
        accept=".xml,application/xml,text/xml"
        onText={(xml) => {
          setTold(null)
          send.run({ xml, isTrial: true })
        }}
      />
      {send.refusal !== null && <BadMessage refusal={send.refusal} />}
      {told !== null && <Told outcome={told.outcome} isTrial={isTrial} />}
      {told !== null && isTrial && (
        <Button
          type="primary"
          loading={send.isRunning}
          disabled={told.outcome.rows.every(({ result }) => result === 'refused' || result === 'already')}
          onClick={() => send.run({ ...told.sent, isTrial: false })}
        >
          {say('submit')}
        </Button>
      )}
    </>
  )
}

function Told({
  outcome: { rows, checkedAgainst },
  isTrial,
}: {
  readonly outcome: Outcome
  readonly isTrial: boolean
}) {
  const say = useSay(cancellationWords)
  return (
    <Alert
      className="answer-file-told"
      role="status"
      type={rows.some(({ result }) => result === 'refused') ? 'warning' : 'success'}
      title={say(isTrial ? 'preview' : 'done')}
      description={
        <>
          <ul>
            {rows.map(({ reference, number, status, result, expected }) => (
              <li key={reference}>
                <span className="number">{number ?? say('unknownCase')}</span> {say(status)} · {say(result)}
                {expected !== null && ` (${expected})`}
              </li>
            ))}
          </ul>
          {checkedAgainst === null && <p className="soft">{say('unchecked', { name: 'camt.029' })}</p>}
        </>
      }
    />
  )
}

function BadMessage({ refusal }: { readonly refusal: Refusal }) {
  const say = useSay(cancellationWords)
  const textOf = useRefusalText()
  if (refusal.fields.length === 0) return <Alert type="error" role="alert" title={textOf(refusal)} />
  return (
    <Alert
      type="error"
      role="alert"
      title={say('badFile')}
      description={
        <ul>
          {refusal.fields.map(({ path, expected }) => (
            <li key={path}>{say('place', { path, expected })}</li>
          ))}
        </ul>
      }
    />
  )
}
