import { Form } from 'antd'
import { useCallback, useMemo } from 'react'
import { useSay } from '../../../language/language'
import { CityMap } from '../../../map/city-map'
import type { MapMark, MapPoint } from '../../../map/view'
import { useTowns } from '../parts/lookups'
import { stationWords } from './words'

const HEIGHT = 240
// A metre and a bit: a finer point says nothing about a building.
const DIGITS = 5

/** The map beside the fields for longitude and latitude: what is pointed at is filled in there. */
export function PlacePicker() {
  const say = useSay(stationWords)
  const form = Form.useFormInstance()
  const lon: unknown = Form.useWatch('lon', form)
  const lat: unknown = Form.useWatch('lat', form)
  const townCode: unknown = Form.useWatch('townCode', form)
  const town = useTowns().data?.items.find(({ code }) => code === townCode)
  const marks = useMemo((): readonly MapMark[] => {
    const middle: MapMark[] =
      town === undefined
        ? []
        : [
            {
              id: 'town',
              kind: 'count-calm',
              lon: town.lon,
              lat: town.lat,
              label: say('townPoint', { name: town.name }),
            },
          ]
    if (typeof lon !== 'number' || typeof lat !== 'number') return middle
    return [...middle, { id: 'station', kind: 'station', lon, lat, label: say('here') }]
    // The words follow the language, which the town's name does not.
  }, [town, lon, lat])
  const choose = useCallback(
    (point: MapPoint): void => {
      const rounded = { lon: Number(point.lon.toFixed(DIGITS)), lat: Number(point.lat.toFixed(DIGITS)) }
      form.setFields(
        (['lon', 'lat'] as const).map((name) => ({ name, value: rounded[name], touched: true, errors: [] })),
      )
    },
    [form],
  )
  return (
    <div className="admin-place">
      <CityMap marks={marks} height={HEIGHT} label={say('mapLabel')} onPoint={choose} />
      <p className="soft">{say('mapHelp')}</p>
    </div>
  )
}
