import { Button, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { api, type Answer } from '../../../api/client'
import { serverNow } from '../../../api/server-time'
import { useCode, useSay } from '../../../language/language'
import { Moment } from '../../../parts/time'
import { adminWords } from '../words'
import {
  roles,
  useAllStations,
  useBanks,
  useDistricts,
  useRoleOptions,
  useStationOptions,
} from '../parts/lookups'
import { ClearButton, Listing, MoreButton, SearchBox, Section } from '../parts/section'
import { SelectFilter } from '../parts/select-filter'
import { useFilters, useOpened, type Filters } from '../parts/use-filters'
import { usePages } from '../parts/use-pages'
import { AddUser } from './add-user'
import { UserDrawer } from './user-drawer'
import { userWords } from './words'

export type User = Answer<'/v1/users', 'get'>['items'][number]

const PAGE = 100

export default function Users() {
  const say = useSay(userWords)
  const [isAdding, setAdding] = useState(false)
  const { opened, open, close } = useOpened()
  const narrowing = useFilters(['search', 'role', 'state', 'station'])
  const list = useUsers(narrowing.filters)
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
      filters={<UserFilters narrowing={narrowing} />}
    >
      <Listing list={{ ...list, count: list.items.length }}>
        <Table
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={list.items}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
        <MoreButton
          count={list.items.length}
          total={list.first?.total ?? list.items.length}
          hasMore={list.hasMore}
          isFetching={list.isFetching}
          onMore={list.more}
        />
      </Listing>
      {isAdding && <AddUser onClose={() => setAdding(false)} />}
      {opened !== null && <UserDrawer key={opened} id={opened} onClose={close} />}
    </Section>
  )
}

type Names = 'search' | 'role' | 'state' | 'station'

function useUsers({ search, role, state, station }: Filters<Names>) {
  const query = {
    limit: PAGE,
    ...(search === undefined ? {} : { search }),
    ...(station === undefined ? {} : { stationId: station }),
    ...activeQuery(state),
    ...roleQuery(role),
  }
  return usePages(['users', query], (after) =>
    api.GET('/v1/users', { params: { query: after === undefined ? query : { ...query, after } } }),
  )
}

const activeQuery = (state: string | undefined): { isActive?: 'true' | 'false' } =>
  state === undefined ? {} : { isActive: state === 'off' ? 'false' : 'true' }

function roleQuery(role: string | undefined): { role?: User['role'] } {
  const known = roles.find((each) => each === role)
  return known === undefined ? {} : { role: known }
}

function UserFilters({ narrowing }: { readonly narrowing: ReturnType<typeof useFilters<Names>> }) {
  const say = useSay(userWords)
  const { filters, narrow, clear, isNarrowed } = narrowing
  const states = (['active', 'off'] as const).map((value) => ({ value, label: say(value) }))
  return (
    <>
      <SearchBox label={say('search')} value={filters.search} onSearch={(search) => narrow({ search })} />
      <SelectFilter
        label={say('role')}
        all={say('anyRole')}
        value={filters.role}
        options={useRoleOptions()}
        onChoose={(role) => narrow({ role })}
      />
      <SelectFilter
        label={say('state')}
        all={say('anyState')}
        value={filters.state}
        options={states}
        onChoose={(state) => narrow({ state })}
      />
      <SelectFilter
        label={say('station')}
        all={say('anyStation')}
        value={filters.station}
        options={useStationOptions(filters.station)}
        onChoose={(station) => narrow({ station })}
        width={220}
      />
      <ClearButton isNarrowed={isNarrowed} onClear={clear} />
    </>
  )
}

function useColumns(open: (id: string) => void): TableColumnsType<User> {
  const say = useSay(userWords)
  const sayCode = useCode()
  return [
    {
      title: say('displayName'),
      render: (_, user) => (
        <>
          <button type="button" className="admin-name" onClick={() => open(user.id)}>
            {user.displayName}
          </button>
          <span className="soft">{user.username}</span>
        </>
      ),
    },
    { title: say('role'), dataIndex: 'role', render: (role: string) => sayCode(role) },
    { title: say('belongs'), render: (_, user) => <Belonging user={user} /> },
    { title: say('badge'), dataIndex: 'badge', render: (badge: string | null) => badge ?? '–' },
    {
      title: say('phone'),
      dataIndex: 'hasPhone',
      render: (hasPhone: boolean) => (hasPhone ? '✓' : <span className="soft">{say('phoneNone')}</span>),
    },
    { title: say('state'), render: (_, user) => <UserState user={user} /> },
    { title: say('created'), dataIndex: 'createdAt', render: (at: string) => <Moment at={at} /> },
  ]
}

/** Where he works: what his scope is. */
export function Belonging({ user }: { readonly user: User }) {
  const say = useSay(adminWords)
  const stations = useAllStations().data?.items
  const banks = useBanks().data?.items
  const districts = useDistricts().data?.items
  if (user.stationId !== null) return <>{stations?.find(({ id }) => id === user.stationId)?.name ?? '…'}</>
  if (user.bankId !== null) return <>{banks?.find(({ id }) => id === user.bankId)?.name ?? '…'}</>
  if (user.districtCode !== null)
    return <>{districts?.find(({ code }) => code === user.districtCode)?.name ?? user.districtCode}</>
  return <span className="soft">{say('wholeCity')}</span>
}

export function UserState({ user }: { readonly user: User }) {
  const say = useSay(userWords)
  return (
    <>
      <Tag color={user.isActive ? 'success' : 'error'}>{say(user.isActive ? 'active' : 'off')}</Tag>
      {user.lockedUntil !== null && Date.parse(user.lockedUntil) > serverNow() && (
        <Tag color="warning">{say('keptOut')}</Tag>
      )}
      {user.oneTimeUntil !== null && <Tag>{say('oneTime')}</Tag>}
      {user.isDemo && <Tag>{say('demo')}</Tag>}
    </>
  )
}
