import { Alert } from 'antd'
import type { Refusal } from '../../../api/client'
import { useSay } from '../../../language/language'
import { useRefusalText } from '../../../parts/refusal-text'
import type { Outcome } from './answer-file'
import { answerFileWords } from './words'

type Row = Outcome['rows'][number]

/** What was, or would be, taken; each refused row with its line, its column and what was expected there. */
export function Told({ outcome, isTrial }: { readonly outcome: Outcome; readonly isTrial: boolean }) {
  const say = useSay(answerFileWords)
  const { taken, already, refused, rows } = outcome
  const bad = rows.filter(({ result }) => result === 'refused')
  return (
    <Alert
      className="answer-file-told"
      type={refused > 0 ? 'warning' : 'success'}
      role="status"
      title={say(isTrial ? 'preview' : 'done', { taken, already, refused })}
      description={
        bad.length > 0 && (
          <ol className="answer-file-lines">
            {bad.map((row) => (
              <BadRow key={row.line} row={row} />
            ))}
          </ol>
        )
      }
    />
  )
}

const helps = {
  outcome: 'outcomeHelp',
  amount: 'amountHelp',
  balance: 'balanceHelp',
  at: 'atHelp',
  cause: 'causeHelp',
  number: 'numberHelp',
  reference: 'referenceHelp',
} as const

const isColumn = (name: string): name is keyof typeof helps => Object.hasOwn(helps, name)

function BadRow({ row: { line, number, problem } }: { readonly row: Row }) {
  const say = useSay(answerFileWords)
  const column = problem?.column ?? ''
  return (
    <li>
      <strong>{say('line', { line })}</strong> <span className="number">{number}</span>{' '}
      {isColumn(column) && `${say(column)} `}
      {say('expects', { expected: say(isColumn(column) ? helps[column] : 'otherHelp') })}
    </li>
  )
}

const LINE = /^lines\.(\d+)$/

export function BadFile({ refusal }: { readonly refusal: Refusal }) {
  const say = useSay(answerFileWords)
  const textOf = useRefusalText()
  const line = refusal.fields.map(({ path }) => LINE.exec(path)?.[1]).find((found) => found !== undefined)
  return (
    <Alert
      type="error"
      role="alert"
      title={line === undefined ? textOf(refusal) : say('badFile', { line })}
    />
  )
}
