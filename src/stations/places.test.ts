import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedAll } from '../../seeds'
import * as given from '../../test/given/users'
import { testContext, testWorld, type TestContext } from '../../test/setup/context'
import { systemActor } from '../context'
import { createApp } from '../http/app'
import {
  chooseOfficer,
  importStations,
  levelPolicyAt,
  loadDispatchCandidates,
  OfficerIndex,
  unknownPlace,
  type DispatchCandidates,
} from '.'

let ctx: TestContext
let dataDir: string

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'menshen-places-'))
  ctx = await testContext({ env: { MENSHEN_DATA_DIR: dataDir } })
  await seedAll(ctx, { demo: false })
})

afterEach(async () => {
  await ctx.close()
  rmSync(dataDir, { recursive: true })
})

const office = { lon: 120.63, lat: 30.08 }
const csv = (...lines: string[]) =>
  new TextEncoder().encode(['code,name,town_code,lon,lat', ...lines].join('\n'))
const options = { keepOthers: false, source: 'imported from list.csv' }
const stations = () => ctx.db.station.findMany({ orderBy: { code: 'asc' } })

test('the Doumen case: the officer on patrol goes; with nobody on duty, the Doumen station', async () => {
  await seedAll(ctx, { demo: true })
  const place = { ...unknownPlace, point: office }
  const now = ctx.clock.now()
  const searchOf = (candidates: DispatchCandidates) => ({
    now,
    place,
    candidates,
    officers: new OfficerIndex(candidates.officers, now),
    excludedOfficerIds: [],
  })
  const candidates = await loadDispatchCandidates(ctx)
  const patrol = chooseOfficer(searchOf(candidates))
  const hang = await ctx.db.user.findUniqueOrThrow({ where: { username: 'hang' } })
  expect(patrol).toMatchObject({ officerId: hang.id, rule: 'nearest-officer', runnersUp: { length: 3 } })
  expect(patrol.distanceMeters).toBeLessThan(300)

  await ctx.db.officer.updateMany({ data: { isOnDuty: false, lon: null, lat: null, positionAt: null } })
  const deserted = await loadDispatchCandidates(ctx)
  const house = chooseOfficer(searchOf(deserted))
  const doumen = await ctx.db.station.findUniqueOrThrow({ where: { code: '330602012' } })
  expect(doumen.name).toBe('斗门派出所')
  expect(house).toMatchObject({ officerId: null, stationId: doumen.id, rule: 'jurisdiction' })
})

describe('a list of stations', () => {
  test('takes the place of the illustrations', async () => {
    await seedAll(ctx, { demo: true })
    const file = csv(
      '330602012,斗门派出所,330602012,120.6301,30.0861',
      'PCS-02,灵芝派出所,330602009,120.571,30.034',
    )
    expect(await importStations(ctx, file, options)).toEqual({
      ok: true,
      // Nine demo officers; the two of Doumen keep their station, which has been replaced in place.
      value: { added: 1, replaced: 1, deactivated: 102, officersToMove: 7 },
    })
    const active = (await stations()).filter(({ isActive }) => isActive)
    expect(active).toMatchObject([
      { code: '330602012', lon: 120.6301, isIllustrative: false, source: options.source },
      { code: 'PCS-02', districtCode: '330602', townCode: '330602009', isIllustrative: false },
    ])
    const { stations: offered } = await loadDispatchCandidates(ctx)
    expect(offered).toHaveLength(2)
  })

  test('the same list again changes nothing but the date', async () => {
    const file = csv('PCS-02,灵芝派出所,330602009,120.571,30.034')
    await importStations(ctx, file, options)
    const before = await stations()
    expect(await importStations(ctx, file, options)).toMatchObject({
      value: { added: 0, replaced: 1, deactivated: 0 },
    })
    expect(await stations()).toEqual(before)
  })

  test('with --keep the others stay', async () => {
    const file = csv('PCS-02,灵芝派出所,330602009,120.571,30.034')
    const result = await importStations(ctx, file, { ...options, keepOthers: true })
    expect(result).toMatchObject({ value: { added: 1, replaced: 0, deactivated: 0 } })
    expect((await stations()).filter(({ isActive }) => isActive)).toHaveLength(104)
  })

  test('one bad row, and nothing is applied', async () => {
    const before = await stations()
    const file = csv(
      'PCS-01,斗门派出所,330602012,120.6301,30.0861',
      'PCS-02,灵芝派出所,999999999,120.571,30.034',
      'PCS-03,马山派出所,330602014,30.07,120.66',
    )
    const result = await importStations(ctx, file, options)
    expect(result).toMatchObject({ ok: false, error: [{ line: 3 }, { line: 4 }, { line: 4 }] })
    expect(await stations()).toEqual(before)
  })

  test('a byte order mark is no part of the first column', async () => {
    const file = new Uint8Array([0xef, 0xbb, 0xbf, ...csv('PCS-02,灵芝派出所,330602009,120.571,30.034')])
    expect(await importStations(ctx, file, options)).toMatchObject({ ok: true, value: { added: 1 } })
  })
})

describe('levels', () => {
  test('the policy that had begun on the day holds, by the calendar of China', async () => {
    const next = { level: 'high', nameZh: '高', acknowledgeMinutes: 1, acceptMinutes: 1, arriveMinutes: 1 }
    await ctx.db.levelPolicy.create({
      data: {
        ...next,
        reportMinutes: 1,
        followUpHours: 1,
        warningExpiresHours: 1,
        source: 'test',
        effectiveFrom: new Date('2023-03-01T00:00:00Z'),
      },
    })
    const acceptMinutesAt = async (at: string) =>
      (await levelPolicyAt(ctx, 'high', new Date(at))).acceptMinutes
    expect(await acceptMinutesAt('2023-02-28T15:59:59Z')).toBe(5)
    expect(await acceptMinutesAt('2023-02-28T16:00:00Z')).toBe(1)
  })
})

test('the places are read over HTTP by those who work with them', async () => {
  const world = await testWorld()
  const ctx = world.context(systemActor('test'))
  await seedAll(ctx, { demo: false })
  const app = createApp(world)
  const { username } = await given.user(ctx, 'officer')
  const { agent } = await given.signedIn(app, username)
  const count = async (path: string) => (await agent.get(path).expect(200)).body.items.length
  expect(await count('/v1/districts')).toBe(6)
  expect(await count('/v1/towns')).toBe(103)
  expect(await count('/v1/towns?districtCode=330602')).toBe(17)
  // One of the test's own beside the 103.
  expect(await count('/v1/stations')).toBe(104)
  expect(await count('/v1/banks')).toBe(15)
  expect(await count('/v1/levels')).toBe(4)
  expect(await count('/v1/typologies')).toBeGreaterThan(6)
  await agent.get('/v1/towns?districtCode=Yuecheng').expect(422)
  const publicity = await given.user(ctx, 'publicity')
  const reader = await given.signedIn(app, publicity.username)
  await reader.agent.get('/v1/stations').expect(403)
})
