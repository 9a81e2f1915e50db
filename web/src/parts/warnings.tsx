import { Flex, Segmented, Table, type TableColumnsType } from 'antd'
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
  const warnings = useResource<Page<Warning>>(lists[list], ['warning', 'task'])
  const [chosen, setChosen] = useState<string | null>(null)
  const seen = useRef<Set<string> | null>(null)
  const isNew = ({ id }: Warning): boolean => {
    if (seen.current === null || list !== 'running') return false
    return !seen.current.has(id)
  }
  const columns = useColumns()
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
          return (
            <>
              <Table
                aria-label={say('warnings')}
                rowKey="id"
                size="middle"
                scroll={{ x: 'max-content' }}
                pagination={{ pageSize: 20, hideOnSinglePage: true }}
                columns={columns}
                dataSource={items}
                rowClassName={({ id }) => (fresh.has(id) ? 'row-new' : '')}
                onRow={({ id }) => ({ onClick: () => setChosen(id), style: { cursor: 'pointer' } })}
                locale={{ emptyText: say('nothing') }}
              />
              <WarningDrawer id={chosen} onClose={() => setChosen(null)} />
            </>
          )
        }}
      </Loaded>
    </Flex>
  )
}

function useColumns(): TableColumnsType<Warning> {
  const { say } = useSpeech()
  return [
    { title: say('level'), dataIndex: 'level', render: (level: string) => <Code code={level} /> },
    { title: say('number'), dataIndex: 'number' },
    { title: say('state'), dataIndex: 'state', render: (state: string) => <Code code={state} /> },
    {
      title: say('clock'),
      render: (_, { state, acknowledgeBy }) => <Countdown to={state === 'open' ? acknowledgeBy : null} />,
    },
    { title: say('person'), render: (_, { person }) => person.name ?? person.phone ?? '–' },
    { title: say('typology'), dataIndex: 'typology', render: (typology: string) => <Code code={typology} /> },
    {
      title: say('atRisk'),
      dataIndex: 'atRisk',
      align: 'right',
      render: (amount: string) => <Yuan amount={amount} />,
    },
  ]
}
