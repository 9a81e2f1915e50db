import { seedAll } from '../../seeds'
import * as given from '../../test/given/users'
import { openWarning } from '../../test/given/warnings'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'

let world: TestWorld
let ctx: Context
let app: ReturnType<typeof createApp>
let admin: given.SignedInAgent

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  await seedAll(ctx, { demo: false })
  app = createApp(world)
  admin = await given.signedIn(app, (await given.user(ctx, 'admin')).username)
})

const call = (method: 'post' | 'patch' | 'put' | 'delete', path: string, body?: object, by = admin) =>
  by.agent[method](path).set('x-csrf-token', by.csrfToken).send(body)
const get = async (path: string) => (await admin.agent.get(path).expect(200)).body
const pathsOf = ({ body }: { body: { fields: { path: string }[] } }) => body.fields.map(({ path }) => path)
const lastDetails = async () =>
  (await ctx.db.auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } })).details
const stationOf = (code: string) => ctx.db.station.findUniqueOrThrow({ where: { code } })

/** A task that is with a station and not done. */
async function openTask(stationId: string, officerId: string | null = null): Promise<string> {
  const { id: warningId, number } = await openWarning(ctx, { account: ctx.ids.next() })
  const id = ctx.ids.next()
  const now = ctx.clock.now()
  const task = {
    id,
    number: `HC${number.slice(2)}-1`,
    warningId,
    kind: 'first_visit',
    level: 'high',
    stationId,
  }
  const state = officerId === null ? 'queued' : 'accepted'
  await ctx.db.task.create({ data: { ...task, state, officerId, queuedAt: now, updatedAt: now } })
  return task.number
}

describe('stations', () => {
  const wanted = {
    code: 'PCS-77',
    name: '迪荡新城派出所',
    townCode: '330602007',
    lon: 120.61,
    lat: 30.0,
    source: '市局名录 2026-11',
  }

  test('one is added where its town is, and its district comes from the town', async () => {
    const { body } = await call('post', '/v1/stations', wanted).expect(201)
    expect(body).toMatchObject({ ...wanted, districtCode: '330602', isIllustrative: false, revision: 1 })
    expect(pathsOf(await call('post', '/v1/stations', wanted).expect(409))).toEqual(['code'])
  })

  test.each([
    [{ lon: 121.4, lat: 31.2 }, ['lon', 'lat']],
    // Within reach of the town, but in the neighbouring district.
    [{ lon: 120.45, lat: 30.08 }, ['lon', 'lat']],
    [{ townCode: '999999999' }, ['townCode']],
    [{ name: 'x' }, ['name']],
  ])('one that lies elsewhere is refused: %j', async (more, paths) => {
    expect(
      pathsOf(await call('post', '/v1/stations', { ...wanted, code: 'PCS-78', ...more }).expect(422)),
    ).toEqual(paths)
  })

  test('of two who have read the same one the second reads again; the log has what it was and is', async () => {
    const { id, revision } = await stationOf('330602012')
    const path = `/v1/stations/${id}`
    const { body } = await call('patch', path, { lon: 120.631, lat: 30.084, revision }).expect(200)
    expect(body).toMatchObject({ isIllustrative: false, revision: revision + 1 })
    expect(await lastDetails()).toMatchObject({ 'lon.from': 120.632, 'lon.to': 120.631 })
    expect((await call('patch', path, { name: '别的派出所', revision }).expect(409)).body.code).toBe(
      'lost_race',
    )
  })

  test('one with open tasks is not closed, and the answer says which', async () => {
    const { id, revision } = await stationOf('330602013')
    const number = await openTask(id)
    const refused = await call('patch', `/v1/stations/${id}`, { isActive: false, revision }).expect(409)
    expect(refused.body).toMatchObject({
      code: 'illegal_move',
      fields: [{ path: 'isActive', code: 'tasks_open' }],
    })
    expect(refused.body.fields[0].expected).toContain(number)
    const { items } = await get('/v1/station-loads')
    expect(items.find((load: { id: string }) => load.id === id).openTasks).toEqual([number])
    await ctx.db.task.updateMany({ where: { number }, data: { state: 'cancelled' } })
    const { body } = await call('patch', `/v1/stations/${id}`, { isActive: false, revision }).expect(200)
    expect(body).toMatchObject({ isActive: false, officersToMove: 0 })
  })

  describe('from a file', () => {
    const header = 'code,name,town_code,lon,lat'
    const good = 'PCS-90,灵芝派出所,330602009,120.571,30.034'
    const file = (more: object) => ({ source: 'list.csv', keepOthers: true, ...more })
    const send = (more: object) => call('post', '/v1/stations/file', file(more))

    test('each bad row is refused by its line, and nothing is applied', async () => {
      const before = await ctx.db.station.count()
      const csv = [
        header,
        good,
        'PCS-91,某所,999999999,120.6,30.0',
        'PCS-92,灵芝派出所,330602009,30.03,120.57',
      ].join('\n')
      const { body } = await send({ csv }).expect(422)
      expect(body.code).toBe('invalid_request')
      expect(body.fields.map(({ path }: { path: string }) => path)).toEqual(['lines.3', 'lines.4', 'lines.4'])
      expect(await ctx.db.station.count()).toBe(before)
    })

    test('a trial says what it would do, and does nothing', async () => {
      const before = await ctx.db.station.count({ where: { isActive: true } })
      const csv = [header, good].join('\n')
      const { body } = await send({ csv, keepOthers: false, isTrial: true }).expect(200)
      expect(body).toMatchObject({ added: 1, replaced: 0, deactivated: before })
      expect(await ctx.db.station.count({ where: { isActive: true } })).toBe(before)
      expect((await send({ csv }).expect(200)).body).toMatchObject({ added: 1, deactivated: 0 })
    })

    test('what would close a station with open tasks is refused', async () => {
      const number = await openTask((await stationOf('330602014')).id)
      const csv = [header, good].join('\n')
      const { body } = await send({ csv, keepOthers: false }).expect(409)
      expect(body.fields[0].expected).toContain(number)
      expect((await stationOf('330602014')).isActive).toBe(true)
    })
  })
})

