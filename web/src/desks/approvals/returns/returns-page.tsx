import { Link } from 'react-router'
import { useSay } from '../../../language/language'
import { State } from '../../../parts/code'
import { Money } from '../../../parts/money'
import { Empty, Loaded } from '../../../parts/states'
import { Clock } from '../../../parts/time'
import { clockOf, returnAddress, useReturns, type Return } from './reads'
import { returnWords } from './words'

/** Frozen money on its way back, newest first. */
export function ReturnList() {
  const say = useSay(returnWords)
  return (
    <Loaded of={useReturns()} rows={6}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={say('none')} about={say('noneAbout')} />
        ) : (
          <table className="hold-table card" aria-label={say('title')}>
            <thead>
              <tr>
                {(['number', 'state', 'account', 'available', 'claims', 'clock'] as const).map((word) => (
                  <th key={word} scope="col">
                    {say(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </tbody>
          </table>
        )
      }
    </Loaded>
  )
}

function Row({ one }: { readonly one: Return }) {
  const say = useSay(returnWords)
  const clock = clockOf(one)
  return (
    <tr>
      <td>
        <Link to={returnAddress(one.id)} className="number">
          {one.number}
        </Link>
        <small className="soft">{one.freezeNumber}</small>
      </td>
      <td>
        <State state={one.state} of="fundReturn" />
      </td>
      <td>
        <span className="mono">{one.account}</span>
        <small className="soft">{one.bank.name}</small>
      </td>
      <td>
        <Money yuan={one.available} />
      </td>
      <td>{say('claimCount', { count: one.claims.length })}</td>
      <td>
        {clock !== null && (
          <>
            <Clock to={clock.to} label={say(clock.word)} />
            <small className="soft">{say(clock.word)}</small>
          </>
        )}
      </td>
    </tr>
  )
}
