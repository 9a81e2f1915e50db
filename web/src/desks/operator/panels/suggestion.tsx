import { Button } from 'antd'
import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { defineWords, useSay, useSpeech } from '../../../language/language'
import { Loaded } from '../../../parts/states'
import { NotEligible, WayText } from './choice-parts'
import { Panel } from './panel'
import { canDispatch } from './possible'
import { useSuggestion, useTasks, type Suggestion, type WarningDetail } from './reads'
import { keyOf, SendableName } from './sendable'

const words = defineWords({
  title: { zh: '派警建议', en: 'Who should go' },
  send: { zh: '派出', en: 'Send' },
  sent: { zh: '已派出', en: 'Sent' },
  other: { zh: '改派他人…', en: 'Somebody else…' },
  next: { zh: '其次', en: 'Next' },
  noOther: { zh: '没有其他人选', en: 'There is nobody else' },
})

/** Whom the service would send, and why; one press sends them. Somebody else needs a reason. */
export function SuggestionPanel({
  warning,
  onOther,
}: {
  readonly warning: WarningDetail
  readonly onOther: () => void
}) {
  const say = useSay(words)
  const suggestion = useSuggestion(warning.id)
  const tasks = useTasks(warning.id)
  const isPossible = canDispatch(warning, tasks.data?.items ?? [])
  return (
    <Panel
      title={say('title')}
      extra={
        <Button size="small" disabled={!isPossible} onClick={onOther}>
          {say('other')}
        </Button>
      }
    >
      <Loaded of={suggestion} rows={2}>
        {({ choice, runnersUp, eligible, notEligible }) => (
          <>
            <Chosen warningId={warning.id} choice={choice} isPossible={isPossible} />
            <RunnersUp runnersUp={runnersUp} />
            <NotEligible eligible={eligible} counts={notEligible} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function Chosen({
  warningId,
  choice,
  isPossible,
}: {
  readonly warningId: string
  readonly choice: Suggestion['choice']
  readonly isPossible: boolean
}) {
  const say = useSay(words)
  const { language } = useSpeech()
  const send = useWrite(
    () => api.POST('/v1/warnings/{id}/dispatch', { params: { path: { id: warningId } }, body: {} }),
    { done: say('sent') },
  )
  return (
    <>
      <div className="choice">
        <SendableName who={choice} />
        <WayText way={choice.way} />
        <Button
          type="primary"
          disabled={!isPossible}
          loading={send.isRunning}
          onClick={() => send.run(undefined)}
        >
          {say('send')}
        </Button>
      </div>
      <p className="soft choice-why">{choice.reason[language]}</p>
    </>
  )
}

function RunnersUp({ runnersUp }: Pick<Suggestion, 'runnersUp'>) {
  const say = useSay(words)
  const { language } = useSpeech()
  return (
    <>
      <h3 className="sub-head">{say('next')}</h3>
      {runnersUp.length === 0 ? (
        <p className="soft">{say('noOther')}</p>
      ) : (
        <ol className="runners-up">
          {runnersUp.map((who) => (
            <li key={keyOf(who)}>
              <SendableName who={who} />
              <span className="soft runner-up-why">
                <WayText way={who.way} /> {who.why[language]}
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
