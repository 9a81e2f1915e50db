import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { Money } from '../../parts/money'
import { ReasonDialog } from '../../parts/reason-dialog'
import { Moment } from '../../parts/time'
import type { Statement } from './statements'
import { statementWords } from './words'

type Line = Statement['breaks'][number]

/** One statement: its sums, and each line where bank and books differ. */
export function StatementLines({ statement }: { readonly statement: Statement }) {
  const say = useSay(statementWords)
  const { id, bank, asOf, lines, matched, moved, breaks, stated, booked } = statement
  return (
    <div>
      <strong>{bank.name}</strong> <Moment at={asOf} /> · {say('counted', { lines, matched, moved })} ·{' '}
      <strong className={breaks.length === 0 ? undefined : 'missed-chip'}>
        {say('breaks', { count: breaks.length })}
      </strong>
      <br />
      {say('stated')} <Money yuan={stated} isFull /> · {say('booked')} <Money yuan={booked} isFull />
      {breaks.length > 0 && (
        <ul className="books-list">
          {breaks.map((line) => (
            <One key={line.position} line={line} statementId={id} />
          ))}
        </ul>
      )}
    </div>
  )
}

function One({ line, statementId }: { readonly line: Line; readonly statementId: string | null }) {
  const say = useSay(statementWords)
  return (
    <li>
      <div>
        {line.line !== null && <span className="soft">{say('line', { line: line.line })} </span>}
        <span className="number">{line.number}</span> {say(line.finding)} · {say('stated')}{' '}
        <Sum yuan={line.stated} /> · {say('booked')} <Sum yuan={line.booked} />{' '}
        {line.warningId !== null && line.warningNumber !== null && (
          <Link to={`/desk/operator/warnings/${line.warningId}`} className="number">
            {line.warningNumber}
          </Link>
        )}
        {line.explanation !== null && (
          <>
            <br />
            {line.explanation} <span className="soft">{line.explainedBy}</span>
          </>
        )}
      </div>
      {statementId !== null && line.explanation === null && <Explain line={line} statementId={statementId} />}
    </li>
  )
}

const Sum = ({ yuan }: { readonly yuan: string | null }) =>
  yuan === null ? <>–</> : <Money yuan={yuan} isFull />

function Explain({ line, statementId }: { readonly line: Line; readonly statementId: string }) {
  const say = useSay(statementWords)
  const [isAsking, setAsking] = useState(false)
  const explain = useWrite(
    (explanation: string) =>
      api.POST('/v1/bank-statements/{id}/lines/{position}/explain', {
        params: { path: { id: statementId, position: line.position } },
        body: { explanation },
      }),
    { onDone: () => setAsking(false), outdates: [['bank-statements']] },
  )
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {say('explain')}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={`${say('explain')} ${line.number}`}
          effect={say('explainEffect')}
          action={say('explain')}
          isRunning={explain.isRunning}
          onCancel={() => setAsking(false)}
          onConfirm={explain.run}
        />
      )}
    </>
  )
}
