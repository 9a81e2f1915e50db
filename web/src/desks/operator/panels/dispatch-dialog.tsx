import { Radio } from 'antd'
import { useState } from 'react'
import { api, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { defineWords, useSay } from '../../../language/language'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { Loaded } from '../../../parts/states'
import { causeWords } from './choice-words'
import { useSuggestion, type Suggestion, type WarningDetail } from './reads'
import { keyOf, SendableName, type Sendable } from './sendable'

const words = defineWords({
  title: { zh: '指定派警', en: 'Send somebody else' },
  effect: {
    zh: '指定的民警或派出所先接到任务；理由随任务保留。',
    en: 'Whom you name gets the task first; the reason is kept with it.',
  },
  action: { zh: '派出', en: 'Send' },
  sent: { zh: '已派出', en: 'Sent' },
  officers: { zh: '附近民警', en: 'Officers near by' },
  stations: { zh: '附近派出所', en: 'Stations near by' },
  missing: { zh: '请选择民警或派出所', en: 'Choose an officer or a station' },
})

/** By hand: somebody near by, and why not whom the service would have chosen. */
export function DispatchDialog({
  warning,
  onClose,
}: {
  readonly warning: WarningDetail
  readonly onClose: () => void
}) {
  const say = useSay(words)
  const suggestion = useSuggestion(warning.id)
  const [chosen, setChosen] = useState<Sendable | null>(null)
  const [isMissing, setMissing] = useState(false)
  const send = useWrite(
    (body: Body<'/v1/warnings/{id}/dispatch', 'post'>) =>
      api.POST('/v1/warnings/{id}/dispatch', { params: { path: { id: warning.id } }, body }),
    { onDone: onClose, done: say('sent') },
  )
  const confirm = (reason: string): void => {
    setMissing(chosen === null)
    if (chosen === null) return
    const { officerId, stationId } = chosen
    send.run(officerId === null ? { stationId, reason } : { officerId, reason })
  }
  return (
    <ReasonDialog
      title={say('title')}
      effect={say('effect')}
      action={say('action')}
      isRunning={send.isRunning}
      onCancel={onClose}
      onConfirm={confirm}
    >
      <Loaded of={suggestion}>
        {(known) => <Choices suggestion={known} chosen={chosen} onChoose={setChosen} />}
      </Loaded>
      {isMissing && (
        <p role="alert" className="blocked">
          {say('missing')}
        </p>
      )}
    </ReasonDialog>
  )
}

interface ChoicesProps {
  readonly suggestion: Suggestion
  readonly chosen: Sendable | null
  readonly onChoose: (who: Sendable) => void
}

function Choices({ suggestion: { officers, stations }, chosen, onChoose }: ChoicesProps) {
  const say = useSay(words)
  const sayCause = useSay(causeWords)
  const all: readonly Sendable[] = [...officers, ...stations]
  const choose = (key: string): void => {
    const who = all.find((each) => keyOf(each) === key)
    if (who !== undefined) onChoose(who)
  }
  return (
    <Radio.Group
      className="sendables"
      value={chosen === null ? null : keyOf(chosen)}
      onChange={({ target }) => choose(String(target.value))}
    >
      {officers.length > 0 && <h3 className="sub-head">{say('officers')}</h3>}
      {officers.map((officer) => (
        <Radio key={keyOf(officer)} value={keyOf(officer)} disabled={!officer.isFree}>
          <SendableName who={officer} />
          {officer.whyNot !== null && <span className="soft"> {sayCause(officer.whyNot)}</span>}
        </Radio>
      ))}
      <h3 className="sub-head">{say('stations')}</h3>
      {stations.map((station) => (
        <Radio key={keyOf(station)} value={keyOf(station)}>
          <SendableName who={station} />
        </Radio>
      ))}
    </Radio.Group>
  )
}
