import { useSay } from '../../../language/language'
import { clockWords, Ladder, PauseControl, useEscalations } from '../../../parts/clocks'
import { Clock, Moment } from '../../../parts/time'
import type { WarningDetail } from './reads'

/** The clock in which somebody is to have spoken with the person. */
export function ReachLine({ warning }: { readonly warning: WarningDetail }) {
  const say = useSay(clockWords)
  const { id, reachBy, reachedAt, pause, closedAt } = warning
  if (reachBy === null && reachedAt === null) return null
  return (
    <p className="task-line reach-line">
      <strong>{say(reachedAt === null ? 'toReach' : 'reached')}</strong>
      {reachedAt !== null && <Moment at={reachedAt} />}
      {reachedAt === null && closedAt === null && pause === null && (
        <Clock to={reachBy} label={say('toReach')} />
      )}
      {reachedAt === null && closedAt === null && (
        <PauseControl
          of={{ kind: 'reach', id, clock: 'reach', pause }}
          canPause={!warning.missed.includes('reach')}
        />
      )}
    </p>
  )
}

/** Times that were missed in this case and who was told; nothing while none was. */
export function MissedTimes({ warningId }: { readonly warningId: string }) {
  const say = useSay(clockWords)
  const { data } = useEscalations({ warningId })
  if (data === undefined || data.items.length === 0) return null
  return (
    <>
      <h3 className="sub-head">{say('ladder')}</h3>
      <Ladder items={data.items} />
    </>
  )
}
