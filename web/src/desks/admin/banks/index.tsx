import { Button, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, type Answer } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useSay } from '../../../language/language'
import { LinkState, useBankLinks } from '../../../parts/bank-links'
import { Empty } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { ClearButton, Listing, listOf, SearchBox, Section } from '../parts/section'
import { SelectFilter } from '../parts/select-filter'
import { useFilters, useOpened } from '../parts/use-filters'
import { AddBank } from './add-bank'
import { EditBank } from './edit-bank'
import { bankWords } from './words'

export type Bank = Answer<'/v1/bank-settings', 'get'>['items'][number]

/** How each bank is reached, how fast it has to answer, and what waits for it. */
export default function Banks() {
  const say = useSay(bankWords)
  const [isAdding, setAdding] = useState(false)
  const { opened, open, close } = useOpened()
  const narrowing = useFilters(['search', 'way'])
  const { search, way } = narrowing.filters
  // Requests come and go, and with them what waits.
  const banks = useRead(['bank-settings'], () => api.GET('/v1/bank-settings'), {
    live: ['stop', 'freeze', 'protective_hold'],
  })
  const all = banks.data?.items ?? []
  const shown = all.filter((bank) => fits(bank, search, way))
  const chosen = all.find(({ id }) => id === opened)
  const columns = useColumns(open)
  return (
    <Section
      title={say('title')}
      about={say('about')}
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          {say('add')}
        </Button>
      }
      filters={<Filters narrowing={narrowing} />}
    >
      <Listing
        list={listOf(banks, shown.length)}
        empty={all.length === 0 ? <Empty title={say('emptyTitle')} about={say('emptyAbout')} /> : undefined}
      >
        <Table
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={shown}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
      </Listing>
      {isAdding && <AddBank onClose={() => setAdding(false)} />}
      {chosen !== undefined && <EditBank key={chosen.id} bank={chosen} onClose={close} />}
    </Section>
  )
}

function fits(bank: Bank, search: string | undefined, way: string | undefined): boolean {
  if (way !== undefined && bank.isConnected !== (way === 'connected')) return false
  return search === undefined || `${bank.name} ${bank.code}`.toLowerCase().includes(search.toLowerCase())
}

function Filters({ narrowing }: { readonly narrowing: ReturnType<typeof useFilters<'search' | 'way'>> }) {
  const say = useSay(bankWords)
  const { filters, narrow, clear, isNarrowed } = narrowing
  return (
    <>
      <SearchBox label={say('search')} value={filters.search} onSearch={(search) => narrow({ search })} />
      <SelectFilter
        label={say('way')}
        all={say('anyWay')}
        value={filters.way}
        options={(['connected', 'byHand'] as const).map((value) => ({ value, label: say(value) }))}
        onChoose={(way) => narrow({ way })}
      />
      <ClearButton isNarrowed={isNarrowed} onClear={clear} />
    </>
  )
}

function useColumns(open: (id: string) => void): TableColumnsType<Bank> {
  const say = useSay(bankWords)
  return [
    {
      title: say('name'),
      render: (_, bank) => (
        <>
          <button type="button" className="admin-name" onClick={() => open(bank.id)}>
            {bank.name}
          </button>
          <span className="admin-mono soft">{bank.code}</span>
        </>
      ),
    },
    { title: say('way'), render: (_, bank) => <Way bank={bank} /> },
    {
      title: say('limit'),
      dataIndex: 'responseLimitMinutes',
      className: 'admin-number',
      render: (count: number) => say('minutes', { count }),
    },
    {
      title: say('source'),
      dataIndex: 'source',
      render: (text: string) => <div className="admin-error">{text}</div>,
    },
    {
      title: say('liaisons'),
      dataIndex: 'liaisons',
      className: 'admin-number',
      render: (count: number) => <Link to="/desk/admin/users?role=liaison">{count}</Link>,
    },
    { title: say('openRequests'), dataIndex: 'openRequests', className: 'admin-number' },
    { title: say('updated'), dataIndex: 'updatedAt', render: (at: string) => <Moment at={at} /> },
  ]
}

function Way({ bank }: { readonly bank: Bank }) {
  const say = useSay(bankWords)
  const link = useBankLinks().data?.items.find((each) => each.bank.id === bank.id)
  if (bank.isConnected)
    return (
      <>
        <Tag color="success">{say('connected')}</Tag>
        {link !== undefined && <LinkState link={link} />}
        <div className="admin-mono soft">{bank.gatewayUrl}</div>
      </>
    )
  if (bank.liaisons === 0) return <Tag color="error">{say('noAnswerer')}</Tag>
  return <Tag>{say('byHand')}</Tag>
}
