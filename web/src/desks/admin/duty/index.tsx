import { useSay } from '../../../language/language'
import { Empty } from '../../../parts/states'
import { useAllStations, useDistrictOptions, useStationOptions } from '../parts/lookups'
import { ClearButton, Listing, listOf, SearchBox, Section } from '../parts/section'
import { SelectFilter } from '../parts/select-filter'
import { useFilters } from '../parts/use-filters'
import { byStation, fits, states, useDuty, type Duty as DutyRow, type Names } from './reads'
import { StationDuty } from './station-duty'
import { dutyWords } from './words'

/** Who is on duty where, now. */
export default function Duty() {
  const say = useSay(dutyWords)
  const narrowing = useFilters<Names>(['search', 'station', 'district', 'state'])
  const duty = useDuty()
  const all = duty.data?.items ?? []
  const shown = all.filter((each) => fits(each, narrowing.filters))
  return (
    <Section title={say('title')} about={say('about')} filters={<DutyFilters narrowing={narrowing} />}>
      <Listing
        list={listOf(duty, shown.length)}
        empty={all.length === 0 ? <Empty title={say('emptyTitle')} about={say('emptyAbout')} /> : undefined}
      >
        <Summary all={all} />
        <div className="admin-scroll">
          <table className="admin-levels admin-duty">
            <thead>
              <tr>
                {(['officer', 'state', 'since', 'position', 'task'] as const).map((word) => (
                  <th key={word} scope="col">
                    {say(word)}
                  </th>
                ))}
                <th />
              </tr>
            </thead>
            {byStation(shown).map((group) => (
              <StationDuty key={group.stationId} group={group} />
            ))}
          </table>
        </div>
      </Listing>
    </Section>
  )
}

/** Of the whole city, whatever the list is narrowed to. */
function Summary({ all }: { readonly all: readonly DutyRow[] }) {
  const say = useSay(dutyWords)
  const stations = useAllStations().data?.items ?? []
  const on = all.filter(({ isOnDuty }) => isOnDuty)
  const stale = on.filter(({ isPositionFresh }) => !isPositionFresh).length
  const busy = all.filter(({ taskInHand }) => taskInHand !== null).length
  const manned = new Set(on.map(({ stationId }) => stationId))
  const bare = stations.filter(({ id, isActive }) => isActive && !manned.has(id)).length
  return (
    <p className="admin-inline admin-summary" role="status">
      <strong>{say('onDutyCount', { on: on.length, all: all.length })}</strong>
      {busy > 0 && <span>{say('taskCount', { count: busy })}</span>}
      {stale > 0 && <span>{say('staleCount', { count: stale })}</span>}
      {bare > 0 && <strong className="admin-bad">{say('bare', { count: bare })}</strong>}
    </p>
  )
}

function DutyFilters({ narrowing }: { readonly narrowing: ReturnType<typeof useFilters<Names>> }) {
  const say = useSay(dutyWords)
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
        label={say('station')}
        all={say('anyStation')}
        value={filters.station}
        options={useStationOptions(filters.station)}
        onChoose={(station) => narrow({ station })}
        width={220}
      />
      <SelectFilter
        label={say('state')}
        all={say('anyState')}
        value={filters.state}
        options={states.map((value) => ({ value, label: say(value) }))}
        onChoose={(state) => narrow({ state })}
        width={180}
      />
      <ClearButton isNarrowed={isNarrowed} onClear={clear} />
    </>
  )
}
