import { useMemo } from 'react'
import { useSay, useSpeech } from '../../language/language'
import { CityMap } from '../../map/city-map'
import type { MapMark } from '../../map/view'
import { Panel, Table } from './panel'
import type { Live } from './use-wall'
import { wallWords } from './words'

type Say = ReturnType<typeof useSay<typeof wallWords>>

/** People who are warned are a number at the point of their town: nobody's door is on the wall. */
export function MapPanel({ live }: { readonly live: Live }) {
  const say = useSay(wallWords)
  const { language } = useSpeech()
  const { districts, towns, officers, stations } = live
  const marks = useMemo(
    () => marksOf({ towns, officers, stations }, say),
    [towns, officers, stations, language],
  )
  const heat = useMemo(() => {
    const most = Math.max(1, ...districts.map(({ warnings }) => warnings))
    return Object.fromEntries(districts.map(({ code, warnings }) => [code, warnings / most]))
  }, [districts])
  return (
    <Panel area="map" title={say('map')} whole={() => <Districts districts={districts} />}>
      <ul className="wall-districts">
        {districts.map(({ code, name, warnings, officersFree, overdue }) => (
          <li key={code}>
            <div>
              <span>{name}</span>
              <strong>{warnings}</strong>
            </div>
            <div>
              {overdue > 0 ? (
                <em>{say('late', { count: overdue })}</em>
              ) : (
                <small>{say('free', { count: officersFree })}</small>
              )}
            </div>
          </li>
        ))}
      </ul>
      <div className="wall-map">
        <CityMap marks={marks} heat={heat} fit="city" height="100%" label={say('mapLabel')} />
        <ul className="wall-legend" aria-hidden="true">
          <li className="wall-legend-count">{say('legendCount')}</li>
          <li className="wall-legend-free">{say('legendFree')}</li>
          <li className="wall-legend-busy">{say('legendBusy')}</li>
          <li className="wall-legend-station">{say('legendStation')}</li>
        </ul>
      </div>
    </Panel>
  )
}

function marksOf(
  { towns, officers, stations }: Pick<Live, 'towns' | 'officers' | 'stations'>,
  say: Say,
): MapMark[] {
  const names = new Map(stations.map(({ id, name }) => [id, name]))
  return [
    ...stations.map(({ id, name, lon, lat, officersOnDuty, tasks, overdue }): MapMark => ({
      id,
      kind: 'station',
      lon,
      lat,
      size: 0.42,
      label: say('stationMark', { station: name, officers: officersOnDuty, tasks, overdue }),
    })),
    ...officers.map(({ lon, lat, stationId, isBusy }, at): MapMark => ({
      id: `officer-${at}`,
      kind: isBusy ? 'officer-busy' : 'officer',
      lon,
      lat,
      size: 0.55,
      label: say(isBusy ? 'officerBusy' : 'officerFree', { station: names.get(stationId) ?? '' }),
    })),
    ...towns.map(({ code, name, lon, lat, byLevel }): MapMark => {
      const count = byLevel.low + byLevel.medium + byLevel.high + byLevel.critical
      const size = Math.min(2, 1.15 + count / 10)
      return {
        id: code,
        kind: byLevel.critical > 0 ? 'count' : 'count-calm',
        lon,
        lat,
        size,
        text: String(count),
        label: say('townMark', { town: name, count }),
      }
    }),
  ]
}

function Districts({ districts }: { readonly districts: Live['districts'] }) {
  const say = useSay(wallWords)
  return (
    <Table
      label={say('map')}
      rows={districts}
      keyOf={({ code }) => code}
      columns={[
        { title: say('district'), cell: ({ name }) => name },
        { title: say('live'), cell: ({ warnings }) => warnings, isNumber: true },
        {
          title: say('officers'),
          cell: ({ officersOnDuty, officersFree }) => `${officersOnDuty} (${officersFree})`,
          isNumber: true,
        },
        { title: say('tasks'), cell: ({ tasks }) => tasks, isNumber: true },
        { title: say('overdue'), cell: ({ overdue }) => overdue, isNumber: true },
      ]}
    />
  )
}
