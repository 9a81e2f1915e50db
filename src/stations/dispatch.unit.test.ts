import fc from 'fast-check'
import { AppError } from '../errors'
import { minutesAfter } from '../lib/duration'
import {
  chooseOfficer,
  isEligible,
  type DispatchInput,
  type OfficerCandidate,
  type StationCandidate,
} from './dispatch'
import { distanceMeters } from './geo'
import { unknownPlace } from './place'

const now = new Date('2023-02-23T02:10:00Z')
const office = { lon: 120.6315, lat: 30.0832 }

const yuecheng = { code: '330602', name: '越城区', lon: 120.582633, lat: 29.988244 }
const xinchang = { code: '330624', name: '新昌县', lon: 120.903866, lat: 29.499831 }
const doumen = { code: '330602012', name: '斗门街道', districtCode: '330602', lon: 120.632, lat: 30.085 }
const mashan = { code: '330602014', name: '马山街道', districtCode: '330602', lon: 120.66057, lat: 30.074187 }
const yulin = { code: '330624001', name: '羽林街道', districtCode: '330624', lon: 120.921609, lat: 29.503394 }

const stationOf = (town: typeof doumen): StationCandidate => ({
  id: `station-${town.code}`,
  code: town.code,
  townCode: town.code,
  districtCode: town.districtCode,
  lon: town.lon,
  lat: town.lat,
})
const doumenStation = stationOf(doumen)
const mashanStation = stationOf(mashan)
const yulinStation = stationOf(yulin)

const patrol = (id: string, over: Partial<OfficerCandidate> = {}): OfficerCandidate => ({
  id,
  stationId: doumenStation.id,
  isOnDuty: true,
  isBusy: false,
  point: { lon: 120.6335, lat: 30.0841 },
  positionAt: minutesAfter(now, -3),
  ...over,
})

const input = (
  over: Partial<DispatchInput> & { officers?: OfficerCandidate[]; stations?: StationCandidate[] },
) => {
  const { officers = [], stations = [doumenStation, mashanStation, yulinStation], ...rest } = over
  return {
    now,
    place: { ...unknownPlace, point: office },
    candidates: { officers, stations, districts: [yuecheng, xinchang], towns: [doumen, mashan, yulin] },
    excludedOfficerIds: [],
    ...rest,
  } satisfies DispatchInput
}

describe('the nearest officer', () => {
  test('the officer on patrol near the office goes, not the station house', () => {
    const far = patrol('far', { point: { lon: 120.66, lat: 30.07 }, stationId: mashanStation.id })
    const choice = chooseOfficer(input({ officers: [far, patrol('hang')] }))
    expect(choice).toMatchObject({
      officerId: 'hang',
      stationId: doumenStation.id,
      rule: 'nearest-officer',
      distanceMeters: 217,
      runnersUp: [{ officerId: 'far', stationId: mashanStation.id, distanceMeters: 3110 }],
    })
    expect(choice.reason.zh).toContain('3分钟前')
    expect(choice.reason.en).toContain('217 m')
  })

  test('a position of exactly 30 minutes is fresh, one a millisecond older is not', () => {
    const fresh = patrol('a', { positionAt: minutesAfter(now, -30) })
    const stale = patrol('b', { positionAt: new Date(minutesAfter(now, -30).getTime() - 1) })
    expect(isEligible(fresh, now, [])).toBe(true)
    expect(isEligible(stale, now, [])).toBe(false)
  })

  test('who let the task pass is not asked again', () => {
    const other = patrol('other', { point: { lon: 120.65, lat: 30.08 } })
    const choice = chooseOfficer(input({ officers: [patrol('hang'), other], excludedOfficerIds: ['hang'] }))
    expect(choice).toMatchObject({ officerId: 'other', runnersUp: [] })
  })

  test('two at the same spot: the smaller id, whatever the order', () => {
    const officers = [patrol('b'), patrol('a')]
    expect(chooseOfficer(input({ officers })).officerId).toBe('a')
    expect(chooseOfficer(input({ officers: officers.toReversed() })).officerId).toBe('a')
  })

  test('no more than three runners-up are kept', () => {
    const officers = ['a', 'b', 'c', 'd', 'e'].map((id) => patrol(id))
    expect(chooseOfficer(input({ officers })).runnersUp.map(({ officerId }) => officerId)).toEqual([
      'b',
      'c',
      'd',
    ])
  })
})

