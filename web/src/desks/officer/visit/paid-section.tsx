import { useSay } from '../../../language/language'
import { Choice, Field } from '../../../parts/phone/parts'
import { useBanks } from '../use-desk'
import { emptyPayment, localTime, type Payment, type Problem } from './draft'
import { Section, type SectionProps } from './section'
import { visitWords } from './words'

/** What has left already: the four fields that the bank compares. */
export function PaidSection(props: SectionProps) {
  const say = useSay(visitWords)
  const { draft, change, problems } = props
  const setPaid = (hasPaid: boolean): void => {
    const isFirst = hasPaid && draft.payments.length === 0
    change({ hasPaid, ...(isFirst ? { payments: [newPayment()] } : {}) })
  }
  return (
    <Section {...props} name="paid" title={say('paid')}>
      <Choice
        label={say('paid')}
        isLabelHidden
        options={[
          { value: 'no', label: say('notPaid') },
          { value: 'yes', label: say('hasPaid') },
        ]}
        value={draft.hasPaid === null ? null : draft.hasPaid ? 'yes' : 'no'}
        onChange={(value) => setPaid(value === 'yes')}
      />
      {draft.hasPaid === true && <Payments {...props} />}
      <Field
        label={say('protectedAmount')}
        inputMode="decimal"
        value={draft.protectedAmount}
        isWrong={problems.some(({ code }) => code === 'protected')}
        onChange={(protectedAmount) => change({ protectedAmount })}
      />
    </Section>
  )
}

function Payments({ draft, change, problems }: SectionProps) {
  const say = useSay(visitWords)
  const put = (index: number, part: Partial<Payment>): void =>
    change({ payments: draft.payments.map((each, at) => (at === index ? { ...each, ...part } : each)) })
  return (
    <>
      <p className="hint">{say('fourFields')}</p>
      {draft.payments.map((payment, index) => (
        <PaymentFields
          key={index}
          number={index + 1}
          payment={payment}
          problems={problems.filter((problem) => problem.index === index)}
          onChange={(part) => put(index, part)}
          onRemove={() => change({ payments: draft.payments.filter((_, at) => at !== index) })}
        />
      ))}
      <button
        type="button"
        className="link-button"
        style={{ width: '100%', marginBottom: 14 }}
        onClick={() => change({ payments: [...draft.payments, newPayment()] })}
      >
        {say('addPayment')}
      </button>
    </>
  )
}

const newPayment = (): Payment => ({ ...emptyPayment, at: localTime(new Date()) })

interface PaymentProps {
  readonly number: number
  readonly payment: Payment
  readonly problems: readonly Problem[]
  readonly onChange: (part: Partial<Payment>) => void
  readonly onRemove: () => void
}

function PaymentFields({ number, payment, problems, onChange, onRemove }: PaymentProps) {
  const say = useSay(visitWords)
  const isWrong = (...codes: readonly Problem['code'][]): boolean =>
    problems.some(({ code }) => codes.includes(code))
  return (
    <fieldset className="payment" style={{ minWidth: 0 }}>
      <legend className="row">
        <strong>{say('payment', { number })}</strong>
      </legend>
      <Field
        label={say('amount')}
        inputMode="decimal"
        value={payment.amount}
        isWrong={isWrong('amount')}
        onChange={(amount) => onChange({ amount })}
      />
      <Field
        label={say('account')}
        inputMode="numeric"
        value={payment.account}
        isWrong={isWrong('account')}
        onChange={(account) => onChange({ account })}
      />
      <Field label={say('name')} value={payment.name} onChange={(name) => onChange({ name })} />
      <BankField value={payment.bank} onChange={(bank) => onChange({ bank })} />
      <Field
        label={say('at')}
        type="datetime-local"
        value={payment.at}
        isWrong={isWrong('time', 'future')}
        onChange={(at) => onChange({ at })}
      />
      <button
        type="button"
        className="link-button"
        style={{ width: '100%', marginBottom: 12, color: 'var(--critical)' }}
        onClick={onRemove}
      >
        {say('removePayment', { number })}
      </button>
    </fieldset>
  )
}

interface BankFieldProps {
  readonly value: string
  readonly onChange: (code: string) => void
}

function BankField({ value, onChange }: BankFieldProps) {
  const say = useSay(visitWords)
  const banks = useBanks()
  return (
    <label className="field">
      {say('bank')}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{say('bankUnknown')}</option>
        {banks.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
