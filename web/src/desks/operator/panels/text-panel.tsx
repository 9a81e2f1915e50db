import { EyeOutlined } from '@ant-design/icons'
import { Button, Select, Space } from 'antd'
import { useState } from 'react'
import { api, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useCode, useSay, useSpeech } from '../../../language/language'
import { Empty } from '../../../parts/states'
import { momentText, useNow } from '../../../parts/time'
import { PurposeChoice, type Purpose } from './identity-card'
import { Legend, MarkedText } from './marked-text'
import { Panel } from './panel'
import type { SignalText, WarningDetail, WarningSignal } from './reads'
import { Similar } from './similar'
import { textWords } from './text-words'

/** What was said to the person, with its elements marked, beside the script it resembles. */
export function TextPanel({ warning }: { readonly warning: WarningDetail }) {
  const say = useSay(textWords)
  const signals = [...warning.signals].sort(byWorth)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = signals.find(({ id }) => id === chosenId) ?? signals[0]
  return (
    <Panel
      title={say('title')}
      extra={
        signals.length > 1 && chosen !== undefined ? (
          <SignalChoice signals={signals} value={chosen.id} onChange={setChosenId} />
        ) : null
      }
    >
      {chosen === undefined ? (
        <Empty title={say('noText')} />
      ) : (
        <SaidIn key={chosen.id} warningId={warning.id} signal={chosen} />
      )}
    </Panel>
  )
}

/** What people wrote and said first, then reports, and memos last; the most suspect first. */
const WORTH = ['message', 'call', 'report', 'transaction']
const byWorth = (a: WarningSignal, b: WarningSignal): number => {
  const kinds = WORTH.indexOf(a.type) - WORTH.indexOf(b.type)
  return kinds === 0 ? b.score - a.score : kinds
}

function SignalChoice({
  signals,
  value,
  onChange,
}: {
  readonly signals: readonly WarningSignal[]
  readonly value: string
  readonly onChange: (id: string) => void
}) {
  const say = useSay(textWords)
  const sayCode = useCode()
  const { language } = useSpeech()
  const today = useNow(60_000)
  return (
    <Select<string>
      size="small"
      value={value}
      onChange={onChange}
      aria-label={say('choose')}
      popupMatchSelectWidth={false}
      options={signals.map(({ id, type, occurredAt, score }) => ({
        value: id,
        label: `${sayCode(type)} ${momentText(occurredAt, today, language)} · ${Math.round(score * 100)}%`,
      }))}
    />
  )
}

function SaidIn({ warningId, signal }: { readonly warningId: string; readonly signal: WarningSignal }) {
  const say = useSay(textWords)
  const [said, setSaid] = useState<SignalText | null>(null)
  const [purpose, setPurpose] = useState<Purpose>('triage')
  const open = useWrite(
    (body: Body<'/v1/warnings/{id}/signals/{signalId}/text', 'post'>) =>
      api.POST('/v1/warnings/{id}/signals/{signalId}/text', {
        params: { path: { id: warningId, signalId: signal.id } },
        body,
      }),
    { onDone: setSaid, outdates: [], isQuiet: true },
  )
  if (said !== null)
    return (
      <div className="said-and-known">
        <div>
          <MarkedText said={said} />
          <Legend said={said}>
            <Button size="small" type="text" onClick={() => setSaid(null)}>
              {say('hide')}
            </Button>
          </Legend>
        </div>
        <Similar near={signal.similar} />
      </div>
    )
  return (
    <div className="sealed">
      <p className="state-title">
        {open.refusal === null ? say('sealed') : refusalOf(say, open.refusal.code)}
      </p>
      <p className="soft">{say('sealedAbout')}</p>
      <Space.Compact>
        <PurposeChoice value={purpose} onChange={setPurpose} />
        <Button
          size="small"
          type="primary"
          icon={<EyeOutlined />}
          loading={open.isRunning}
          onClick={() => open.run({ purpose })}
        >
          {say('open')}
        </Button>
      </Space.Compact>
      {signal.similar.length > 0 && <Similar near={signal.similar} />}
    </div>
  )
}

const refusalOf = (say: (word: 'noText' | 'sealed') => string, code: string): string =>
  say(code === 'not_found' ? 'noText' : 'sealed')
