import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { api } from '../../api/client'
import { useRead } from '../../api/query'
import { useCode, useSay } from '../../language/language'
import { State } from '../../parts/code'
import { HoldActs } from '../../parts/holds/acts'
import { FourFields } from '../../parts/holds/four-fields'
import type { ActsOf } from '../../parts/holds/possible'
import { Money } from '../../parts/money'
import { accountText } from '../../parts/numbers'
import { Clock, Moment } from '../../parts/time'
import { addressOf, holdAddress } from './address'
import type { TaskDetail } from './reads'
import { AnswerForm } from './answer-form'
import { Beside, Mismatch, useShown } from './beside'
import { LoadedOwn } from './loaded-own'
import { requestWords } from './words'

/** One request of the centre: what has to match, and the answer. */
export function RequestPage({ top }: { readonly top: string | null }) {
  const { id = '' } = useParams()
  return <Request key={id} id={id} top={top} />
}

function Request({ id, top }: { readonly id: string; readonly top: string | null }) {
  const task = useRead(['bank-task', id], () => api.GET('/v1/bank-tasks/{id}', { params: { path: { id } } }))
  return (
    <LoadedOwn of={task}>
      {(data) => (
        <article className="bank-page" aria-label={data.number}>
          <Head task={data} />
          <Notices task={data} />
          <Fields task={data} />
          {data.isAnswered || data.answer !== null ? (
            <Given task={data} top={top} />
          ) : (
            <ToAnswer task={data} />
          )}
        </article>
      )}
    </LoadedOwn>
  )
}

function Head({ task }: { readonly task: TaskDetail }) {
  const say = useSay(requestWords)
  const sayCode = useCode()
  const isWaiting = !task.isAnswered
  return (
    <header className="bank-head">
      <h2>
        {sayCode(task.amount === null && task.kind === 'freeze' ? 'whole_freeze' : task.kind, 'request')}
      </h2>
      <span className="number">{task.number}</span>
      <State state={task.subjectState} of="hold" />
      <span className="work-space" />
      {isWaiting && (
        <span className="bank-clock">
          <small>{say('respondBy')}</small> <Clock to={task.respondBy} />
        </span>
      )}
      {isWaiting && task.runsOutAt !== null && (
        <span className="bank-clock">
          <small>{say(task.kind === 'stop' ? 'runsOutStop' : 'runsOut')}</small> <Clock to={task.runsOutAt} />
        </span>
      )}
    </header>
  )
}

function Notices({ task }: { readonly task: TaskDetail }) {
  const say = useSay(requestWords)
  return (
    <>
      {task.subject === 'protective_hold' && <Alert type="success" showIcon title={say('ownAccount')} />}
      {!task.isAnswered && task.awaits === 'gateway' && (
        <Alert type="info" showIcon title={say('byGateway')} />
      )}
    </>
  )
}

/** What is asked at the left, what the bank's own system shows beside it. */
function Fields({ task }: { readonly task: TaskDetail }) {
  const say = useSay(requestWords)
  const { shown, change } = useShown(task.id)
  const isToMatch = !task.isAnswered && task.awaits === 'liaison'
  return (
    <section className="card bank-fields" aria-label={say('match')}>
      <FourFields
        asked={task}
        {...(isToMatch
          ? {
              beside: {
                title: say('ours'),
                of: (field) => (
                  <Beside
                    asked={task}
                    field={field}
                    shown={shown[field]}
                    onChange={(text) => change(field, text)}
                  />
                ),
              },
            }
          : {})}
      />
      {task.payouts.length > 0 && <Payouts task={task} />}
      <Facts task={task} />
    </section>
  )
}

