import { Button, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { api, type Answer } from '../../../api/client'
import { useRead, useWrite } from '../../../api/query'
import { useCode, useSay, useSpeech } from '../../../language/language'
import { serverNow } from '../../../api/server-time'
import { Empty } from '../../../parts/states'
import { Moment, momentText } from '../../../parts/time'
import { ClearButton, Listing, listOf, SearchBox, Section } from '../parts/section'
import { SelectFilter } from '../parts/select-filter'
import { useConfirm } from '../parts/use-confirm'
import { useFilters } from '../parts/use-filters'
import { AddKey } from './add-key'
import { keyWords } from './words'

type Key = Answer<'/v1/api-keys', 'get'>['items'][number]

export default function Keys() {
  const say = useSay(keyWords)
  const [isAdding, setAdding] = useState(false)
  const { filters, narrow, clear, isNarrowed } = useFilters(['search', 'state'])
  const keys = useRead(['api-keys'], () => api.GET('/v1/api-keys'))
  const all = keys.data?.items ?? []
  const shown = all.filter((key) => fits(key, filters.search, filters.state))
  const columns = useColumns()
  return (
    <Section
      title={say('title')}
      about={say('about')}
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          {say('add')}
        </Button>
      }
      filters={
        <>
          <SearchBox label={say('search')} value={filters.search} onSearch={(search) => narrow({ search })} />
          <SelectFilter
            label={say('state')}
            all={say('anyState')}
            value={filters.state}
            options={(['valid', 'revoked'] as const).map((value) => ({ value, label: say(value) }))}
            onChoose={(state) => narrow({ state })}
          />
          <ClearButton isNarrowed={isNarrowed} onClear={clear} />
        </>
      }
    >
      <Listing
        list={listOf(keys, shown.length)}
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
      {isAdding && <AddKey onClose={() => setAdding(false)} />}
    </Section>
  )
}

function fits(key: Key, search: string | undefined, state: string | undefined): boolean {
  if (state !== undefined && (key.revokedAt === null) !== (state === 'valid')) return false
  const text = `${key.source} ${key.label} ${key.prefix}`.toLowerCase()
  return search === undefined || text.includes(search.toLowerCase())
}

function useColumns(): TableColumnsType<Key> {
  const say = useSay(keyWords)
  const sayCode = useCode()
  return [
    {
      title: say('source'),
      render: (_, key) => (
        <>
          <strong>{key.source}</strong>
          <div className="soft">{key.label}</div>
        </>
      ),
    },
    {
      title: say('prefix'),
      dataIndex: 'prefix',
      render: (prefix: string) => <span className="admin-mono">{prefix}…</span>,
    },
    {
      title: say('types'),
      dataIndex: 'signalTypes',
      render: (types: string[]) => types.map((type) => <Tag key={type}>{sayCode(type)}</Tag>),
    },
    { title: say('bank'), dataIndex: 'bankCode', render: (code: string | null) => code ?? '–' },
    {
      title: say('lastUsed'),
      dataIndex: 'lastUsedAt',
      render: (at: string | null) =>
        at === null ? <span className="soft">{say('never')}</span> : <Moment at={at} />,
    },
    { title: say('created'), dataIndex: 'createdAt', render: (at: string) => <Moment at={at} /> },
    { title: say('by'), dataIndex: 'createdBy', render: (name: string | null) => name ?? '–' },
    {
      title: say('state'),
      render: (_, { revokedAt }) =>
        revokedAt === null ? (
          <Tag color="success">{say('valid')}</Tag>
        ) : (
          <>
            <Tag>{say('revoked')}</Tag>
            <Moment at={revokedAt} />
          </>
        ),
    },
    { title: '', render: (_, key) => (key.revokedAt === null ? <Revoke of={key} /> : null) },
  ]
}

function Revoke({ of: key }: { readonly of: Key }) {
  const say = useSay(keyWords)
  const { language } = useSpeech()
  const confirm = useConfirm()
  const revoke = useWrite((id: string) => api.DELETE('/v1/api-keys/{id}', { params: { path: { id } } }), {
    done: say('revoked'),
    outdates: [['api-keys']],
  })
  const used =
    key.lastUsedAt === null
      ? ''
      : say('revokeUsed', { at: momentText(key.lastUsedAt, serverNow(), language) })
  const ask = (): void =>
    confirm({
      title: say('revokeTitle', { source: key.source }),
      effect: `${say('revokeEffect', { prefix: key.prefix })} ${used}`,
      action: say('revoke'),
      run: () => revoke.send(key.id),
    })
  return (
    <Button size="small" danger onClick={ask} loading={revoke.isRunning}>
      {say('revoke')}
    </Button>
  )
}
