import { SoundOutlined } from '@ant-design/icons'
import { Alert, Button, Segmented, type InputRef } from 'antd'
import { useDeferredValue, useMemo, useRef } from 'react'
import { useSay } from '../../../language/language'
import { BankStatus } from '../../../parts/bank-links'
import { Empty, Failed, Loading } from '../../../parts/states'
import { useUser } from '../../../session/use-session'
import { useListState, views, type View } from '../desk-state'
import { ReportsView } from '../reports/reports-view'
import type { Alarm } from '../use-alarm'
import { useTakeNext } from '../use-take-next'
import { queueWords } from '../words'
import { EndedView } from './ended-view'
import { FilterBar, LevelCounts, useFilters } from './filter-bar'
import { countByLevel, filtered, isFiltered, noFilters } from './filters'
import { linesOf } from './lines'
import { PageKeys } from './page-keys'
import { QueueList } from './queue-list'
import type { QueueState } from './store'
import { useQueue, useQueueState } from './use-queue'

/** What comes in, by level and clock; take it and send somebody. */
export function QueuePage({ alarm }: { readonly alarm: Alarm }) {
  const say = useSay(queueWords)
  const state = useQueueState()
  const counts = useMemo(() => countByLevel(state.warnings), [state.warnings])
  const search = useRef<InputRef>(null)
  const take = useTakeNext()
  const [{ view }, setList] = useListState()
  return (
    <div className="queue-page">
      <h1 className="visually-hidden">{say('queue')}</h1>
      <div className="queue-top">
        <LevelCounts counts={counts} />
        <Segmented<View>
          aria-label={say('view')}
          value={view}
          onChange={(next) => setList((kept) => ({ ...kept, view: next, chosen: null, scrollTop: 0 }))}
          options={views.map((value) => ({ value, label: say(value) }))}
        />
        <span className="queue-space" />
        <BankStatus />
        <Button
          icon={<SoundOutlined />}
          type={alarm.isOn ? 'default' : 'text'}
          aria-pressed={alarm.isOn}
          onClick={alarm.toggle}
        >
          {say(alarm.isOn ? 'soundOn' : 'soundOff')}
        </Button>
        <Button type="primary" size="large" loading={take.isRunning} aria-keyshortcuts="n" onClick={take.run}>
          {say('takeNext')} <kbd aria-hidden="true">N</kbd>
        </Button>
      </div>
      {view === 'running' && <Running state={state} search={search} />}
      {view === 'ended' && <EndedView />}
      {view === 'reports' && <ReportsView />}
      <PageKeys search={search} take={take} alarm={alarm} />
    </div>
  )
}

interface RunningProps {
  readonly state: QueueState
  readonly search: { readonly current: InputRef | null }
}

function Running({ state, search }: RunningProps) {
  const { filters } = useFilters()
  const [{ folded }] = useListState()
  const { id } = useUser()
  const wanted = useDeferredValue(filters)
  const fitting = useMemo(() => filtered(state.warnings, wanted, id), [state.warnings, wanted, id])
  const lines = useMemo(() => linesOf(fitting, folded), [fitting, folded])
  return (
    <>
      <div className="queue-tools">
        <FilterBar search={search} />
        <HowMany state={state} shown={fitting.length} />
      </div>
      <Broken state={state} />
      {lines.length > 0 ? <QueueList lines={lines} arrivals={state.arrivals} /> : <Nothing state={state} />}
    </>
  )
}

function HowMany({ state, shown }: { readonly state: QueueState; readonly shown: number }) {
  const say = useSay(queueWords)
  const { warnings, isComplete, total } = state
  const all = warnings.length
  const text =
    isComplete || total === null
      ? say(shown === all ? 'all' : 'shown', { shown, all })
      : say('loadingMore', { loaded: all, total })
  return (
    <span className="how-many soft number" role="status">
      {text}
    </span>
  )
}

/** Some pages are there, the rest would not come. */
function Broken({ state }: { readonly state: QueueState }) {
  const say = useSay(queueWords)
  const { reload } = useQueue()
  if (state.error === null || state.warnings.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={say('brokeOff')}
      action={
        <Button size="small" onClick={reload}>
          {say('again')}
        </Button>
      }
    />
  )
}

function Nothing({ state }: { readonly state: QueueState }) {
  const say = useSay(queueWords)
  const { filters, change } = useFilters()
  const { reload } = useQueue()
  if (state.error !== null) return <Failed error={state.error} onRetry={reload} />
  if (state.total === null) return <Loading rows={8} />
  if (!isFiltered(filters)) return <Empty title={say('nothing')} about={say('nothingAbout')} />
  const action = <Button onClick={() => change(noFilters)}>{say('clear')}</Button>
  return (
    <Empty title={say('noFit')} about={say('noFitAbout', { all: state.warnings.length })} action={action} />
  )
}
