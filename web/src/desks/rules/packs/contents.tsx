import { useState } from 'react'
import { Link } from 'react-router'
import { useSay, useSpeech } from '../../../language/language'
import { State } from '../../../parts/code'
import { Empty, Loaded } from '../../../parts/states'
import { SearchBox } from '../../admin/parts/section'
import { editPath } from '../address'
import { fits, rowsOf, type RuleRow } from '../list/rows'
import { listWords } from '../list/words'
import { useTypology, weightText } from '../parts/marks'
import { useContents, type Pack } from '../reads'
import { rulesWords } from '../words'

/** The rules that are in a pack, whichever. */
export function Contents({ pack }: { readonly pack: Pack }) {
  const say = useSay(listWords)
  const [search, setSearch] = useState<string | null>(null)
  const contents = useContents(pack.hash)
  return (
    <>
      <div className="rules-filters">
        <SearchBox label={say('search')} value={search ?? undefined} onSearch={setSearch} />
      </div>
      <Loaded of={contents} rows={8}>
        {({ items }) => {
          const rows = rowsOf(items).filter((row) => fits(row, search === null ? {} : { search }))
          return rows.length === 0 ? <Empty title={say('nothing')} /> : <RuleTable pack={pack} rows={rows} />
        }}
      </Loaded>
    </>
  )
}

function RuleTable({ pack, rows }: { readonly pack: Pack; readonly rows: readonly RuleRow[] }) {
  const say = useSay(rulesWords)
  const { language } = useSpeech()
  const typology = useTypology()
  return (
    <table className="rules-table">
      <thead>
        <tr>
          <th scope="col">{say('rule')}</th>
          <th scope="col">{say('typology')}</th>
          <th scope="col">{say('status')}</th>
          <th scope="col" className="rules-number">
            {say('weight')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.path}>
            <th scope="row">
              <Link to={editPath(pack.hash, row.path)} className="rules-name">
                {row.title[language]}
              </Link>
              <span className="soft rules-mono">
                {row.id} · {say('version', { version: row.version })}
              </span>
            </th>
            <td>{typology(row.typology)}</td>
            <td>
              <State state={row.status} of="rule" />
            </td>
            <td className="rules-number">{weightText(row.weight)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
