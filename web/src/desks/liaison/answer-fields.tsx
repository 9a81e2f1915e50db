import { Input, Radio, Select } from 'antd'
import { serverNow } from '../../api/server-time'
import { useCode, useSay } from '../../language/language'
import { Field } from '../../parts/holds/act-frame'
import { toLocal } from '../../parts/holds/local-time'
import { YuanInput } from '../../parts/holds/yuan-input'
import { fenOf, yuanText } from '../../parts/money'
import { causes, heldBy, problemsOf, type Cause, type Draft } from './answer'
import type { TaskDetail } from './reads'
import type { FormPart } from './answer-form'
import { requestWords } from './words'

/** What the chosen outcome asks for. */
export function AnswerFields(part: FormPart) {
  const { outcome } = part.draft
  if (outcome === 'refused') return <CauseField {...part} />
  if (outcome === 'queued') return <PriorFields {...part} />
  if (outcome === 'balance') return <BalanceField {...part} />
  const isSum = part.task.kind === 'stop' || part.task.kind === 'freeze'
  if (!isSum || part.task.amount === null || outcome === null) return null
  return (
    <div className="bank-sums">
      {outcome === 'part' && <AmountField {...part} />}
      <BalanceField {...part} />
    </div>
  )
}

function AmountField({ task, draft, problemOf, onChange }: FormPart) {
  const say = useSay(requestWords)
  const id = `amount-${task.id}`
  const problem = problemOf('amount')
  return (
    <Field
      id={id}
      label={say(task.kind === 'stop' ? 'amountStop' : 'amountFreeze')}
      problem={problem === null ? null : say(problem)}
    >
      <YuanInput
        id={id}
        value={draft.amount}
        isWrong={problem !== null}
        onChange={(amount) => onChange({ amount })}
      />
    </Field>
  )
}

function BalanceField({ task, draft, problemOf, onChange }: FormPart) {
  const say = useSay(requestWords)
  const id = `balance-${task.id}`
  const problem = problemOf('balance')
  return (
    <Field
      id={id}
      label={say(draft.outcome === 'balance' ? 'balanceHeld' : 'balance')}
      problem={problem === null ? null : say(problem)}
    >
      <YuanInput
        id={id}
        value={draft.balance}
        isWrong={problem !== null}
        onChange={(balance) => onChange({ balance })}
      />
    </Field>
  )
}

function CauseField({ task, draft, problemOf, onChange }: FormPart) {
  const say = useSay(requestWords)
  const sayCode = useCode()
  const id = `cause-${task.id}`
  const problem = problemOf('cause')
  return (
    <Field id={id} label={say('cause')} problem={problem === null ? null : say(problem)}>
      <Select<Cause>
        id={id}
        value={draft.cause}
        placeholder={say('noCause')}
        className="bank-cause"
        options={causes.map((value) => ({ value, label: sayCode(value, 'hold') }))}
        onChange={(cause) => onChange({ cause })}
      />
    </Field>
  )
}

/** Who has frozen first: an authority, never a person. */
function PriorFields({ task, draft, problemOf, onChange }: FormPart) {
  const say = useSay(requestWords)
  const id = (field: string): string => `${field}-${task.id}`
  const wrong = (field: 'authority' | 'prior') => {
    const problem = problemOf(field)
    return problem === null ? null : say(problem)
  }
  return (
    <div className="bank-sums">
      <Field id={id('authority')} label={say('authority')} problem={wrong('authority')}>
        <Input
          id={id('authority')}
          maxLength={100}
          value={draft.authority}
          onChange={({ target }) => onChange({ authority: target.value })}
        />
      </Field>
      <Field id={id('prior')} label={say('prior')} problem={wrong('prior')}>
        <YuanInput id={id('prior')} value={draft.prior} onChange={(prior) => onChange({ prior })} />
      </Field>
      <Field id={id('prior-until')} label={say('priorUntil')}>
        <Input
          id={id('prior-until')}
          type="datetime-local"
          value={draft.priorUntil}
          onChange={({ target }) => onChange({ priorUntil: target.value })}
        />
      </Field>
    </div>
  )
}

/** The 48 hours count from when the bank acted, not from when somebody typed it. */
export function AnswerTime({ task, draft, problemOf, onChange }: FormPart) {
  const say = useSay(requestWords)
  const id = `at-${task.id}`
  const problem = problemOf('at')
  return (
    <Field
      id={id}
      label={say('at')}
      problem={problem === null ? null : say(problem)}
      extra={task.kind === 'stop' && draft.outcome !== 'refused' ? say('atAbout') : null}
    >
      <div className="bank-at">
        <Radio.Group
          aria-label={say('at')}
          value={draft.at === null ? 'now' : 'other'}
          options={[
            { value: 'now', label: say('atNow') },
            { value: 'other', label: say('atOther') },
          ]}
          onChange={({ target }) => onChange({ at: target.value === 'now' ? null : toLocal(serverNow()) })}
        />
        {draft.at !== null && (
          <Input
            id={id}
            type="datetime-local"
            step={1}
            value={draft.at}
            onChange={({ target }) => onChange({ at: target.value })}
          />
        )}
      </div>
    </Field>
  )
}

/** What will be told, in one line, before it is sent. */
export function AnswerSum({ task, draft }: { readonly task: TaskDetail; readonly draft: Draft }) {
  const say = useSay(requestWords)
  const held = heldBy(draft, task.amount)
  const parts: string[] = []
  const isSum = task.kind === 'stop' || task.kind === 'freeze'
  if (isSum && held !== null && task.amount !== null && problemsOf(draft, task).size === 0) {
    const rest = fenOf(task.amount) - fenOf(held)
    const restText = yuanText(`${String(rest / 100n)}.${String(rest % 100n).padStart(2, '0')}`)
    const word = task.kind === 'stop' ? 'sum' : 'sumFreeze'
    parts.push(say(word, { held: yuanText(held), rest: restText }))
  }
  if (draft.hasGoneOn) parts.push(say('sumGone', { count: draft.transfers.length }))
  return (
    <span className="bank-sum" role="status">
      {parts.join(' · ')}
    </span>
  )
}
