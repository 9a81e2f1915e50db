import { Table, Tag, type TableColumnsType } from 'antd'
import { useSay } from '../../../language/language'
import { Empty } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { Listing, MoreButton, Section } from '../parts/section'
import { useFilters, useOpened } from '../parts/use-filters'
import { AuditFilters } from './audit-filters'
import { EntryDrawer } from './entry-drawer'
import { Purpose, Refused, Subject, Who, useActText } from './entry-parts'
import { filterNames, useEntries, type Entry } from './reads'
import { Verification } from './verification'
import { auditWords } from './words'

/** Who did what, on what, why and when; and whether nobody has touched that since. */
export default function Audit() {
  const say = useSay(auditWords)
  const narrowing = useFilters(filterNames)
  const { opened, open, close } = useOpened('entry')
  const list = useEntries(narrowing.filters)
  const columns = useColumns(open)
  const chosen = list.items.find(({ seq }) => seq === opened)
  return (
    <Section title={say('title')} about={say('about')} filters={<AuditFilters narrowing={narrowing} />}>
      <Verification />
      <Listing
        list={{ ...list, count: list.items.length }}
        empty={<Empty title={say('emptyTitle')} about={say('emptyAbout')} />}
      >
        <Table
          size="small"
          rowKey="seq"
          columns={columns}
          dataSource={list.items}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
        <MoreButton
          count={list.items.length}
          hasMore={list.hasMore}
          isFetching={list.isFetching}
          onMore={list.more}
        />
      </Listing>
      {chosen !== undefined && <EntryDrawer key={chosen.seq} entry={chosen} onClose={close} />}
    </Section>
  )
}

function useColumns(open: (seq: string) => void): TableColumnsType<Entry> {
  const say = useSay(auditWords)
  const textOf = useActText()
  return [
    { title: say('when'), dataIndex: 'at', render: (at: string) => <Moment at={at} /> },
    { title: say('who'), render: (_, entry) => <Who entry={entry} /> },
    {
      title: say('what'),
      render: (_, entry) => (
        <>
          <button type="button" className="admin-name" onClick={() => open(entry.seq)}>
            {textOf(entry)}
          </button>
          <Refused entry={entry} />
        </>
      ),
    },
    { title: say('subject'), render: (_, entry) => <Subject entry={entry} /> },
    {
      title: say('purpose'),
      render: (_, { purpose }) => (purpose === null ? '–' : <Tag>{<Purpose code={purpose} />}</Tag>),
    },
  ]
}
