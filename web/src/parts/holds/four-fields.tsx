import type { ReactNode } from 'react'
import { useSay, useSpeech } from '../../language/language'
import { CopyButton } from '../copy-button'
import { Money, yuanText } from '../money'
import { accountText } from '../numbers'
import './four-fields.css'
import { localText } from './local-time'
import { matchFields, type Asked, type MatchField } from './match-fields'
import { holdWords } from './words'

/** As it is copied into a bank's own system; null: not asked. */
export function plainText(asked: Asked, field: MatchField): string | null {
  const value = asked[field]
  if (value === null) return null
  return field === 'transferredAt' ? localText(value) : value
}

interface FourFieldsProps {
  readonly asked: Asked
  /** Beside each: what the bank's own system shows. */
  readonly beside?: { readonly title: string; readonly of: (field: MatchField) => ReactNode }
}

/** The four fields, large, each with a button that copies it. */
export function FourFields({ asked, beside }: FourFieldsProps) {
  const say = useSay(holdWords)
  const fields = matchFields.filter((field) => field === 'amount' || asked[field] !== null)
  return (
    <table className={beside === undefined ? 'four-fields' : 'four-fields four-fields-beside'}>
      {beside !== undefined && (
        <thead>
          <tr>
            <td />
            <th scope="col">{say('askedByCentre')}</th>
            <th scope="col">{beside.title}</th>
          </tr>
        </thead>
      )}
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{say(field)}</th>
            <td>
              <span className="four-value">
                <Value asked={asked} field={field} />
                <Copy asked={asked} field={field} />
              </span>
            </td>
            {beside !== undefined && <td>{beside.of(field)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface OfField {
  readonly asked: Asked
  readonly field: MatchField
}

function Copy({ asked, field }: OfField) {
  const say = useSay(holdWords)
  const text = plainText(asked, field)
  // What is masked finds nobody in a bank's system, or somebody else.
  if (text === null || text.includes('*')) return null
  return <CopyButton text={text} what={say(field)} />
}

function Value({ asked, field }: OfField) {
  const say = useSay(holdWords)
  const { language } = useSpeech()
  if (field === 'amount') {
    if (asked.amount === null) return <strong>{say('wholeAccount')}</strong>
    return (
      <>
        <strong className="mono">{yuanText(asked.amount)}</strong>
        {language === 'zh' && (
          <span className="soft four-short">
            <Money yuan={asked.amount} />
          </span>
        )}
      </>
    )
  }
  const text = plainText(asked, field) ?? ''
  return (
    <strong className={field === 'accountName' ? '' : 'mono'}>
      {field === 'account' ? accountText(text) : text}
    </strong>
  )
}
