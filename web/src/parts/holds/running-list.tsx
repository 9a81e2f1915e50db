import { Link } from 'react-router'
import { useCode, useSay } from '../../language/language'
import { Money } from '../money'
import { Empty, Loaded } from '../states'
import { State } from '../code'
import { Clock, Moment } from '../time'
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
  return (
    <Loaded of={running} rows={8}>
      {({ items, isCut }) =>
        items.length === 0 ? (
          <Empty title={say('noRunning')} about={say('noRunningAbout')} />
        ) : (
          <>
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
                {items.map((one) => (
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
