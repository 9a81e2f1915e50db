import { App } from 'antd'
import { useNavigate } from 'react-router'
import { useCode, useSay } from '../../language/language'
import { Empty } from '../../parts/states'
import { timeOf } from '../../parts/time'
import { writeDraft } from './phone/database'
import type { Entry } from './phone/deed'
import { outbox } from './phone/outbox'
import { inOrder } from './phone/queue'
import { useOutbox } from './phone/use-phone'
import { words } from './words'

/** What was entered on this phone: what waits, what was refused and why, what went and when. */
export function OutboxPage() {
  const say = useSay(words)
  const { entries } = useOutbox()
  const shown = [...inOrder(entries)].reverse()
  return (
    <main id="content" tabIndex={-1} className="phone-main">
      <h1>{say('outbox')}</h1>
      {shown.length === 0 ? (
        <Empty title={say('outboxNone')} about={say('outboxNoneAbout')} />
      ) : (
        <>
          <p className="hint">{say('outboxNoneAbout')}</p>
          {shown.map((entry) => (
            <Row key={entry.seq} entry={entry} entries={entries} />
          ))}
        </>
      )}
    </main>
  )
}

const nameOf = (say: (word: keyof typeof words) => string, { kind }: Entry): string =>
  say(kind === 'duty' ? 'duty-kind' : kind)

function Row({ entry, entries }: { readonly entry: Entry; readonly entries: readonly Entry[] }) {
  const say = useSay(words)
  const isBehind = entries.some(
    ({ taskId, state, seq }) => state === 'refused' && taskId === entry.taskId && seq < entry.seq,
  )
  const state = entry.state === 'waiting' && isBehind ? 'waitingBehind' : entry.state
  return (
    <section className={`entry entry-${entry.state}`} aria-label={nameOf(say, entry)}>
      <p className="row" style={{ margin: 0 }}>
        <strong>{nameOf(say, entry)}</strong>
        <span className="soft number">{entry.about}</span>
        <span className="row-end">
          {entry.sentAt === null ? say(state) : say('sentAt', { time: timeOf(entry.sentAt) })}
        </span>
      </p>
      <p className="soft" style={{ margin: 0 }}>
        {say('enteredAt', { time: timeOf(entry.enteredAt) })}
      </p>
      {entry.state === 'refused' && <Refused entry={entry} />}
    </section>
  )
}

function Refused({ entry }: { readonly entry: Entry }) {
  const say = useSay(words)
  const sayCode = useCode()
  const navigate = useNavigate()
  const { modal } = App.useApp()
  const { refusal } = entry
  const discard = (): void =>
    void modal.confirm({
      title: say('discard'),
      content: say('discardSure'),
      okText: say('discard'),
      okButtonProps: { danger: true },
      cancelText: say('cancel'),
      onOk: () => outbox.discard(entry),
    })
  const mend = async (): Promise<void> => {
    const { taskId, userId, deed } = entry
    if (taskId === null || deed?.draft === undefined) return
    await writeDraft(userId, taskId, deed.draft)
    await outbox.discard(entry)
    void navigate(`/desk/officer/task/${taskId}/visit`)
  }
  return (
    <>
      <p role="alert" style={{ margin: '6px 0 10px', color: 'var(--critical)' }}>
        {refusal === null ? '' : sayCode(refusal.code, 'problem')}
        {refusal !== null && refusal.fields.length > 0 && (
          <small style={{ display: 'block' }}>
            {refusal.fields.map(({ path, expected }) => `${path}: ${expected}`).join('; ')}
          </small>
        )}
      </p>
      <div className="row">
        {entry.kind === 'visit' ? (
          <button type="button" className="link-button" onClick={() => void mend()}>
            {say('mend')}
          </button>
        ) : (
          <button type="button" className="link-button" onClick={() => void outbox.again(entry)}>
            {say('sendAgain')}
          </button>
        )}
        <button type="button" className="link-button" style={{ color: 'var(--critical)' }} onClick={discard}>
          {say('discard')}
        </button>
      </div>
    </>
  )
}
