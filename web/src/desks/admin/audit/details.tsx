import { useSay } from '../../../language/language'
import type { Entry } from './reads'
import { auditWords } from './words'

/** What changed is told as from and to; the rest as it was recorded. */
export function Details({ of }: { readonly of: Entry['details'] }) {
  const say = useSay(auditWords)
  const entries = Object.entries(of)
  const changed = entries.flatMap(([key, from]) => {
    const field = key.endsWith('.from') ? key.slice(0, -'.from'.length) : null
    return field === null ? [] : [{ field, from, to: of[`${field}.to`] }]
  })
  const others = entries.filter(([key]) => !key.endsWith('.from') && !key.endsWith('.to'))
  if (entries.length === 0) return <p className="soft">{say('noDetails')}</p>
  return (
    <dl className="admin-facts">
      {changed.map(({ field, from, to }) => (
        <Fact key={field} name={field}>
          <del className="soft">
            <Value of={from} />
          </del>{' '}
          <span aria-hidden="true">→</span>{' '}
          <ins className="admin-to">
            <Value of={to} />
          </ins>
        </Fact>
      ))}
      {others.map(([key, value]) => (
        <Fact key={key} name={key}>
          <Value of={value} />
        </Fact>
      ))}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt className="admin-mono">{name}</dt>
      <dd className="admin-mono">{children}</dd>
    </>
  )
}

function Value({ of }: { readonly of: unknown }) {
  const say = useSay(auditWords)
  if (of === null || of === undefined) return <>{say('nothing')}</>
  return <>{typeof of === 'string' ? of : JSON.stringify(of)}</>
}
