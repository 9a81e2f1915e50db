import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { api } from '../../api/client'
import { useRead, useWrite } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { useCode, useSay } from '../../language/language'
import { State } from '../../parts/code'
import { HoldActs } from '../../parts/holds/acts'
import { FourFields } from '../../parts/holds/four-fields'
import type { Asked } from '../../parts/holds/match-fields'
import { useRunning } from '../../parts/holds/holds-panel'
import type { Freeze, Protection, Stop, Subject } from '../../parts/holds/types'
import { Money } from '../../parts/money'
import { Clock, Moment } from '../../parts/time'
import { freezeEvents, History, protectionEvents, stopEvents, type Happened } from './history'
import { LoadedOwn } from './loaded-own'
import { Fact } from './request-page'
import { holdPageWords, requestWords } from './words'

export function StopPage() {
  const { id = '' } = useParams()
  const say = useSay(holdPageWords)
  const stop = useRead(['stop-payment', id], () =>
    api.GET('/v1/stop-payments/{id}', { params: { path: { id } } }),
  )
  return (
    <LoadedOwn key={id} of={stop}>
      {(data) => (
        <HoldPage
          subject="stop_payment"
          hold={data}
          asked={data}
          isWhole={false}
          inForce={data.heldAmount}
          taken={data.stops.length}
          happened={stopEvents(data)}
        >
          {data.heldAmount !== null && <Sum name={say('heldAmount')} yuan={data.heldAmount} />}
          {data.balance !== null && <Sum name={say('balance')} yuan={data.balance} />}
        </HoldPage>
      )}
    </LoadedOwn>
  )
}

export function FreezePage() {
  const { id = '' } = useParams()
  const say = useSay(holdPageWords)
  const freeze = useRead(['freeze', id], () => api.GET('/v1/freezes/{id}', { params: { path: { id } } }))
  return (
    <LoadedOwn key={id} of={freeze}>
      {(data) => (
        <HoldPage
          subject="freeze"
          hold={data}
          asked={{ ...data, amount: data.kind === 'whole' ? null : data.amount, transferredAt: null }}
          isWhole={data.kind === 'whole'}
          inForce={data.frozenAmount}
          taken={0}
          happened={freezeEvents(data)}
        >
          {data.frozenAmount !== null && <Sum name={say('frozenAmount')} yuan={data.frozenAmount} />}
          <Fact name={say('after')}>
            <span className="number">{data.stopPaymentNumber}</span>
          </Fact>
          {data.prior !== null && <Behind freeze={data} prior={data.prior} />}
          {data.renewals > 0 && <Fact name={say('renewals')}>{data.renewals}</Fact>}
        </HoldPage>
      )}
    </LoadedOwn>
  )
}

/** Another authority has frozen first: when that ends the bank says so here, and the six months begin. */
function Behind({
  freeze,
  prior,
}: {
  readonly freeze: Freeze
  readonly prior: NonNullable<Freeze['prior']>
}) {
  const say = useSay(requestWords)
  const params = { path: { id: freeze.id } }
  const answer = useWrite(
    () =>
      api.POST('/v1/freezes/{id}/answer', {
        params,
        body: { outcome: 'held', at: new Date(serverNow()).toISOString() },
      }),
    { done: say('sent') },
  )
  return (
    <>
      <Fact name={say('behind')}>
        {prior.authority} {prior.amount !== null && <Money yuan={prior.amount} isFull />}{' '}
        {prior.until !== null && <Moment at={prior.until} />}
      </Fact>
      {freeze.state === 'queued' && !freeze.bank.isConnected && (
        <Fact name={say('effectiveAbout')}>
          <Button size="small" loading={answer.isRunning} onClick={() => answer.run(undefined)}>
            {say('effective')}
          </Button>
        </Fact>
      )}
    </>
  )
}

export function ProtectionPage() {
  const { id = '' } = useParams()
  const sayRequest = useSay(requestWords)
  const hold = useRead(['protective-hold', id], () =>
    api.GET('/v1/protective-holds/{id}', { params: { path: { id } } }),
  )
  return (
    <LoadedOwn key={id} of={hold}>
      {(data) => (
        <HoldPage
          subject="protective_hold"
          hold={data}
          asked={{ account: data.account, accountName: null, amount: null, transferredAt: null }}
          isWhole
          inForce={null}
          taken={0}
          happened={protectionEvents(data)}
        >
          <Fact name={sayRequest('why')}>{data.basis}</Fact>
        </HoldPage>
      )}
    </LoadedOwn>
  )
}

const Sum = ({ name, yuan }: { readonly name: string; readonly yuan: string }) => (
  <Fact name={name}>
    <Money yuan={yuan} isFull />
  </Fact>
)

interface HoldPageProps {
  readonly subject: Subject
  readonly hold: Stop | Freeze | Protection
  readonly asked: Asked
  readonly isWhole: boolean
  readonly inForce: string | null
  readonly taken: number
  readonly happened: readonly Happened[]
  readonly children: ReactNode
}

/** One hold as a whole: its account, what has happened to it, and what the bank may still do about it. */
function HoldPage(props: HoldPageProps) {
  const sayRequest = useSay(requestWords)
  const sayCode = useCode()
  const { hold, subject } = props
  const running = useRunning({}).data?.items.find(({ id }) => id === hold.id)
  return (
    <article className="bank-page" aria-label={hold.number}>
      <header className="bank-head">
        <h2>{sayCode(props.isWhole && subject === 'freeze' ? 'whole_freeze' : subject, 'request')}</h2>
        <span className="number">{hold.number}</span>
        <State state={hold.state} of="hold" />
        <span className="work-space" />
        {running !== undefined && <EndsIn at={running.expiresAt} />}
      </header>
      <section className="card bank-fields" aria-label={sayRequest('matchOpen')}>
        <FourFields asked={props.asked} />
        <dl className="bank-facts">
          <Fact name={sayRequest('warning')}>
            <span className="number">{hold.warningNumber}</span>
          </Fact>
          {props.children}
          {hold.refusalCause !== null && (
            <Fact name={sayRequest('cause')}>{sayCode(hold.refusalCause, 'hold')}</Fact>
          )}
        </dl>
        <HoldActs
          of={{
            subject,
            id: hold.id,
            number: hold.number,
            state: hold.state,
            isWhole: props.isWhole,
            amount: props.inForce,
            isUnderWay: (running?.underWay.length ?? 0) > 0,
            stopsTaken: props.taken,
            hasAppeal: (running?.appeal ?? null) !== null,
          }}
        />
      </section>
      <History subjectId={hold.id} happened={props.happened} />
    </article>
  )
}

function EndsIn({ at }: { readonly at: string }) {
  const say = useSay(holdPageWords)
  return (
    <span className="bank-clock">
      <small>{say('endsIn')}</small> <Clock to={at} />
    </span>
  )
}
