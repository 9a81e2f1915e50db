import { Button, Tag } from 'antd'
import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { Level } from '../../../parts/code'
import { Moment } from '../../../parts/time'
import { useConfirm } from '../parts/use-confirm'
import { Differences } from './differences'
import { changedBy, levels, type Version } from './limits'
import { levelWords } from './words'

/** What was published together, the latest first, and what each changed. */
export function History({ versions }: { readonly versions: readonly Version[] }) {
  const say = useSay(levelWords)
  const days = [...new Set(versions.map(({ effectiveFrom }) => effectiveFrom))].toSorted().toReversed()
  return (
    <section aria-label={say('history')}>
      <h2 className="admin-subhead">{say('history')}</h2>
      <ol className="admin-versions">
        {days.map((day) => (
          <Day key={day} day={day} all={versions} />
        ))}
      </ol>
    </section>
  )
}

const tones = { past: 'default', current: 'success', planned: 'processing' } as const

function Day({ day, all }: { readonly day: string; readonly all: readonly Version[] }) {
  const say = useSay(levelWords)
  const own = levels.flatMap(
    (level) => all.find((version) => version.level === level && version.effectiveFrom === day) ?? [],
  )
  const [one] = own
  if (one === undefined) return null
  const state = own.some((version) => version.state === 'current') ? 'current' : one.state
  return (
    <li className="admin-panel">
      <div className="admin-inline">
        <strong className="number">{day}</strong>
        <Tag color={tones[state]}>{say(state === 'current' ? 'currentState' : state)}</Tag>
        <span>{one.source}</span>
        <span className="admin-space" />
        <span className="soft">
          {one.publishedBy === null ? (
            say('installed')
          ) : (
            <>
              {say('by', { name: one.publishedBy })} <Moment at={one.publishedAt} />
            </>
          )}
        </span>
        {state === 'planned' && <Withdraw day={day} />}
      </div>
      {own.map((version) => (
        <Changed key={version.level} version={version} all={all} />
      ))}
    </li>
  )
}

function Changed({ version, all }: { readonly version: Version; readonly all: readonly Version[] }) {
  const say = useSay(levelWords)
  const changes = changedBy(version, all)
  if (changes !== null) return <Differences of={changes} />
  return (
    <span className="admin-first">
      <Level level={version.level} /> <span className="soft">{say('first')}</span>
    </span>
  )
}

function Withdraw({ day }: { readonly day: string }) {
  const say = useSay(levelWords)
  const confirm = useConfirm()
  const withdraw = useWrite(
    () => api.DELETE('/v1/level-versions/{effectiveFrom}', { params: { path: { effectiveFrom: day } } }),
    { done: say('withdrawn'), outdates: [['level-versions'], ['levels']] },
  )
  const ask = (): void =>
    confirm({
      title: say('withdrawTitle', { day }),
      effect: say('withdrawEffect'),
      action: say('withdraw'),
      run: () => withdraw.send(undefined),
    })
  return (
    <Button size="small" danger loading={withdraw.isRunning} onClick={ask}>
      {say('withdraw')}
    </Button>
  )
}
