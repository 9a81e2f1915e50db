import { useState } from 'react'
import { Link } from 'react-router'
import { useCode, useSay } from '../../../language/language'
import { State } from '../../../parts/code'
import { Empty, Loaded } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { SelectFilter } from '../../admin/parts/select-filter'
import { packPath, shortOf } from '../address'
import { usePacks, type Pack } from '../reads'
import { packWords } from './words'

const STATES = ['draft', 'reviewed', 'shadow', 'live', 'retired'] as const

/** Every pack there is, the youngest first: who brought it, who reviewed it, when it was in force. */
export default function PacksPage() {
  const say = useSay(packWords)
  const sayCode = useCode()
  const packs = usePacks()
  const [state, setState] = useState<string | null>(null)
  return (
    <section className="rules-sheet" aria-label={say('title')}>
      <header className="rules-head">
        <div>
          <h1>{say('title')}</h1>
          <p className="soft">{say('about')}</p>
        </div>
        <SelectFilter
          label={say('state')}
          all={say('anyState')}
          value={state ?? undefined}
          options={STATES.map((value) => ({ value, label: sayCode(value, 'ruleset') }))}
          onChoose={setState}
        />
      </header>
      <Loaded of={packs} rows={8}>
        {({ items }) => <PackTable packs={items.filter((pack) => state === null || pack.state === state)} />}
      </Loaded>
    </section>
  )
}

function PackTable({ packs }: { readonly packs: readonly Pack[] }) {
  const say = useSay(packWords)
  if (packs.length === 0) return <Empty title={say('nothing')} />
  return (
    <table className="rules-table">
      <thead>
        <tr>
          <th scope="col">{say('pack')}</th>
          <th scope="col">{say('state')}</th>
          <th scope="col">{say('note')}</th>
          <th scope="col">{say('author')}</th>
          <th scope="col">{say('reviewer')}</th>
          <th scope="col">{say('live')}</th>
          <th scope="col" className="rules-number">
            {say('ruleCount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {packs.map((pack) => (
          <tr key={pack.hash}>
            <th scope="row">
              <Link to={packPath(pack.hash)} className="rules-mono rules-name">
                {shortOf(pack.hash)}
              </Link>
            </th>
            <td>
              <State state={pack.state} of="ruleset" />
            </td>
            <td className="rules-note">
              <NoteOf pack={pack} />
            </td>
            <td>
              <Who person={pack.importedBy} at={pack.importedAt} />
            </td>
            <td>{pack.reviewedBy === null ? '–' : <Who person={pack.reviewedBy} at={pack.reviewedAt} />}</td>
            <td>
              {pack.liveSince === null ? (
                <span className="soft">{say('never')}</span>
              ) : (
                <Moment at={pack.liveSince} />
              )}
            </td>
            <td className="rules-number">{pack.ruleCount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What came with the program says so in the reader's language. */
export function NoteOf({ pack }: { readonly pack: Pack }) {
  const say = useSay(packWords)
  return <>{pack.origin === 'folder' ? say('shipped') : pack.note}</>
}

export function Who({ person, at }: { readonly person: Pack['importedBy']; readonly at: string | null }) {
  const say = useSay(packWords)
  return (
    <>
      {person?.displayName ?? say('shipped')}
      <br />
      <span className="soft">
        <Moment at={at} />
      </span>
    </>
  )
}
