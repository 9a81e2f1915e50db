import { Button, Table } from 'antd'
import { useState } from 'react'
import { useSay } from '../../../language/language'
import { Empty } from '../../../parts/states'
import { useDistrictOptions } from '../parts/lookups'
import { ClearButton, Listing, listOf, MoreButton, SearchBox, Section } from '../parts/section'
import { SelectFilter } from '../parts/select-filter'
import { useFilters, useOpened, type Filters } from '../parts/use-filters'
import { AddStation } from './add-station'
import { useStationColumns } from './columns'
import { EditStation } from './edit-station'
import { ImportStations } from './import-stations'
import { usePlaced, type Placed } from './reads'
import { stationWords } from './words'

type Names = 'search' | 'district' | 'state'

/** Where the police are: the list that dispatch goes by. */
export default function Stations() {
  const say = useSay(stationWords)
  const [adding, setAdding] = useState<'one' | 'file' | null>(null)
  const { opened, open, close } = useOpened()
  const narrowing = useFilters<Names>(['search', 'district', 'state'])
  const { query, placed } = usePlaced()
  const shown = placed.filter((each) => fits(each, narrowing.filters))
  const chosen = placed.find(({ station }) => station.id === opened)
  return (
    <Section
      title={say('title')}
      about={say('about')}
      actions={
        <>
          <Button onClick={() => setAdding('file')}>{say('import')}</Button>
          <Button type="primary" onClick={() => setAdding('one')}>
            {say('add')}
          </Button>
        </>
      }
      filters={<StationFilters narrowing={narrowing} />}
    >
      <Listing
        list={listOf(query, shown.length)}
        empty={
          placed.length === 0 ? <Empty title={say('emptyTitle')} about={say('emptyAbout')} /> : undefined
        }
      >
        <StationTable shown={shown} total={placed.length} onOpen={open} />
      </Listing>
      {adding === 'one' && <AddStation onClose={() => setAdding(null)} />}
      {adding === 'file' && <ImportStations onClose={() => setAdding(null)} />}
      {chosen !== undefined && <EditStation key={chosen.station.id} placed={chosen} onClose={close} />}
    </Section>
  )
}

function StationTable({
  shown,
  total,
  onOpen,
}: {
  readonly shown: readonly Placed[]
  readonly total: number
  readonly onOpen: (id: string) => void
}) {
  return (
    <>
      <Table
        size="small"
        rowKey={({ station }) => station.id}
        columns={useStationColumns(onOpen)}
        dataSource={shown}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
      <MoreButton
        count={shown.length}
        total={total}
        hasMore={false}
        isFetching={false}
        onMore={() => undefined}
      />
    </>
  )
}

function fits({ station, town }: Placed, { search, district, state }: Filters<Names>): boolean {
  if (district !== undefined && station.districtCode !== district) return false
  if (state !== undefined && station.isActive !== (state === 'open')) return false
  const text = `${station.name} ${station.code} ${town ?? ''}`.toLowerCase()
  return search === undefined || text.includes(search.toLowerCase())
}

function StationFilters({ narrowing }: { readonly narrowing: ReturnType<typeof useFilters<Names>> }) {
  const say = useSay(stationWords)
  const { filters, narrow, clear, isNarrowed } = narrowing
  return (
    <>
      <SearchBox label={say('search')} value={filters.search} onSearch={(search) => narrow({ search })} />
      <SelectFilter
        label={say('district')}
        all={say('anyDistrict')}
        value={filters.district}
        options={useDistrictOptions()}
        onChoose={(district) => narrow({ district })}
      />
      <SelectFilter
        label={say('state')}
        all={say('anyState')}
        value={filters.state}
        options={(['open', 'shut'] as const).map((value) => ({ value, label: say(value) }))}
        onChoose={(state) => narrow({ state })}
      />
      <ClearButton isNarrowed={isNarrowed} onClear={clear} />
    </>
  )
}
