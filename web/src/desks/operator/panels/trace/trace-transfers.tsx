import { Button } from 'antd'
import { useState } from 'react'
import { useSay } from '../../../../language/language'
import { Money } from '../../../../parts/money'
import { Moment } from '../../../../parts/time'
import { CorrectDialog } from './correct-dialog'
import type { OfTrace } from './trace-drawer'
import { howWords, toldWords, traceWords } from './trace-words'
import type { Trace, TraceAccount, TraceEdge } from '../../../../parts/use-trace'

const columns = ['from', 'to', 'amount', 'tainted', 'at', 'how', 'told', 'act'] as const

/** Each transfer that carried tainted money, in the order of time; what was told wrong is corrected here. */
export function TransfersTable({ trace, warningId }: OfTrace) {
  const say = useSay(traceWords)
  const accountOf = new Map(trace.accounts.map((account) => [account.id, account]))
  const [corrected, setCorrected] = useState<TraceEdge | null>(null)
  return (
    <div className="trace-scroll" tabIndex={0} role="region" aria-label={say('transfers')}>
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={column === 'amount' || column === 'tainted' ? 'of-sum' : ''}
              >
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trace.edges.map((edge) => (
            <TransferRow
              key={edge.id}
              edge={edge}
              accountOf={accountOf}
              onCorrect={() => setCorrected(edge)}
            />
          ))}
        </tbody>
      </table>
      {corrected !== null && (
        <CorrectDialog warningId={warningId} edge={corrected} onClose={() => setCorrected(null)} />
      )}
    </div>
  )
}

interface Row {
  readonly edge: TraceEdge
  readonly accountOf: ReadonlyMap<string, TraceAccount>
  readonly onCorrect: () => void
}

function TransferRow({ edge, accountOf, onCorrect }: Row) {
  const say = useSay(traceWords)
  const sayHow = useSay(howWords)
  const sayTold = useSay(toldWords)
  const payer = edge.from === null ? undefined : accountOf.get(edge.from)
  const payee = edge.to === null ? undefined : accountOf.get(edge.to)
  const isVictims = edge.how === 'source' && payer === undefined
  return (
    <tr>
      <td>{edge.isOther ? say('otherCase') : isVictims ? say('victim') : <Name account={payer} />}</td>
      <td>{edge.to === null ? say('gone') : <Name account={payee} />}</td>
      <td className="of-sum">
        <Money yuan={edge.amount} />
      </td>
      <td className="of-sum">
        <Money yuan={edge.tainted} />
      </td>
      <td>
        <Moment at={edge.at} />
      </td>
      <td>{sayHow(edge.how)}</td>
      <td>{edge.sources.map((source) => sayTold(source)).join(' · ')}</td>
      <td>
        {!edge.isOther && (
          <Button
            size="small"
            type="text"
            aria-label={`${say('correct')} ${payee?.tail ?? ''} ${edge.amount}`}
            onClick={onCorrect}
          >
            {say('correct')}
          </Button>
        )}
      </td>
    </tr>
  )
}

function Name({ account }: { readonly account: TraceAccount | undefined }) {
  const say = useSay(traceWords)
  if (account === undefined) return <>{say('unknown')}</>
  return (
    <>
      <span className="trace-tier">
        {account.isOwn ? say('victim') : say('tier', { tier: account.tier })}
      </span>{' '}
      <span className="mono">{account.tail ?? say('unknown')}</span> {account.holder ?? ''}
    </>
  )
}

export function Corrections({ trace }: { readonly trace: Trace }) {
  const say = useSay(traceWords)
  if (trace.corrections.length === 0) return null
  return (
    <section aria-label={say('corrections')}>
      <h3>{say('corrections')}</h3>
      <ul className="trace-corrections">
        {trace.corrections.map(({ id, by, reason, amount, at }) => (
          <li key={id}>
            <Moment at={at} />{' '}
            {say('correctionOf', { by, what: amount === null ? say('noSuch') : `¥${amount}` })}
            <span className="soft"> {reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
