import { Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useSay, useSpeech } from '../../../language/language'
import { Empty, Loaded } from '../../../parts/states'
import { editPath } from '../address'
import { ChangeMark, PackLink } from '../parts/marks'
import { useContents, useDifference, type Difference, type Pack, type RuleHead } from '../reads'
import { summaryText } from './changes-summary'
import { Lines } from './lines'
import { packWords } from './words'

/** What a pack would change of the one in force: by rule, and by line when one is opened. */
export function DifferenceView({ pack }: { readonly pack: Pack }) {
  const say = useSay(packWords)
  const difference = useDifference(pack.hash)
  if (pack.state === 'live') return <Empty title={say('isLive')} />
  return (
    <Loaded of={difference} rows={6}>
      {(read) =>
        read.files.length === 0 ? <Empty title={say('same')} /> : <Changes pack={pack} of={read} />
      }
    </Loaded>
  )
}

interface Row {
  readonly path: string
  readonly change: Difference['files'][number]['change']
  readonly head: RuleHead | null
  readonly rule: Difference['rules'][number] | null
}

// A few changes are read whole; of many each is opened by itself.
const MOST_OPENED = 3

function Changes({ pack, of }: { readonly pack: Pack; readonly of: Difference }) {
  const say = useSay(packWords)
  const own = useContents(pack.hash).data?.items
  const live = useContents(of.live).data?.items
  const rows = of.files.map(({ path, change }): Row => {
    const file = [...(own ?? []), ...(live ?? [])].find((one) => one.path === path)
    const head = file?.rule ?? null
    return { path, change, head, rule: of.rules.find(({ rule }) => rule === head?.id) ?? null }
  })
  return (
    <>
      <p className="soft">
        {say('against')} <PackLink hash={of.live} /> · {summaryText(say, of.rules, of.files)}
      </p>
      <ul className="rules-differences">
        {rows.map((row) => (
          <Change key={row.path} row={row} pack={pack} isFirstOpen={rows.length <= MOST_OPENED} />
        ))}
      </ul>
    </>
  )
}

interface ChangeProps {
  readonly row: Row
  readonly pack: Pack
  readonly isFirstOpen: boolean
}

function Change({ row, pack, isFirstOpen }: ChangeProps) {
  const say = useSay(packWords)
  const { language } = useSpeech()
  const [isOpen, setOpen] = useState(isFirstOpen)
  const { path, change, head, rule } = row
  return (
    <li>
      <div className="rules-difference">
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> <ChangeMark change={change} />{' '}
          <strong>{head?.title[language] ?? path}</strong>{' '}
          {head !== null && <span className="soft rules-mono">{head.id}</span>}
          {head === null && <span className="soft">{say('otherFile')}</span>}
        </button>
        <Versions rule={rule} />
        <span className="rules-fields" aria-label={say('fields')}>
          {rule?.fields
            .filter((field) => field !== 'version')
            .map((field) => (
              <Tag key={field}>{field}</Tag>
            ))}
        </span>
        {change !== 'removed' && (
          <Link to={editPath(pack.hash, path)} className="rules-difference-edit">
            {say('openInEditor')}
          </Link>
        )}
      </div>
      {isOpen && <Lines hash={pack.hash} path={path} />}
    </li>
  )
}

function Versions({ rule }: Pick<Row, 'rule'>) {
  const say = useSay(packWords)
  const [from, to] = [rule?.fromVersion ?? null, rule?.toVersion ?? null]
  if (from === null || to === null || from === to) return null
  return <span className="soft">{say('versions', { from, to })}</span>
}
