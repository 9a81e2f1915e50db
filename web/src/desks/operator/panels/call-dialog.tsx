import { PhoneOutlined } from '@ant-design/icons'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { api, type Answer, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { defineWords, useCode, useSay, useSpeech } from '../../../language/language'
import { CopyButton } from '../../../parts/copy-button'
import { Phone } from '../../../parts/numbers'
import { Loaded } from '../../../parts/states'
import { useFirstWords, type WarningDetail } from './reads'
import { Typology } from './typology'

const words = defineWords({
  title: { zh: '电话劝阻', en: 'Call the person' },
  number: { zh: '号码', en: 'Number' },
  showNumber: { zh: '显示号码（记入审计）', en: 'Show the number (it is logged)' },
  noNumber: { zh: '没有已知号码', en: 'No number is known' },
  script: { zh: '先说这些', en: 'Say this first' },
  ifRefused: { zh: '当事人不信时', en: 'If they do not believe it' },
  outcome: { zh: '通话结果', en: 'What it came to' },
  blockedAbout: {
    zh: '占线、挂断、呼叫转移或关机，说明骗子很可能正在线上：将立即派警，时限按高一级计算。',
    en: 'Busy, hung up, diverted or switched off: the fraudster is probably on the line. A patrol is sent at once and the clocks run as one level higher.',
  },
  note: { zh: '备注（加密保存）', en: 'Note (kept sealed)' },
  save: { zh: '记录结果', en: 'Record' },
  saved: { zh: '已记录', en: 'Recorded' },
  cancel: { zh: '取消', en: 'Cancel' },
  missing: { zh: '请选择通话结果', en: 'Choose what the call came to' },
  who: { zh: '身份', en: 'Who' },
  stop: { zh: '停手', en: 'Stop' },
  ask: { zh: '询问', en: 'Ask' },
  tell: { zh: '点破', en: 'Tell' },
  keep: { zh: '稳住', en: 'Keep' },
})

type Report = Body<'/v1/warnings/{id}/calls', 'post'>
type CallOutcome = Report['outcome']
const outcomes: readonly CallOutcome[] = [
  'reached',
  'no_answer',
  'busy',
  'hung_up',
  'diverted',
  'unreachable',
]
const blocked: readonly CallOutcome[] = ['busy', 'hung_up', 'diverted', 'unreachable']

/** The words to say, the number to dial, and what it came to. */
export function CallDialog({
  warning,
  onClose,
}: {
  readonly warning: WarningDetail
  readonly onClose: () => void
}) {
  const say = useSay(words)
  const [outcome, setOutcome] = useState<CallOutcome | null>(null)
  const [note, setNote] = useState('')
  const [isMissing, setMissing] = useState(false)
  const record = useWrite(
    (body: Report) => api.POST('/v1/warnings/{id}/calls', { params: { path: { id: warning.id } }, body }),
    { onDone: onClose, done: say('saved') },
  )
  const save = (): void => {
    setMissing(outcome === null)
    if (outcome === null) return
    const text = note.trim()
    record.run(text === '' ? { outcome } : { outcome, note: text })
  }
  return (
    <Modal
      open
      width={760}
      title={
        <>
          {say('title')} <span className="soft">{warning.person.name}</span>
        </>
      }
      okText={say('save')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: record.isRunning }}
      onOk={save}
      onCancel={onClose}
    >
      <PhoneNumber warningId={warning.id} masked={warning.person.phone} />
      <Script typology={warning.typology} />
      <Outcomes value={outcome} onChange={setOutcome} isMissing={isMissing} />
      <Note value={note} onChange={setNote} />
    </Modal>
  )
}

function Note({ value, onChange }: { readonly value: string; readonly onChange: (note: string) => void }) {
  const say = useSay(words)
  return (
    <>
      <label className="note-label" htmlFor="call-note">
        {say('note')}
      </label>
      <Input.TextArea
        id="call-note"
        rows={2}
        maxLength={1_000}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  )
}

function PhoneNumber({ warningId, masked }: { readonly warningId: string; readonly masked: string | null }) {
  const say = useSay(words)
  const [who, setWho] = useState<Answer<'/v1/warnings/{id}/identity', 'post'> | null>(null)
  const open = useWrite(
    () =>
      api.POST('/v1/warnings/{id}/identity', {
        params: { path: { id: warningId } },
        body: { purpose: 'triage' },
      }),
    { onDone: setWho, outdates: [] },
  )
  return (
    <p className="dial">
      <PhoneOutlined aria-hidden="true" />{' '}
      {who === null ? (
        <>
          <Phone number={masked} />
          <Button size="small" loading={open.isRunning} onClick={() => open.run(undefined)}>
            {say('showNumber')}
          </Button>
        </>
      ) : who.phones.length === 0 ? (
        say('noNumber')
      ) : (
        who.phones.map((phone) => (
          <span key={phone} className="opened-number">
            <a href={`tel:${phone}`} className="dial-number">
              <Phone number={phone} />
            </a>
            <CopyButton text={phone} what={say('number')} />
          </span>
        ))
      )}
    </p>
  )
}

function Script({ typology }: { readonly typology: string }) {
  const say = useSay(words)
  const { language } = useSpeech()
  const script = useFirstWords(typology)
  return (
    <section className="script" aria-label={say('script')}>
      <h3>
        {say('script')} · <Typology id={typology} />
      </h3>
      <Loaded of={script}>
        {({ call, ifRefused }) => (
          <>
            <ol className="script-lines">
              {call.map((line) => (
                <li key={line.step}>
                  <span className="script-step">{say(line.step)}</span>
                  <span>{line[language]}</span>
                </li>
              ))}
            </ol>
            <p className="if-refused">
              <strong>{say('ifRefused')}</strong> {ifRefused[language]}
            </p>
          </>
        )}
      </Loaded>
    </section>
  )
}

function Outcomes({
  value,
  onChange,
  isMissing,
}: {
  readonly value: CallOutcome | null
  readonly onChange: (outcome: CallOutcome) => void
  readonly isMissing: boolean
}) {
  const say = useSay(words)
  const sayCode = useCode()
  return (
    <fieldset className="outcomes">
      <legend>{say('outcome')}</legend>
      {outcomes.map((outcome) => (
        <Button
          key={outcome}
          type={value === outcome ? 'primary' : 'default'}
          danger={blocked.includes(outcome)}
          aria-pressed={value === outcome}
          onClick={() => onChange(outcome)}
        >
          {sayCode(outcome, 'call')}
        </Button>
      ))}
      {value !== null && blocked.includes(value) && (
        <p role="status" className="blocked">
          {say('blockedAbout')}
        </p>
      )}
      {isMissing && value === null && (
        <p role="alert" className="blocked">
          {say('missing')}
        </p>
      )}
    </fieldset>
  )
}