/** Of a return: whom the bank pays back, in full, since it has to type it. */
function Payouts({ task }: { readonly task: TaskDetail }) {
  const say = useSay(requestWords)
  return (
    <section aria-label={say('payouts')}>
      <h3>{say('payouts')}</h3>
      <ol className="bank-payouts">
        {task.payouts.map((payout, index) => (
          <li key={index}>
            <span className="mono">{accountText(payout.accountNumber)}</span> {payout.accountName} ·{' '}
            {payout.bank} · <Money yuan={payout.amount} isFull />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Facts({ task }: { readonly task: TaskDetail }) {
  const say = useSay(requestWords)
  const nth = task.stops.at(-1)
  return (
    <>
      <dl className="bank-facts">
        <Fact name={say('warning')}>
          <span className="number">{task.warningNumber}</span>
        </Fact>
        <Fact name={say('asked')}>
          <Moment at={task.askedAt} />
        </Fact>
        {task.until !== null && (
          <Fact name={say('until')}>
            <Moment at={task.until} />
          </Fact>
        )}
        {task.approvedBy !== null && <Fact name={say('approvedBy')}>{task.approvedBy.name}</Fact>}
        {task.why !== null && <Fact name={say('why')}>{task.why}</Fact>}
      </dl>
      <p className="bank-more">
        {nth !== undefined && <span>{say('stopNth', { nth })}</span>}
        {task.subject !== 'fund_return' && (
          <Link to={holdAddress(task.subject, task.subjectId)}>{say('toHold', { number: task.number })}</Link>
        )}
      </p>
    </>
  )
}

export const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

function ToAnswer({ task }: { readonly task: TaskDetail }) {
  if (task.awaits !== 'liaison') return null
  return (
    <>
      <Mismatch task={task} />
      <AnswerForm task={task} />
    </>
  )
}

/** What the bank has said, and what is to be done next. */
function Given({ task, top }: { readonly task: TaskDetail; readonly top: string | null }) {
  const say = useSay(requestWords)
  const navigate = useNavigate()
  const { answer } = task
  const next = top === task.id ? null : top
  return (
    <section className="card bank-given" aria-label={say('answerIs')}>
      <h3>{say('answerIs')}</h3>
      {answer !== null && <Told task={task} answer={answer} />}
      {task.subject !== 'fund_return' && (
        <div className="bank-after">
          <HoldActs of={actsOf(task, task.subject)} />
        </div>
      )}
      {next !== null && (
        <Button type="primary" onClick={() => void navigate(addressOf('requests', next))}>
          {say('next')} <kbd aria-hidden="true">N</kbd>
        </Button>
      )}
    </section>
  )
}

/** Banks stop first and trace then: where the money had gone is told from here, too. */
const actsOf = (task: TaskDetail, subject: ActsOf['subject']): ActsOf => ({
  subject,
  id: task.subjectId,
  number: task.number,
  state: task.subjectState,
  isWhole: task.amount === null,
  amount: task.answer?.amount ?? null,
  isUnderWay: false,
  stopsTaken: task.stops.length,
  hasAppeal: false,
})

interface ToldProps {
  readonly task: TaskDetail
  readonly answer: NonNullable<TaskDetail['answer']>
}

function Told({ task, answer }: ToldProps) {
  const say = useSay(requestWords)
  const sayCode = useCode()
  const wordOf = {
    held: task.kind === 'stop' ? 'held' : task.kind === 'freeze' ? 'heldFreeze' : 'done',
  } as const
  return (
    <dl className="bank-facts">
      <Fact name={say('outcome')}>
        <strong>{say(answer.outcome === 'held' ? wordOf.held : answer.outcome)}</strong>{' '}
        {answer.amount !== null && <Money yuan={answer.amount} isFull />}
      </Fact>
      {answer.cause !== null && <Fact name={say('cause')}>{sayCode(answer.cause, 'hold')}</Fact>}
      {answer.balance !== null && (
        <Fact name={say('balanceFound')}>
          <Money yuan={answer.balance} isFull />
        </Fact>
      )}
      <Fact name={say('actedAt')}>
        <Moment at={answer.at} />
      </Fact>
      <Fact name={say('receivedAt')}>
        <Moment at={answer.receivedAt} />
      </Fact>
      {answer.onward > 0 && <Fact name={say('onward')}>{say('count', { count: answer.onward })}</Fact>}
    </dl>
  )
}
