import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { api, type Answer, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay, useSpeech } from '../../../language/language'
import { FileField } from '../../../parts/file-field'
import { BadFile, Told } from './told'
import { answerFileWords } from './words'

type Sent = Body<'/v1/bank-answers/file', 'post'>
export type Outcome = Answer<'/v1/bank-answers/file', 'post'>

/** Many answers at once: read, tried, looked at, and only then sent. */
export function AnswerFile() {
  const say = useSay(answerFileWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say('open')}
      </Button>
      <Drawer title={say('title')} open={isOpen} size={560} destroyOnHidden onClose={() => setOpen(false)}>
        <Steps />
      </Drawer>
    </>
  )
}

interface Told {
  readonly sent: Sent
  readonly outcome: Outcome
}

function Steps() {
  const say = useSay(answerFileWords)
  const { language } = useSpeech()
  const [told, setTold] = useState<Told | null>(null)
  const send = useWrite((body: Sent) => api.POST('/v1/bank-answers/file', { body }), {
    onDone: (outcome, sent) => setTold({ sent, outcome }),
    isQuiet: true,
  })
  return (
    <>
      <p className="soft">{say('about')}</p>
      <p>
        <a href={`/v1/bank-answers/template.csv?lang=${language}`} download>
          {say('template')}
        </a>
      </p>
      <FileField
        words={answerFileWords}
        accept=".csv,text/csv,text/plain"
        onText={(csv) => {
          setTold(null)
          send.run({ csv, isTrial: true })
        }}
      />
      {send.refusal !== null && <BadFile refusal={send.refusal} />}
      {told !== null && <Told outcome={told.outcome} isTrial={told.sent.isTrial} />}
      {told?.sent.isTrial === true && (
        <Button
          type="primary"
          loading={send.isRunning}
          disabled={told.outcome.taken === 0}
          onClick={() => send.run({ ...told.sent, isTrial: false })}
        >
          {say('submit')}
        </Button>
      )}
    </>
  )
}
