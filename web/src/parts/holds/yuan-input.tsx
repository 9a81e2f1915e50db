import { Input } from 'antd'
import { useSpeech } from '../../language/language'
import { shortYuan, yuanText } from '../money'
import { typedYuan } from './typed-yuan'

/** A sum in yuan, with what it says in full and in 万 beside it while it is typed: a zero too many is seen. */
export function YuanInput(props: {
  readonly id: string
  readonly value: string
  readonly label?: string
  readonly isWrong?: boolean
  readonly onChange: (text: string) => void
}) {
  const { language } = useSpeech()
  const yuan = typedYuan(props.value)
  return (
    <span className="yuan-input">
      <Input
        id={props.id}
        inputMode="decimal"
        autoComplete="off"
        className="mono"
        value={props.value}
        {...(props.label === undefined ? {} : { 'aria-label': props.label })}
        {...(props.isWrong === true ? { status: 'error' as const, 'aria-invalid': true } : {})}
        onChange={({ target }) => props.onChange(target.value)}
      />
      <output htmlFor={props.id} className="soft">
        {yuan === null ? '' : `${yuanText(yuan)} · ${shortYuan(yuan, language)}`}
      </output>
    </span>
  )
}
