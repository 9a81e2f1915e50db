import { useId, type ReactNode } from 'react'
import './phone.css'

export interface Option<T extends string> {
  readonly value: T
  readonly label: string
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly value: T | null
  readonly onChange: (value: T) => void
  /** The question stands above already. */
  readonly isLabelHidden?: boolean
}

/** One of several, each large enough for a thumb. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className="choice">
      <legend className={props.isLabelHidden === true ? 'visually-hidden' : ''}>{props.label}</legend>
      {props.options.map(({ value, label }) => (
        <label key={value} className="chip">
          <input
            type="radio"
            name={name}
            checked={props.value === value}
            onChange={() => props.onChange(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

interface SeveralProps<T extends string> {
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly values: readonly T[]
  readonly onChange: (values: readonly T[]) => void
}

/** Any number of several. */
export function Several<T extends string>({ label, options, values, onChange }: SeveralProps<T>) {
  const toggle = (value: T): void =>
    onChange(values.includes(value) ? values.filter((each) => each !== value) : [...values, value])
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      {options.map(({ value, label: text }) => (
        <label key={value} className="chip">
          <input type="checkbox" checked={values.includes(value)} onChange={() => toggle(value)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'datetime-local'
  readonly inputMode?: 'decimal' | 'numeric' | 'text'
  readonly isWrong?: boolean
  readonly max?: number
}

export function Field(props: FieldProps) {
  const { label, value, onChange, type = 'text', inputMode = 'text', isWrong = false, max = 100 } = props
  return (
    <label className="field">
      {label}
      <input
        type={type}
        inputMode={inputMode}
        value={value}
        maxLength={max}
        autoComplete="off"
        aria-invalid={isWrong}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  )
}

interface TextAreaProps {
  readonly label: string
  readonly rows: number
  readonly max: number
  readonly value: string
  readonly onChange: (value: string) => void
}

export const TextArea = ({ label, rows, max, value, onChange }: TextAreaProps) => (
  <label className="field">
    {label}
    <textarea rows={rows} maxLength={max} value={value} onChange={({ target }) => onChange(target.value)} />
  </label>
)

/** Stands where the thumb is. */
export const Bottom = ({ above, children }: { readonly above?: ReactNode; readonly children: ReactNode }) => (
  <div className="bottom">
    {above}
    <div className="bottom-buttons">{children}</div>
  </div>
)

export function BigButton({
  children,
  onClick,
  kind = 'main',
  isBusy = false,
}: {
  readonly children: ReactNode
  readonly onClick: () => void
  readonly kind?: 'main' | 'second' | 'danger'
  readonly isBusy?: boolean
}) {
  return (
    <button type="button" className={`big big-${kind}`} onClick={onClick} disabled={isBusy}>
      {children}
    </button>
  )
}
