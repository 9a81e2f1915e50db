import { Segmented } from 'antd'
import { useState, type ReactNode } from 'react'
import { useCode, useSay, useSpeech } from '../../../language/language'
import { Money } from '../../../parts/money'
import { Empty, Loaded } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { madeReason } from './made-reasons'
import { Panel } from './panel'
import { useTimeline, type Timeline, type WarningDetail } from './reads'
import { happened, noticeWords, outcomeWords, timelineWords } from './timeline-words'

type Entry = Timeline['items'][number]
type Filter = 'all' | 'signals' | 'work' | 'money'
const filters: readonly Filter[] = ['all', 'signals', 'work', 'money']
const MONEY_MACHINES = ['stop', 'proposed_stop', 'traced_account', 'freeze', 'protective_hold', 'appeal']

/** All that happened to a warning on one line, the latest first. */
export function TimelinePanel({ warning }: { readonly warning: WarningDetail }) {
  const say = useSay(timelineWords)
  const timeline = useTimeline(warning.id)
  const [filter, setFilter] = useState<Filter>('all')
  return (
    <Panel
      title={say('title')}
      extra={
        <Segmented<Filter>
          size="small"
          value={filter}
          onChange={setFilter}
          options={filters.map((value) => ({ value, label: say(value) }))}
        />
      }
    >
      <Loaded of={timeline}>
        {({ items }) => <Entries entries={items.filter((entry) => fits(entry, filter)).reverse()} />}
      </Loaded>
    </Panel>
  )
}

function fits(entry: Entry, filter: Filter): boolean {
  if (filter === 'all') return true
  if (filter === 'signals') return entry.kind === 'signal'
  const isMoney =
    (entry.kind === 'transition' && MONEY_MACHINES.includes(entry.machine)) ||
    (entry.kind === 'signal' && entry.amount !== null) ||
    entry.kind === 'hold-outcome'
  return filter === 'money' ? isMoney : entry.kind !== 'signal' && !isMoney
}

function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  const say = useSay(timelineWords)
  if (entries.length === 0) return <Empty title={say('none')} />
  return (
    <ol className="timeline">
      {entries.map((entry, index) => (
        <li key={`${entry.at} ${index}`} className={`entry entry-${kindOf(entry)}`}>
          <Moment at={entry.at} />
          <EntryText entry={entry} />
        </li>
      ))}
    </ol>
  )
}

const kindOf = (entry: Entry): string =>
  entry.kind === 'transition'
    ? MONEY_MACHINES.includes(entry.machine)
      ? 'money'
      : entry.machine
    : entry.kind

function EntryText({ entry }: { readonly entry: Entry }): ReactNode {
  switch (entry.kind) {
    case 'transition':
      return <Move entry={entry} />
    case 'signal':
      return <SignalEntry entry={entry} />
    case 'visit':
      return <VisitEntry entry={entry} />
    case 'notification':
      return <Notice entry={entry} />
    case 'hold-outcome':
      return <Outcome entry={entry} />
  }
}

type Of<K extends Entry['kind']> = { readonly entry: Extract<Entry, { readonly kind: K }> }

function Move({ entry }: Of<'transition'>) {
  const say = useSay(happened)
  const sayCode = useCode()
  const name = `${entry.machine}.${entry.event}`
  const isKnown = Object.hasOwn(happened, name)
  const group = reasonGroups[name] ?? (entry.machine === 'message' ? 'message' : null)
  const isCall = group !== null && entry.reason !== null
  return (
    <span className="entry-text">
      <strong>{isKnown ? say(name) : `${sayCode(entry.machine)} ${entry.event}`}</strong>
      {isCall && <span> {sayCode(entry.reason ?? '', group)}</span>}
      {entry.actor.name !== null && <span className="soft"> {entry.actor.name}</span>}
      {!isCall && entry.reason !== null && (
        <span className="entry-reason">
          <Reason text={entry.reason} />
        </span>
      )}
    </span>
  )
}

/** Whose reason is a code: what a call came to; else the channel, or what it waits for. */
const reasonGroups: Readonly<Record<string, 'call'>> = { 'warning.call': 'call', 'message.end': 'call' }

function Reason({ text }: { readonly text: string }) {
  const sayCode = useCode()
  const { language } = useSpeech()
  const made = madeReason(text)
  if (made === null) return <>{sayCode(text, 'hold')}</>
  const filled = made.words[language].replaceAll(/\{(\w+)\}/g, (_, part: string) =>
    sayCode(made.parts[part] ?? ''),
  )
  return <>{filled}</>
}

function SignalEntry({ entry }: Of<'signal'>) {
  const sayCode = useCode()
  return (
    <span className="entry-text">
      <strong>{sayCode(entry.type ?? 'signal')}</strong>{' '}
      {entry.amount !== null && <Money yuan={entry.amount} />}
      <span className="soft">
        {' '}
        {entry.source} · {sayCode(entry.level)} {entry.score.toFixed(2)}
      </span>
    </span>
  )
}

function VisitEntry({ entry }: Of<'visit'>) {
  const say = useSay(timelineWords)
  const sayCode = useCode()
  const contact = entry.isInContact === null ? null : say(entry.isInContact ? 'inContact' : 'noContact')
  return (
    <span className="entry-text">
      <strong>{say('visit')}</strong>{' '}
      {say('visitFound', {
        finding: sayCode(entry.finding, 'visit'),
        attitude: sayCode(entry.attitude, 'visit'),
      })}
      {contact !== null && <> · {contact}</>}
      <span className="soft"> {entry.officer}</span>
      <span className="entry-reason">
        {say('paid')} <Money yuan={entry.paid} /> · {say('kept')} <Money yuan={entry.protected} />
      </span>
    </span>
  )
}

function Notice({ entry }: Of<'notification'>) {
  const say = useSay(timelineWords)
  const sayNotice = useSay(noticeWords)
  const sayCode = useCode()
  const name = entry.template.replace(LEVEL, '')
  return (
    <span className="entry-text soft">
      {say('told', { channel: sayCode(entry.channel), what: sayNotice(name) })}
    </span>
  )
}

const LEVEL = /\.(?:low|medium|high|critical)$/

function Outcome({ entry }: Of<'hold-outcome'>) {
  const say = useSay(timelineWords)
  const sayOutcome = useSay(outcomeWords)
  return (
    <span className="entry-text">
      {say('outcome')} <strong>{sayOutcome(entry.outcome)}</strong>{' '}
      <span className="soft">{entry.source}</span>
    </span>
  )
}
