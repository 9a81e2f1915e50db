import { seedAll } from '../../seeds'
import * as given from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { HOUR_MS } from '../lib/duration'
import { levelPolicyAt } from './index'

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

const call = (method: 'post' | 'patch' | 'delete', path: string, body?: object, by = admin) =>
  by.agent[method](path).set('x-csrf-token', by.csrfToken).send(body)
const get = async (path: string) => (await admin.agent.get(path).expect(200)).body
const pathsOf = ({ body }: { body: { fields: { path: string }[] } }) => body.fields.map(({ path }) => path)
const lastDetails = async () =>
  (await ctx.db.auditEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } })).details

describe('banks', () => {
  const settingsOf = async (code: string) =>
    (await get('/v1/bank-settings')).items.find((bank: { code: string }) => bank.code === code)
  const change = async (code: string, body: object) => {
    const { id, revision } = await settingsOf(code)
    return call('patch', `/v1/banks/${id}`, { revision, ...body })
  }

  test('an address comes with a secret, which is written and never read', async () => {
    const gatewayUrl = 'https://bank.example/menshen'
    expect(pathsOf((await change('ABC', { gatewayUrl })) as never)).toEqual(['secret'])
    const secret = 'a secret that both sides know'
    const { body } = await change('ABC', { gatewayUrl, secret })
    expect(body).toMatchObject({ gatewayUrl, hasSecret: true, isConnected: true })
    expect(JSON.stringify([body, await lastDetails()])).not.toContain(secret)
    expect(await lastDetails()).toMatchObject({ 'gatewayUrl.to': gatewayUrl, 'secret.set': true })
    const { secretSealed } = await ctx.db.bank.findUniqueOrThrow({ where: { code: 'ABC' } })
    expect(ctx.vault.openSilently('bank.secret', secretSealed as Uint8Array)).toBe(secret)
  })

  test.each([
    'ftp://bank.example',
    'https://user:word@bank.example',
    'https://bank.example/?a=1',
    'https://bank.example/',
  ])('%s is no address', async (gatewayUrl) => {
    const answer = await change('BOC', { gatewayUrl, secret: 'a secret that both sides know' })
    expect([answer.status, pathsOf(answer as never)]).toEqual([422, ['gatewayUrl']])
  })

  test('another limit comes with its source; who has read an older row reads again', async () => {
    expect(pathsOf((await change('CCB', { responseLimitMinutes: 20 })) as never)).toEqual(['source'])
    const source = '与建行绍兴分行的约定 2026-11'
    const { id, revision } = await settingsOf('CCB')
    const write = (responseLimitMinutes: number) =>
      call('patch', `/v1/banks/${id}`, { revision, responseLimitMinutes, source })
    await write(20).expect(200)
    expect((await write(10).expect(409)).body.code).toBe('lost_race')
    expect((await settingsOf('CCB')).responseLimitMinutes).toBe(20)
  })

  test('the connection is tried; without an address there is nobody to ask', async () => {
    const connection = async (code: string, status: number) => {
      const { id } = await settingsOf(code)
      return (await admin.agent.get(`/v1/banks/${id}/connection`).expect(status)).body
    }
    await connection('CMB', 409)
    await change('CMB', { gatewayUrl: 'https://cmb.example', secret: 'a secret that both sides know' })
    world.bank.connection = { outcome: 'not_signed', status: 200, milliseconds: 30 }
    expect(await connection('CMB', 200)).toEqual({ outcome: 'not_signed', status: 200, milliseconds: 30 })
    expect(await lastDetails()).toEqual({ outcome: 'not_signed', status: 200 })
  })

  test('a payment firm is added under a code of its own', async () => {
    const bank = { code: 'UNIONPAY', name: '银联商务', responseLimitMinutes: 30, source: '约定' }
    await call('post', '/v1/banks', bank).expect(201)
    expect(pathsOf(await call('post', '/v1/banks', bank).expect(409))).toEqual(['code'])
  })
})

describe('levels and minutes', () => {
  interface Version {
    readonly level: string
    readonly state: string
    readonly effectiveFrom: string
    readonly acceptMinutes: number
  }
  const versions = async (): Promise<{ items: Version[]; revision: string }> => get('/v1/level-versions')
  const limitsNow = async () => {
    const { items } = await get('/v1/levels')
    return Object.fromEntries(
      items.map(
        ({ level, source: _source, effectiveFrom: _from, ...limits }: Version & { source: string }) => [
          level,
          limits,
        ],
      ),
    )
  }
  const publish = async (effectiveFrom: string, highAccept: number, more: object = {}) => {
    const levels = await limitsNow()
    const { revision } = await versions()
    levels.high.acceptMinutes = highAccept
    const body = { effectiveFrom, source: '值班会议纪要', levels, revision, ...more }
    return call('post', '/v1/level-versions', body)
  }
  const highAcceptAt = async (at: Date) => (await levelPolicyAt(ctx, 'high', at)).acceptMinutes

  test('new minutes hold from their day on; what was before stays as it was', async () => {
    const yesterday = new Date(ctx.clock.now().getTime() - 24 * HOUR_MS)
    const { body } = await publish('2023-02-23', 4)
    expect(body.changes).toEqual([{ level: 'high', field: 'acceptMinutes', from: 5, to: 4 }])
    expect([await highAcceptAt(yesterday), await highAcceptAt(ctx.clock.now())]).toEqual([5, 4])
    const ofHigh = (await versions()).items.filter(({ level }) => level === 'high')
    expect(ofHigh.slice(0, 2).map(({ state, acceptMinutes }) => [state, acceptMinutes])).toEqual([
      ['current', 4],
      ['past', 5],
    ])
    expect(await lastDetails()).toMatchObject({ 'high.acceptMinutes.from': 5, 'high.acceptMinutes.to': 4 })
    await expect(world.database.pool.query('UPDATE level_policy SET accept_minutes = 1')).rejects.toThrow(
      'append-only',
    )
  })

  test('a trial says what would change and publishes nothing', async () => {
    const before = await versions()
    const { body } = await publish('2023-03-01', 3, { isTrial: true })
    expect(body).toMatchObject({ changes: [{ from: 4, to: 3 }], isTrial: true })
    expect(await versions()).toEqual(before)
  })

  test('a planned version is taken back; one that holds is not', async () => {
    expect((await publish('2023-03-01', 3)).status).toBe(200)
    expect((await versions()).items.map(({ state }) => state)).toContain('planned')
    const withdraw = (day: string) => call('delete', `/v1/level-versions/${day}`)
    expect((await withdraw('2023-03-01').expect(200)).body).toEqual({ withdrawn: 1 })
    await withdraw('2023-03-01').expect(404)
    await withdraw('2023-02-23').expect(409)
  })

  test.each([
    ['2023-02-22', 3, 422, 'effectiveFrom'],
    ['2023-02-23', 3, 409, 'effectiveFrom'],
    ['2023-03-01', 11, 422, 'levels.high.acceptMinutes'],
    ['2023-03-01', 4, 422, 'levels'],
  ])('from %s with %s minutes is refused', async (day, minutes, status, path) => {
    const answer = await publish(day, minutes)
    expect([answer.status, pathsOf(answer as never)]).toEqual([status, [path]])
  })

  test('who has read older versions reads again', async () => {
    const answer = await publish('2023-03-02', 3, { revision: 'older' })
    expect([answer.status, answer.body.code]).toEqual([409, 'lost_race'])
  })
})