describe('the station', () => {
  test('nobody eligible: the station of the town', () => {
    const officers = [
      patrol('off', { isOnDuty: false }),
      patrol('busy', { isBusy: true }),
      patrol('silent', { point: null, positionAt: null }),
    ]
    const choice = chooseOfficer(input({ officers }))
    expect(choice).toMatchObject({ officerId: null, stationId: doumenStation.id, rule: 'jurisdiction' })
    expect(choice.distanceMeters).toBe(Math.round(distanceMeters(office, doumen)))
  })

  test('the town is known and the point is not: its station, without a distance', () => {
    const place = { point: null, townCode: mashan.code, districtCode: null }
    const choice = chooseOfficer(input({ place, officers: [patrol('hang')] }))
    expect(choice).toMatchObject({
      officerId: null,
      stationId: mashanStation.id,
      rule: 'jurisdiction',
      distanceMeters: null,
    })
  })

  test('two stations in one town: the nearer one', () => {
    const second = { ...doumenStation, id: 'second', code: '330602012B', lon: 120.6316, lat: 30.0833 }
    const choice = chooseOfficer(input({ stations: [doumenStation, second] }))
    expect(choice).toMatchObject({ stationId: 'second', rule: 'jurisdiction' })
  })

  test('the town has no station: the nearest of the district', () => {
    const choice = chooseOfficer(input({ stations: [mashanStation, yulinStation] }))
    expect(choice).toMatchObject({ stationId: mashanStation.id, rule: 'jurisdiction' })
  })

  test('the district has no station: the nearest of the city', () => {
    const choice = chooseOfficer(input({ stations: [yulinStation] }))
    expect(choice).toMatchObject({ stationId: yulinStation.id, rule: 'nearest-station' })
  })

  test('the station that let it pass comes last', () => {
    const passed = chooseOfficer(input({ excludedStationIds: [doumenStation.id] }))
    expect(passed).toMatchObject({ stationId: mashanStation.id })
    const only = chooseOfficer(input({ stations: [doumenStation], excludedStationIds: [doumenStation.id] }))
    expect(only).toMatchObject({ stationId: doumenStation.id })
  })

  test('nothing is known of the place: the station nearest the middle of the city, and the reason says so', () => {
    const choice = chooseOfficer(input({ place: unknownPlace, officers: [patrol('hang')] }))
    expect(choice).toMatchObject({
      officerId: null,
      stationId: doumenStation.id,
      rule: 'nearest-station',
      distanceMeters: null,
    })
    expect(choice.reason.en).toContain('not known')
  })

  test('a city without a station is refused', () => {
    expect(() => chooseOfficer(input({ stations: [] }))).toThrow(AppError)
  })
})

describe('for any officers', () => {
  const point = fc.record({
    lon: fc.double({ min: 119.9, max: 121.2, noNaN: true }),
    lat: fc.double({ min: 29.2, max: 30.3, noNaN: true }),
  })
  const officer: fc.Arbitrary<OfficerCandidate> = fc.record({
    id: fc.uuid(),
    stationId: fc.constantFrom(doumenStation.id, yulinStation.id),
    isOnDuty: fc.boolean(),
    isBusy: fc.boolean(),
    point: fc.option(point),
    positionAt: fc.option(fc.integer({ min: -90, max: 0 }).map((minutes) => minutesAfter(now, minutes))),
  })
  const officers = fc.uniqueArray(officer, { selector: ({ id }) => id, maxLength: 30 })

  test('the chosen one is eligible, and none of the eligible is nearer', () => {
    fc.assert(
      fc.property(officers, point, fc.nat(5), (all, where, excludedCount) => {
        const excludedOfficerIds = all.slice(0, excludedCount).map(({ id }) => id)
        const place = { ...unknownPlace, point: where }
        const choice = chooseOfficer(input({ officers: all, place, excludedOfficerIds }))
        const eligible = all.filter(
          ({ id, isOnDuty, isBusy, point: at, positionAt }) =>
            isOnDuty &&
            !isBusy &&
            at !== null &&
            positionAt !== null &&
            now.getTime() - positionAt.getTime() <= 30 * 60_000 &&
            !excludedOfficerIds.includes(id),
        )
        if (eligible.length === 0) return choice.officerId === null && choice.rule !== 'nearest-officer'
        const chosen = eligible.find(({ id }) => id === choice.officerId)
        const metersTo = (one: OfficerCandidate) =>
          one.point === null ? Infinity : distanceMeters(where, one.point)
        return chosen !== undefined && eligible.every((other) => metersTo(chosen) <= metersTo(other))
      }),
    )
  })

  test('the order in which they were read does not matter', () => {
    fc.assert(
      fc.property(officers, point, (all, where) => {
        const place = { ...unknownPlace, point: where }
        expect(chooseOfficer(input({ officers: all.toReversed(), place }))).toEqual(
          chooseOfficer(input({ officers: all, place })),
        )
      }),
    )
  })
})
