import { Button, Table } from 'antd'
import { Link } from 'react-router'
import { useSay } from '../../../language/language'
import { Empty, Loaded } from '../../../parts/states'
import { useFilters } from '../../admin/parts/use-filters'
import { editPath } from '../address'
import { useContents, usePacks, useRules } from '../reads'
import { useColumns } from './columns'
import { NAMES, Narrowing } from './narrowing'
import { fits, rowsOf, type RuleRow } from './rows'
import { listWords } from './words'

/** The rules of the pack in force, and what each of them did lately. */
export default function RulesPage() {
  const packs = usePacks()
  const say = useSay(listWords)
  return (
    <Loaded of={packs} rows={10}>
      {({ items }) => {
        const pack = items.find(({ state }) => state === 'live')
        return pack === undefined ? <Empty title={say('noPack')} /> : <LiveRules hash={pack.hash} />
      }}
    </Loaded>
  )
}

function LiveRules({ hash }: { readonly hash: string }) {
  const say = useSay(listWords)
  const contents = useContents(hash)
  const summaries = useRules().data?.items
  return (
    <section aria-label={say('title')} className="rules-sheet">
      <Loaded of={contents} rows={10}>
        {({ items }) => {
          const rows = rowsOf(items, summaries)
          return (
            <>
              <header className="rules-head">
                <div>
                  <h1>{say('title')}</h1>
                  <p className="soft">{say('about', { count: rows.length })}</p>
                </div>
                <Link to={`${editPath(hash)}?new=1`}>
                  <Button type="primary">{say('newRule')}</Button>
                </Link>
              </header>
              <Listed rows={rows} />
            </>
          )
        }}
      </Loaded>
    </section>
  )
}

function Listed({ rows }: { readonly rows: readonly RuleRow[] }) {
  const say = useSay(listWords)
  const narrowing = useFilters(NAMES)
  const shown = rows.filter((row) => fits(row, narrowing.filters))
  const columns = useColumns()
  return (
    <>
      <Narrowing rows={rows} narrowing={narrowing} count={shown.length} />
      {shown.length === 0 ? (
        <Empty title={say('nothing')} about={say('nothingAbout')} />
      ) : (
        <Table<RuleRow>
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={shown}
          pagination={false}
          scroll={{ x: 'max-content' }}
          showSorterTooltip={false}
        />
      )}
    </>
  )
}
