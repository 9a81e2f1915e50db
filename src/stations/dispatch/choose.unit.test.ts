import { AppError } from '../../errors'
import { minutesAfter } from '../../lib/duration'
import { distanceMeters } from '../geo'
import { unknownPlace } from '../place'
import { whyNot, type OfficerCandidate, type StationCandidate } from './candidates'
import { chooseOfficer, type DispatchInput } from './choose'
import { OfficerIndex } from './officers'

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
  isSignedIn: true,
  isBusy: false,
  reportedAt: null,
  tasksToday: 0,
  point: { lon: 120.6335, lat: 30.0841 },
  positionAt: minutesAfter(now, -3),
  ...over,
})

const input = (
  over: Partial<Omit<DispatchInput, 'officers'>> & {
    officers?: readonly OfficerCandidate[]
    stations?: StationCandidate[]
  },
): DispatchInput => {
  const { officers = [], stations = [doumenStation, mashanStation, yulinStation], ...rest } = over
  return {
    now,
    place: { ...unknownPlace, point: office },
    candidates: { stations, districts: [yuecheng, xinchang], towns: [doumen, mashan, yulin] },
    officers: new OfficerIndex(officers, now),
    excludedOfficerIds: [],
    ...rest,
  }
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
      // 217 m x 1.4 at 30 km/h
      way: { minutes: 0.6, meters: 304, by: 'estimate' },
      runnersUp: [
        {
          officerId: 'far',
          stationId: mashanStation.id,
          distanceMeters: 3110,
          why: { cause: 'farther', zh: '路上多8.1分钟', en: '8.1 min farther' },
        },
      ],
      eligible: 2,
    })
    expect(choice.reason.zh).toContain('3分钟前')
    expect(choice.reason.en).toContain('217 m')
  })

  test('a position of exactly 30 minutes is fresh, one a millisecond older is not', () => {
    const fresh = patrol('a', { positionAt: minutesAfter(now, -30) })
    const stale = patrol('b', { positionAt: new Date(minutesAfter(now, -30).getTime() - 1) })
    expect(whyNot(fresh, now)).toBeNull()
    expect(whyNot(stale, now)).toBe('stale-position')
  })

  test('who let the task pass is not asked again', () => {
    const other = patrol('other', { point: { lon: 120.65, lat: 30.08 } })
    const choice = chooseOfficer(input({ officers: [patrol('hang'), other], excludedOfficerIds: ['hang'] }))
    expect(choice).toMatchObject({ officerId: 'other', runnersUp: [] })
    expect(choice.notEligible['handed-back']).toBe(1)
  })

  test('off duty, signed out, busy, resting: nobody of them goes, and each is counted once', () => {
    const officers = [
      patrol('off', { isOnDuty: false, isSignedIn: false, isBusy: true }),
      patrol('out', { isSignedIn: false }),
      patrol('busy', { isBusy: true }),
      patrol('resting', { reportedAt: minutesAfter(now, -9) }),
      patrol('silent', { point: null, positionAt: null }),
      patrol('rested', { reportedAt: minutesAfter(now, -10), point: { lon: 120.66, lat: 30.07 } }),
    ]
    const choice = chooseOfficer(input({ officers }))
    expect(choice).toMatchObject({ officerId: 'rested', runnersUp: [], eligible: 1 })
    expect(choice.notEligible).toEqual({
      'off-duty': 1,
      'signed-out': 1,
      busy: 1,
      resting: 1,
      'stale-position': 1,
      'handed-back': 0,
    })
  })

  test('nobody who has rested is left: who rests goes rather than nobody, and the reason says so', () => {
    const resting = patrol('resting', { reportedAt: minutesAfter(now, -2), tasksToday: 1 })
    const silent = patrol('silent', { reportedAt: minutesAfter(now, -2), positionAt: minutesAfter(now, -31) })
    const choice = chooseOfficer(input({ officers: [resting, silent, patrol('busy', { isBusy: true })] }))
    expect(choice).toMatchObject({
      officerId: 'resting',
      rule: 'nearest-officer',
      eligible: 0,
      runnersUp: [],
    })
    expect(choice.reason.zh).toContain('尚在休整')
    expect(choice.notEligible).toMatchObject({ resting: 2, busy: 1 })
  })

  test('who has been out three times today stays behind one who has not and is a little farther', () => {
    const tired = patrol('tired', { tasksToday: 3 })
    const fresh = patrol('fresh', { point: { lon: 120.64, lat: 30.09 } })
    const choice = chooseOfficer(input({ officers: [tired, fresh] }))
    expect(choice.officerId).toBe('fresh')
    expect(choice.runnersUp).toMatchObject([
      {
        officerId: 'tired',
        tasksToday: 3,
        why: { cause: 'load', zh: '路上少2.5分钟，但今天已出警3次，多3次' },
      },
    ])
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

describe('with a routing service', () => {
  const near = patrol('near')
  const across = patrol('across', { point: { lon: 120.64, lat: 30.09 } })

  test('the road decides: over the river is not near', () => {
    const routed = new Map([
      ['near', { minutes: 14.26, meters: 9_000.4 }],
      ['across', { minutes: 4, meters: 2_000 }],
    ])
    const choice = chooseOfficer(input({ officers: [near, across], routed }))
    expect(choice).toMatchObject({ officerId: 'across', way: { minutes: 4, meters: 2_000, by: 'osrm' } })
    expect(choice.runnersUp).toMatchObject([
      { officerId: 'near', way: { minutes: 14.3, meters: 9_000 }, why: { zh: '路上多10.3分钟' } },
    ])
    expect(choice.reason.zh).toContain('按道路导航2.0公里')
  })

  test('it did not answer: the estimate holds, and the reason says so', () => {
    const choice = chooseOfficer(input({ officers: [near, across], routed: null }))
    expect(choice).toMatchObject({ officerId: 'near', way: { by: 'estimate' } })
    expect(choice.reason.zh).toContain('导航服务未答复')
    expect(choice.reason.en).toContain('did not answer')
  })

  test('who came near since it was asked keeps his estimate', () => {
    const routed = new Map([['across', { minutes: 4, meters: 2_000 }]])
    expect(chooseOfficer(input({ officers: [near, across], routed }))).toMatchObject({
      officerId: 'near',
      way: { by: 'estimate' },
    })
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
