import { Button, Progress } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client'
import { useRead, useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { State } from '../../../parts/code'
import { countText } from '../../../parts/figures'
import { Empty, Loaded } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { PackLink } from '../parts/marks'
import { useReplays, type Pack, type Replay } from '../reads'
import { ReplayForm } from './replay-form'
import { ReplayResultView } from './result'
import { replayWords } from './words'

/** Runs of a pack over recorded signals: a new one, the one that is under way, and what came of the others. */
export function Replays({ pack }: { readonly pack: Pack }) {
  const say = useSay(replayWords)
  const replays = useReplays(pack.hash)
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <>
      <p className="soft">{say('about')}</p>
      <ReplayForm pack={pack} onStarted={setChosen} />
      <Loaded of={replays} rows={3}>
        {({ items }) => {
          const shown = items.find(({ id }) => id === chosen) ?? items[0]
          if (shown === undefined) return <Empty title={say('none')} about={say('noneAbout')} />
          return (
            <div className="rules-replays">
              <Earlier replays={items} shown={shown.id} onChoose={setChosen} />
              <OneReplay key={shown.id} id={shown.id} />
            </div>
          )
        }}
      </Loaded>
    </>
  )
}

function Earlier({
  replays,
  shown,
  onChoose,
}: {
  readonly replays: readonly Replay[]
  readonly shown: string
  readonly onChoose: (id: string) => void
}) {
  const say = useSay(replayWords)
  return (
    <nav aria-label={say('earlier')} className="rules-earlier">
      <ul>
        {replays.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              aria-current={one.id === shown ? 'true' : undefined}
              onClick={() => onChoose(one.id)}
            >
              <Moment at={one.requestedAt} /> <State state={one.state} of="replay" />
              <br />
              <span className="soft">
                <SpanOf replay={one} /> · {say('by', { name: one.requestedBy.displayName })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const DAY_HOURS = 24

function SpanOf({ replay }: { readonly replay: Replay }) {
  const say = useSay(replayWords)
  const { hours } = replay
  if (hours === null) return <>{say('upload')}</>
  const isDays = hours >= 2 * DAY_HOURS && hours % DAY_HOURS === 0
  return <>{isDays ? say('days', { count: hours / DAY_HOURS }) : say('hours', { count: hours })}</>
}

// How far it has come is no move of a machine: while it runs, it is asked.
const PROGRESS_MS = 1_000
const isUnderWay = ({ state }: Pick<Replay, 'state'>): boolean => state === 'queued' || state === 'running'

function OneReplay({ id }: { readonly id: string }) {
  const [isRunning, setRunning] = useState(true)
  const replay = useRead(
    ['replays', 'one', id],
    () => api.GET('/v1/replays/{id}', { params: { path: { id } } }),
    { live: ['replay'], ...(isRunning ? { everyMs: PROGRESS_MS } : {}) },
  )
  const isDone = replay.data !== undefined && !isUnderWay(replay.data)
  if (isDone === isRunning) setRunning(!isDone)
  return (
    <Loaded of={replay} rows={6}>
      {(read) => <Told replay={read} />}
    </Loaded>
  )
}

function Told({ replay }: { readonly replay: Replay }) {
  const say = useSay(replayWords)
  if (isUnderWay(replay)) return <UnderWay replay={replay} />
  if (replay.state === 'failed') return <p role="alert">{say('failed', { why: replay.problem ?? '' })}</p>
  if (replay.result === null) return <p className="soft">{say('cancelled')}</p>
  return (
    <section aria-label={say('result')}>
      <p className="soft">
        <SpanOf replay={replay} /> · {say('against')} <PackLink hash={replay.against} />
      </p>
      <ReplayResultView result={replay.result} />
    </section>
  )
}

function UnderWay({ replay }: { readonly replay: Replay }) {
  const say = useSay(replayWords)
  const cancel = useWrite((id: string) => api.POST('/v1/replays/{id}/cancel', { params: { path: { id } } }), {
    outdates: [['replays']],
  })
  const { judged, total, state } = replay
  const text =
    state === 'queued'
      ? say('queued')
      : total === null
        ? say('preparing')
        : say('progress', { judged: countText(judged), total: countText(total) })
  const percent = total === null || total === 0 ? 0 : Math.round((judged / total) * 100)
  return (
    <div className="rules-under-way">
      <p role="status">{text}</p>
      <Progress percent={percent} status="active" aria-label={text} />
      <Button loading={cancel.isRunning} onClick={() => cancel.run(replay.id)}>
        {say('cancel')}
      </Button>
    </div>
  )
}