describe('duty', () => {
  const onDuty = async () => {
    const officer = await given.signedIn(app, (await given.user(ctx, 'officer')).username)
    await call('put', '/v1/officers/me/duty', { onDuty: true }, officer).expect(200)
    await call(
      'put',
      '/v1/officers/me/position',
      { lon: 120.63, lat: 30.08, datum: 'GCJ-02' },
      officer,
    ).expect(200)
    return officer
  }
  const dutyOf = async (id: string) =>
    (await get('/v1/duty')).items.find(({ officerId }: { officerId: string }) => officerId === id)

  test('who is on duty since when, with his task and without his whereabouts', async () => {
    const { id } = await onDuty()
    const number = await openTask((await given.places(ctx)).stationId, id)
    const duty = await dutyOf(id)
    expect(duty).toMatchObject({
      isOnDuty: true,
      since: world.clock.now().toISOString(),
      isPositionFresh: true,
      taskInHand: number,
      endedBy: null,
    })
    expect(JSON.stringify(duty)).not.toContain('120.63')
  })

  test('who has forgotten it is set off duty with a reason, once, and his position is forgotten', async () => {
    const { id } = await onDuty()
    world.clock.advance(1_000)
    const end = () => call('post', `/v1/officers/${id}/off-duty`, { reason: '已下班未签退' })
    const { body } = await end().expect(200)
    expect(body).toMatchObject({ isOnDuty: false, endedBy: { name: admin.username, reason: '已下班未签退' } })
    expect(await ctx.db.officer.findUniqueOrThrow({ where: { userId: id } })).toMatchObject({
      lon: null,
      isOnDuty: false,
    })
    await end().expect(409)
    expect(pathsOf(await call('post', `/v1/officers/${id}/off-duty`, {}).expect(422))).toEqual(['reason'])
  })

  test('a supervisor does so in his own district only', async () => {
    const { id } = await onDuty()
    const of = async (districtCode: string) =>
      given.signedIn(app, (await given.user(ctx, 'supervisor', { districtCode })).username)
    const end = async (districtCode: string, status: number) =>
      call('post', `/v1/officers/${id}/off-duty`, { reason: '换岗' }, await of(districtCode)).expect(status)
    await end('330683', 404)
    await end('330602', 200)
  })
})
