import { Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useCode, useSay } from '../../language/language'
import { Money } from '../money'
import { Empty, Loaded } from '../states'
import { State } from '../code'
import { Clock, Moment, useNow } from '../time'
import { HoldActs } from './acts'
import { RunningNotes, urgedBy } from './cards'
import './holds.css'
import { useRunning } from './holds-panel'
import type { ActsOf } from './possible'
import type { Running } from './types'
import { holdWords } from './words'

/** All that is in force and the reader may see, what ends first on top. */
export function RunningList() {
  const say = useSay(holdWords)
  const running = useRunning({})
  const [range, setRange] = useState<'all' | 'coming'>('all')
  const now = useNow(60_000)
  return (
    <Loaded of={running} rows={8}>
      {({ items, isCut }) =>
        items.length === 0 ? (
          <Empty title={say('noRunning')} about={say('noRunningAbout')} />
        ) : (
          <>
            <Range items={items} now={now} value={range} onChange={setRange} />
            {isCut && <p className="soft">{say('cut')}</p>}
            <table className="hold-table card">
              <thead>
                <tr>
                  {(['endsIn', 'kind', 'account', 'amountInForce', 'next', 'acts'] as const).map((word) => (
                    <th key={word} scope="col">
                      {say(word)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items
                  .filter((one) => range === 'all' || isComing(one, now))
                  .map((one) => (
                    <Row key={one.id} running={one} />
                  ))}
              </tbody>
            </table>
          </>
        )
      }
    </Loaded>
  )
}

const DAY_MS = 86_400_000

/** Of the coming day: it ends, or is to be renewed, frozen or reviewed. */
function isComing({ expiresAt, reviewAt, nextStep }: Running, now: number): boolean {
  const isNear = (at: string | null): boolean => at !== null && Date.parse(at) <= now + DAY_MS
  return isNear(expiresAt) || isNear(reviewAt) || nextStep === 'freeze'
}

function Range(props: {
  readonly items: readonly Running[]
  readonly now: number
  readonly value: 'all' | 'coming'
  readonly onChange: (value: 'all' | 'coming') => void
}) {
  const say = useSay(holdWords)
  const coming = props.items.filter((one) => isComing(one, props.now)).length
  return (
    <div className="hold-range">
      <Segmented<'all' | 'coming'>
        size="small"
        aria-label={say('range')}
        value={props.value}
        onChange={props.onChange}
        options={[
          { value: 'all', label: `${say('allRunning')} ${String(props.items.length)}` },
          { value: 'coming', label: `${say('coming')} ${String(coming)}` },
        ]}
      />
      {props.value === 'coming' && coming === 0 && <span className="soft">{say('noComing')}</span>}
    </div>
  )
}

function Row({ running }: { readonly running: Running }) {
  const say = useSay(holdWords)
  return (
    <tr className={running.subject === 'protective_hold' ? 'hold-row-own' : ''}>
      <td>
        <Clock to={running.expiresAt} label={say('lapsesItself')} />
        <small className="soft">
          <Moment at={running.expiresAt} />
        </small>
      </td>
      <What running={running} />
      <td>
        <span>
          <span className="mono">{running.account}</span> {running.accountName}
        </span>
        <small className="soft">{running.bank.name}</small>
      </td>
      <td>
        {running.amount === null ? <span>{say('wholeAccount')}</span> : <Money yuan={running.amount} />}
        {running.subject === 'stop_payment' && (
          <small className="soft">{say('stopsTaken', { taken: running.stopsTaken })}</small>
        )}
      </td>
      <td>
        <RunningNotes running={running} />
        {running.reviewAt !== null && (
          <small className="soft">
            {say('reviewAt')} <Moment at={running.reviewAt} />
          </small>
        )}
      </td>
      <td>
        <HoldActs of={actsOf(running)} urged={urgedBy(running)} />
      </td>
    </tr>
  )
}

function What({ running }: { readonly running: Running }) {
  const sayCode = useCode()
  const isWholeFreeze = running.isWhole && running.subject === 'freeze'
  return (
    <td>
      <span>
        <strong>{sayCode(isWholeFreeze ? 'whole_freeze' : running.subject, 'request')}</strong>{' '}
        <State state={running.state} of="hold" />
      </span>
      <small className="number soft">
        {running.number} ·{' '}
        <Link to={`/desk/operator/warnings/${running.warningId}`}>{running.warningNumber}</Link>
      </small>
    </td>
  )
}

const actsOf = (running: Running): ActsOf => ({
  subject: running.subject,
  id: running.id,
  number: running.number,
  state: running.state,
  isWhole: running.isWhole,
  amount: running.amount,
  isUnderWay: running.underWay.length > 0,
  stopsTaken: running.stopsTaken,
  hasAppeal: running.appeal !== null,
})
