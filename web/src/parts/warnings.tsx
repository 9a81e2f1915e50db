import { Flex, Segmented, Space, Table, Tag, type TableColumnsType } from 'antd'
import { useRef, useState } from 'react'
import { useSpeech } from '../language'
import type { Page, Warning } from '../types'
import { Code, Countdown, Loaded, Yuan } from './show'
import { useResource } from './use-resource'
import { WarningDrawer } from './warning-drawer'

const lists = { running: '/v1/warnings', ended: '/v1/warnings?state=confirmed,dismissed,expired' } as const

/** The list keeps itself up to date; what has come since the page was opened is lit for a moment. */
export function Warnings() {
  const { say } = useSpeech()
  const [list, setList] = useState<keyof typeof lists>('running')
  const warnings = useResource<Page<Warning>>(lists[list], ['warning', 'task', 'campaign'])
  const seen = useRef<Set<string> | null>(null)
  const isNew = ({ id }: Warning): boolean => {
    if (seen.current === null || list !== 'running') return false
    return !seen.current.has(id)
  }
  return (
    <Flex vertical gap={12}>
      <Segmented<keyof typeof lists>
        value={list}
        onChange={setList}
        style={{ alignSelf: 'start' }}
        options={[
          { label: say('running'), value: 'running' },
          { label: say('ended'), value: 'ended' },
        ]}
      />
      <Loaded resource={warnings}>
        {({ items }) => {
          const fresh = new Set(items.filter(isNew).map(({ id }) => id))
          seen.current ??= new Set(items.map(({ id }) => id))
          return <Queue items={items} fresh={fresh} />
        }}
      </Loaded>
    </Flex>
  )
}

function Queue({
  items,
  fresh,
}: {
  readonly items: readonly Warning[]
  readonly fresh: ReadonlySet<string>
}) {
  const { say } = useSpeech()
  const [chosen, setChosen] = useState<string | null>(null)
  const columns = useColumns()
  return (
    <>
      <Table
        aria-label={say('warnings')}
        rowKey="id"
        size="middle"
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        columns={columns}
        dataSource={byCampaign(items)}
        expandable={{ defaultExpandAllRows: true }}
        rowClassName={({ id }) => (fresh.has(id) ? 'row-new' : '')}
        onRow={({ id, children }) =>
          children === undefined ? { onClick: () => setChosen(id), style: { cursor: 'pointer' } } : {}
        }
        locale={{ emptyText: say('nothing') }}
      />
      <WarningDrawer id={chosen} onClose={() => setChosen(null)} />
    </>
  )
}

/** A warning, or a campaign with the warnings of the list that are in it, shown as its first one. */
interface Row extends Warning {
  readonly children?: Row[]
}

/** Several of one open campaign are one row, at the place of the first: the list is sorted by what is most urgent. */
function byCampaign(items: readonly Warning[]): Row[] {
  const of = (id: string): Warning[] => items.filter(({ campaign }) => campaign?.id === id)
  return items.flatMap((warning): Row[] => {
    if (warning.campaign?.state !== 'open') return [warning]
    const { id, number } = warning.campaign
    const members = of(id)
    if (members.length < 2) return [warning]
    return members[0] === warning ? [{ ...warning, id, number, children: members }] : []
  })
}

function useColumns(): TableColumnsType<Row> {
  const { say } = useSpeech()
  return [
    { title: say('level'), dataIndex: 'level', render: (level: string) => <Code code={level} /> },
    {
      title: say('number'),
      render: (_, { number, campaign, children }) => (
        <Space>
          {number}
          {campaign !== null && (
            <Tag color={campaign.state === 'open' ? 'volcano' : 'default'}>
              {children === undefined ? campaign.number : say('campaign')}
            </Tag>
          )}
        </Space>
      ),
    },
    {
      title: say('state'),
      dataIndex: 'state',
      render: (state: string, { children }) => (children === undefined ? <Code code={state} /> : '–'),
    },
    {
      title: say('clock'),
      render: (_, { state, acknowledgeBy }) => <Countdown to={state === 'open' ? acknowledgeBy : null} />,
    },
    {
      title: say('person'),
      render: (_, { person, children }) =>
        children === undefined
          ? (person.name ?? person.phone ?? '–')
          : `${children.length} × ${say('warnings')}`,
    },
    { title: say('typology'), dataIndex: 'typology', render: (typology: string) => <Code code={typology} /> },
    {
      title: say('atRisk'),
      dataIndex: 'atRisk',
      align: 'right',
      render: (amount: string, { children }) => <Yuan amount={children === undefined ? amount : null} />,
    },
  ]
}
