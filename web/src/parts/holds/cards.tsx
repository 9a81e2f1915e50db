import type { ReactNode } from 'react'
import { useCode, useSay } from '../../language/language'
import { State } from '../code'
import { Money } from '../money'
import { Clock, Moment } from '../time'
import { HoldActs } from './acts'
import type { Act, ActsOf } from './possible'
import type { Freeze, Protection, Running, Stop } from './types'
import { holdWords } from './words'

interface Around {
  /** What runs of it, when it is in force. */
  readonly running: Running | undefined
}

/** One stop: account, sums, clocks and what may be done. */
export function StopCard({ stop, running }: Around & { readonly stop: Stop }) {
  const say = useSay(holdWords)
  return (
    <HoldCard
      kind="stop_payment"
      hold={stop}
      running={running}
      of={{ subject: 'stop_payment', isWhole: false, amount: stop.heldAmount, stopsTaken: stop.stops.length }}
      sums={
        <>
          <Money yuan={stop.amount} />
          {stop.heldAmount !== null && (
            <span>
              {say('held')} <Money yuan={stop.heldAmount} />
            </span>
          )}
        </>
      }
      people={[say('draftedBy', { name: stop.draftedBy.name }), ...approvedBy(say, stop)]}
    >
      <span className="soft">
        {say('transferredAt')} <Moment at={stop.transferredAt} />
      </span>
    </HoldCard>
  )
}

export function FreezeCard({ freeze, running }: Around & { readonly freeze: Freeze }) {
  const say = useSay(holdWords)
  const sayCode = useCode()
  return (
    <HoldCard
      kind="freeze"
      hold={freeze}
      running={running}
      of={{
        subject: 'freeze',
        isWhole: freeze.kind === 'whole',
        amount: freeze.frozenAmount,
        stopsTaken: 0,
      }}
      sums={
        <>
          <Money yuan={freeze.frozenAmount ?? freeze.amount} />
          <strong className={freeze.kind === 'whole' ? 'hold-whole' : 'soft'}>
            {sayCode(freeze.kind, 'hold')}
          </strong>
        </>
      }
      people={[say('draftedBy', { name: freeze.requestedBy.name }), ...approvedBy(say, freeze)]}
    >
      {freeze.prior !== null && (
        <span className="hold-next">
          {say('queuedBehind', { authority: freeze.prior.authority })}
          {freeze.prior.until !== null && <Moment at={freeze.prior.until} />}
        </span>
      )}
      {freeze.wholeReason !== null && <span className="soft">{freeze.wholeReason}</span>}
      {freeze.reviewAt !== null && (
        <span>
          {say('reviewAt')} <Moment at={freeze.reviewAt} />
        </span>
      )}
    </HoldCard>
  )
}

/** Another colour, another word: it is the victim's account that is limited here. */
export function ProtectionCard({ hold, running }: Around & { readonly hold: Protection }) {
  const say = useSay(holdWords)
  return (
    <HoldCard
      kind="protective_hold"
      hold={{ ...hold, accountName: null }}
      running={running}
      of={{ subject: 'protective_hold', isWhole: true, amount: null, stopsTaken: 0 }}
      sums={null}
      people={[say('draftedBy', { name: hold.requestedBy.name }), ...approvedBy(say, hold)]}
    >
      <span className="soft">
        {say('basis')}: {hold.basis}
      </span>
    </HoldCard>
  )
}

const approvedBy = (
  say: (word: 'approvedBy', more: { readonly name: string }) => string,
  { approvedBy }: { readonly approvedBy: { readonly name: string } | null },
): string[] => (approvedBy === null ? [] : [say('approvedBy', { name: approvedBy.name })])

interface Shown {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly account: string
  readonly accountName: string | null
  readonly bank: { readonly name: string }
  readonly respondBy: string | null
  readonly expiresAt: string | null
  readonly refusalCause: string | null
}

function HoldCard(props: {
  readonly kind: ActsOf['subject']
  readonly hold: Shown
  readonly running: Running | undefined
  readonly of: Pick<ActsOf, 'subject' | 'isWhole' | 'amount' | 'stopsTaken'>
  readonly sums: ReactNode
  readonly people: readonly string[]
  readonly children: ReactNode
}) {
  const say = useSay(holdWords)
  const sayCode = useCode()
  const { hold, running } = props
  return (
    <article className={`hold-card hold-card-${props.kind}`} aria-label={hold.number}>
      <header>
        <strong>{sayCode(props.kind, 'request')}</strong>
        <span className="number">{hold.number}</span>
        <State state={hold.state} of="hold" />
        <HoldClock hold={hold} isFollowed={props.kind === 'stop_payment' && hold.state === 'frozen'} />
      </header>
      <div className="hold-line">
        <span className="mono">{hold.account}</span>
        {hold.accountName !== null && <span>{hold.accountName}</span>}
        <span>{hold.bank.name}</span>
        {props.sums}
      </div>
      <div className="hold-line">{props.children}</div>
      {hold.refusalCause !== null && (
        <p className="hold-refused">{say('refusedBecause', { cause: sayCode(hold.refusalCause, 'hold') })}</p>
      )}
      {running !== undefined && <RunningNotes running={running} />}
      <footer>
        <span className="soft">{props.people.join(' · ')}</span>
        <HoldActs
          of={{
            ...props.of,
            id: hold.id,
            number: hold.number,
            state: hold.state,
            stopsTaken: running?.stopsTaken ?? props.of.stopsTaken,
            isUnderWay: (running?.underWay.length ?? 0) > 0,
            hasAppeal: (running?.appeal ?? null) !== null,
          }}
          urged={urgedBy(running)}
        />
      </footer>
    </article>
  )
}

export const urgedBy = (running: Running | undefined): Act | null => running?.nextStep ?? null

/** `isFollowed`: a freeze has taken its place, with a clock of its own. */
function HoldClock({ hold, isFollowed }: { readonly hold: Shown; readonly isFollowed: boolean }) {
  const say = useSay(holdWords)
  if (hold.state === 'submitted' || hold.state === 'unknown')
    return (
      <span className="hold-clock">
        {say('respondBy')} <Clock to={hold.respondBy} />
      </span>
    )
  if (isFollowed) return null
  if (['held', 'renewed', 'frozen', 'active'].includes(hold.state) && hold.expiresAt !== null)
    return (
      <span className="hold-clock">
        {say('endsIn')} <Clock to={hold.expiresAt} />
      </span>
    )
  return null
}

/** What should be done before it ends, what has been asked for, and whether somebody objects. */
export function RunningNotes({ running }: { readonly running: Running }) {
  const say = useSay(holdWords)
  const sayCode = useCode()
  const next = { renew: 'nextRenew', freeze: 'nextFreeze', review: 'nextReview' } as const
  const underWay = running.underWay.map((kind) => sayCode(kind, 'request')).join(' ')
  return (
    <span className="hold-notes">
      {running.nextStep !== null && <strong className="hold-next">{say(next[running.nextStep])}</strong>}
      {underWay !== '' && <span>{say('underWay', { what: underWay })}</span>}
      {running.appeal !== null && (
        <strong className="hold-appeal">
          {say('appealWaits')} <Clock to={running.appeal.decideBy} />
        </strong>
      )}
    </span>
  )
}
