import type { ReactNode } from 'react'
import { useSay } from '../../language/language'
import { Level } from '../../parts/code'
import { countText } from '../../parts/figures'
import type { Live } from './use-wall'
import { wallWords } from './words'

const levels = ['critical', 'high', 'medium', 'low'] as const

/** What a glance from the back row is for. */
export function Kpis({ live }: { readonly live: Live }) {
  const say = useSay(wallWords)
  const { warnings, today, tasks } = live
  return (
    <dl className="wall-kpis">
      <Kpi name={say('live')} count={warnings.live} isWide>
        {levels.map((level) => (
          <span key={level} className="wall-level">
            <Level level={level} /> {warnings.byLevel[level]}
          </span>
        ))}
        {warnings.withoutDistrict > 0 && (
          <span className="soft">{say('unplaced', { count: warnings.withoutDistrict })}</span>
        )}
      </Kpi>
      <Kpi name={say('waiting')} count={warnings.byState.open} />
      <Kpi name={say('openedToday')} count={today.opened} />
      <Kpi name={say('confirmedToday')} count={today.confirmed}>
        {say('dismissed', { count: today.dismissed })}
      </Kpi>
      <Kpi name={say('onDuty')} count={live.officersOnDuty}>
        {say('free', { count: live.officersFree })}
      </Kpi>
      <Kpi name={say('running')} count={tasks.running}>
        {say('queued', { count: tasks.waiting })}
      </Kpi>
      <Kpi name={say('overdue')} count={tasks.overdue} isAlarm={tasks.overdue > 0} />
    </dl>
  )
}

function Kpi({
  name,
  count,
  isAlarm = false,
  isWide = false,
  children,
}: {
  readonly name: string
  readonly count: number
  readonly isAlarm?: boolean
  readonly isWide?: boolean
  readonly children?: ReactNode
}) {
  return (
    <div className={`wall-kpi${isAlarm ? ' wall-alarm' : ''}${isWide ? ' wall-kpi-wide' : ''}`}>
      <dt>{name}</dt>
      <dd>
        <strong>{countText(count)}</strong>
        {children !== undefined && <span className="wall-kpi-more">{children}</span>}
      </dd>
    </div>
  )
}
