import { useCode, useSay } from '../../../language/language'
import { isInHours, type Difference } from './limits'
import { levelWords } from './words'

/** A minute or hour limit with its unit; a name as it is. */
export function useLimitText(): (field: Difference['field'], value: string | number) => string {
  const say = useSay(levelWords)
  return (field, value) =>
    field === 'nameZh' ? String(value) : say(isInHours(field) ? 'hours' : 'minutes', { count: value })
}

/** One line a change: what, from, to. */
export function Differences({ of: changes }: { readonly of: readonly Difference[] }) {
  const say = useSay(levelWords)
  const sayCode = useCode()
  const textOf = useLimitText()
  return (
    <ul className="admin-differences">
      {changes.map(({ level, field, from, to }) => (
        <li key={`${level}.${field}`}>
          {say('change', { level: sayCode(level), field: say(field) })}{' '}
          <del className="soft">{textOf(field, from)}</del> <span aria-hidden="true">→</span>{' '}
          <ins>{textOf(field, to)}</ins>
        </li>
      ))}
    </ul>
  )
}
