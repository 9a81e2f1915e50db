import { App, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useSay } from '../../../language/language'
import { Missed } from '../../../parts/clocks'
import { Level, State } from '../../../parts/code'
import { Money } from '../../../parts/money'
import { Moment } from '../../../parts/time'
import { useUser } from '../../../session/use-session'
import { Typology, type WarningDetail } from '../panels'
import { ClockCell } from '../queue/clock-cell'
import { detailWords } from '../words'
import { canTakeOver, TakeOverDialog } from './take-over'
import type { DetailWay } from './use-detail-keys'

interface HeadProps {
  readonly warning: WarningDetail
  readonly way: DetailWay
}

/** Which it is, how grave, whose, and the clock that runs. */
export function WarningHead({ warning, way }: HeadProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever comes by keyboard or screen reader begins at the number.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useTold(warning)
  return (
    <header className="warning-head">
      {way.backLink}
      <Level level={warning.level} />
      <h1 ref={heading} tabIndex={-1} className="number">
        {warning.number}
      </h1>
      <State state={warning.state} of="warning" />
      <span className="head-what">
        <Typology id={warning.typology} /> · <Money yuan={warning.atRisk} />
      </span>
      {warning.clock !== null && (
        <span className="head-clock">
          <ClockCell clock={warning.clock} />
        </span>
      )}
      <PaidUnaware warning={warning} />
      <Missed clocks={warning.missed} />
      <span className="queue-space" />
      <Owner warning={warning} way={way} />
      <Neighbours way={way} />
      {way.isTakingOver && <TakeOverDialog warning={warning} onClose={() => way.setTakingOver(false)} />}
    </header>
  )
}

/** Money has left and the person does not know: stop it first, and tell him. */
function PaidUnaware({ warning: { paidUnawareAt } }: Pick<HeadProps, 'warning'>) {
  const say = useSay(detailWords)
  if (paidUnawareAt === null) return null
  return (
    <span className="unaware-chip" title={say('paidUnawareAbout')}>
      {say('paidUnaware')} <Moment at={paidUnawareAt} />
    </span>
  )
}

function Owner({ warning, way }: HeadProps) {
  const say = useSay(detailWords)
  const user = useUser()
  const { acknowledgedBy, acknowledgedById, closedAt, closedReason } = warning
  if (closedAt !== null)
    return (
      <span className="owner soft">
        <Moment at={closedAt} /> {closedReason}
      </span>
    )
  if (acknowledgedBy === null) return <span className="owner is-open">{say('nobody')}</span>
  if (acknowledgedById === user.id) return <span className="owner is-mine">{say('yours')}</span>
  return (
    <span className="owner is-theirs">
      {say('theirs', { name: acknowledgedBy })}
      {canTakeOver(warning) && (
        <Button size="small" aria-keyshortcuts="o" onClick={() => way.setTakingOver(true)}>
          {say('takeOver')} <kbd aria-hidden="true">O</kbd>
        </Button>
      )}
    </span>
  )
}

function Neighbours({ way }: { readonly way: DetailWay }) {
  const say = useSay(detailWords)
  return (
    <span className="neighbours">
      <Button
        size="small"
        aria-label={say('previous')}
        aria-keyshortcuts="["
        disabled={way.toPrevious === null}
        onClick={() => way.toPrevious?.()}
      >
        ‹
      </Button>
      <Button
        size="small"
        aria-label={say('next')}
        aria-keyshortcuts="]"
        disabled={way.toNext === null}
        onClick={() => way.toNext?.()}
      >
        ›
      </Button>
    </span>
  )
}

/** Two look at the same one: whoever did not take it is told who did, at once. */
function useTold({ acknowledgedBy, acknowledgedById }: WarningDetail): void {
  const say = useSay(detailWords)
  const user = useUser()
  const { message } = App.useApp()
  const before = useRef(acknowledgedById)
  useEffect(() => {
    if (before.current === acknowledgedById) return
    before.current = acknowledgedById
    if (acknowledgedBy !== null && acknowledgedById !== user.id)
      void message.warning(say('takenOver', { name: acknowledgedBy }))
  })
}
