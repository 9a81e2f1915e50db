import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSourceAuthentication, isPasswordOf } from '../src/users'
import { minutesAfter } from '../src/lib/duration'
import { testContext, type TestContext } from '../test/setup/context'
import { readDemoCredentials, seedAll } from '.'

let ctx: TestContext
let dataDir: string

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'menshen-seed-'))
  ctx = await testContext({ env: { MENSHEN_DATA_DIR: dataDir } })
})

afterEach(async () => {
  await ctx.close()
  rmSync(dataDir, { recursive: true })
})

const tables = async () => ({
  district: await ctx.db.district.findMany({ orderBy: { code: 'asc' } }),
  town: await ctx.db.town.findMany({ orderBy: { code: 'asc' } }),
  station: await ctx.db.station.findMany({ orderBy: { code: 'asc' } }),
  bank: await ctx.db.bank.findMany({ orderBy: { code: 'asc' } }),
  level: await ctx.db.levelPolicy.findMany({ orderBy: { level: 'asc' } }),
  typology: await ctx.db.typology.findMany({ orderBy: { id: 'asc' } }),
  user: await ctx.db.user.findMany({ orderBy: { username: 'asc' } }),
  officer: await ctx.db.officer.findMany({ orderBy: { badge: 'asc' } }),
  apiKey: await ctx.db.apiKey.findMany({ orderBy: { source: 'asc' } }),
})

describe('the places', () => {
  test('six districts, 103 towns, and a station each that says it is an illustration', async () => {
    await seedAll(ctx, { demo: false })
    const { district, town, station, user, apiKey } = await tables()
    expect(district.map(({ name }) => name)).toEqual([
      '越城区',
      '柯桥区',
      '上虞区',
      '新昌县',
      '诸暨市',
      '嵊州市',
    ])
    expect(town).toHaveLength(103)
    expect(town.filter(({ precision }) => precision === 'approximate')).toHaveLength(16)
    expect(station).toHaveLength(103)
    expect(station.every(({ isIllustrative, isActive }) => isIllustrative && isActive)).toBe(true)
    expect(station.find(({ townCode }) => townCode === '330602012')?.name).toBe('斗门派出所')
    expect([...user, ...apiKey]).toEqual([])
  })

  test('every level has its minutes and every typology its parent; all say where they come from', async () => {
    await seedAll(ctx, { demo: false })
    const { level, typology, bank } = await tables()
    expect(level.map(({ nameZh }) => nameZh)).toEqual(['特高危', '高', '低', '中'])
    expect(level.every(({ source }) => source.includes('local configuration, 2026-11-22'))).toBe(true)
    const ids = typology.map(({ id }) => id)
    for (const id of [
      'authority',
      'leader-acquaintance',
      'customer-service',
      'loan-credit',
      'other-fraud',
      'none',
    ]) {
      expect(ids).toContain(id)
    }
    expect(typology.every(({ id, parentId }) => (parentId ?? id.split('.')[0]) === id.split('.')[0])).toBe(
      true,
    )
    expect(bank.map(({ code }) => code)).toContain('ICBC')
    expect(bank.every(({ gatewayUrl }) => gatewayUrl === null)).toBe(true)
  })
})

describe('twice', () => {
  test('the second time adds nothing and changes nothing', async () => {
    const first = await seedAll(ctx, { demo: true, simulatedBankUrl: 'http://127.0.0.1:9000' })
    const before = await tables()
    const second = await seedAll(ctx, { demo: true, simulatedBankUrl: 'http://127.0.0.1:9000' })
    expect(await tables()).toEqual(before)
    expect(second.demo).toEqual(first.demo)
    expect(Object.values(second.added).every((count) => count === 0)).toBe(true)
    expect(first.added).toMatchObject({ towns: 103, stations: 103, users: 19, apiKeys: 3 })
  })

  test('two at once seed one after the other', async () => {
    await Promise.all([seedAll(ctx, { demo: false }), seedAll(ctx, { demo: false })])
    expect((await tables()).station).toHaveLength(103)
  })

  test('what a centre has changed stays', async () => {
    await seedAll(ctx, { demo: false })
    await ctx.db.station.update({
      where: { code: '330602012' },
      data: { name: '斗门派出所（新址）', lon: 120.63, isIllustrative: false },
    })
    await ctx.db.station.update({ where: { code: '330602014' }, data: { isActive: false } })
    await ctx.db.bank.update({ where: { code: 'ICBC' }, data: { responseLimitMinutes: 10 } })
    const {
      publishedAt: _at,
      publishedBy: _by,
      ...high
    } = await ctx.db.levelPolicy.findFirstOrThrow({
      where: { level: 'high' },
    })
    await ctx.db.levelPolicy.create({
      data: { ...high, acceptMinutes: 7, effectiveFrom: new Date('2023-01-01') },
    })
    const before = await tables()
    await seedAll(ctx, { demo: false })
    expect(await tables()).toEqual(before)
  })

  test('a centre with a list of its own gets no illustrative stations', async () => {
    await seedAll(ctx, { demo: false })
    await ctx.db.station.deleteMany({ where: { code: { not: '330602012' } } })
    await ctx.db.station.updateMany({ data: { isIllustrative: false } })
    await seedAll(ctx, { demo: false })
    expect((await tables()).station).toHaveLength(1)
  })
})

describe('the demo', () => {
  test('one of every role, two where four eyes are asked for, officers on patrol', async () => {
    const { demo } = await seedAll(ctx, { demo: true })
    const count = (role: string) => demo?.users.filter((user) => user.role === role).length
    expect(['operator', 'supervisor', 'publicity', 'admin', 'liaison', 'officer', 'grid'].map(count)).toEqual(
      [2, 2, 2, 1, 2, 9, 1],
    )
    const hang = await ctx.db.officer.findFirstOrThrow({
      where: { user: { username: 'hang' } },
      include: { station: true },
    })
    expect(hang).toMatchObject({
      isOnDuty: true,
      positionAt: ctx.clock.now(),
      station: { name: '斗门派出所' },
    })
  })

  test('the passwords are kept for the owner alone, and open the accounts', async () => {
    const { demo } = await seedAll(ctx, { demo: true })
    expect(statSync(join(dataDir, 'demo-credentials.json')).mode & 0o777).toBe(0o600)
    expect(readDemoCredentials(dataDir)).toEqual(demo)
    const [operator] = demo?.users ?? []
    const row = await ctx.db.user.findUniqueOrThrow({ where: { username: operator?.username ?? '' } })
    expect(await isPasswordOf(row.passwordHash, operator?.password ?? '')).toBe(true)
  })

  test('a lost file: new passwords, new keys, the old keys revoked', async () => {
    const first = await seedAll(ctx, { demo: true })
    rmSync(join(dataDir, 'demo-credentials.json'))
    const second = await seedAll(ctx, { demo: true })
    const passwordOf = (seed: typeof first) => seed.demo?.users[0]?.password
    expect(passwordOf(second)).not.toBe(passwordOf(first))
    const row = await ctx.db.user.findUniqueOrThrow({ where: { username: 'operator' } })
    expect(await isPasswordOf(row.passwordHash, passwordOf(second) ?? '')).toBe(true)
    expect(await ctx.db.apiKey.count({ where: { revokedAt: null } })).toBe(3)
    expect(await ctx.db.apiKey.count()).toBe(6)
  })

  test('each key may send what its source would know', async () => {
    const { demo } = await seedAll(ctx, { demo: true })
    const authenticate = createSourceAuthentication(ctx)
    const actors = await Promise.all((demo?.apiKeys ?? []).map(({ key }) => authenticate(`Bearer ${key}`)))
    expect(actors).toMatchObject([
      { source: 'bank:icbc-yuecheng', signalTypes: ['transaction', 'report'] },
      { source: 'telecom:shaoxing', signalTypes: ['call', 'message'] },
      { source: 'report:110', signalTypes: ['report', 'message'] },
    ])
  })

  test('a name that the centre has given to somebody real is left alone', async () => {
    const id = ctx.ids.next()
    const real = { id, username: 'operator', displayName: '某人', passwordHash: 'x', role: 'operator' }
    await ctx.db.user.create({ data: { ...real, createdAt: ctx.clock.now() } })
    const { demo } = await seedAll(ctx, { demo: true })
    expect(demo?.users.map(({ username }) => username)).not.toContain('operator')
    expect(await ctx.db.user.findUniqueOrThrow({ where: { id } })).toMatchObject(real)
  })

  test('an officer whose station has been closed keeps his account and his password', async () => {
    const first = await seedAll(ctx, { demo: true })
    await ctx.db.station.updateMany({ where: { code: '330602012' }, data: { isActive: false } })
    expect((await seedAll(ctx, { demo: true })).demo?.users).toEqual(first.demo?.users)
  })

  test('half an hour later the patrols are put back where they walk; who went off duty stays off', async () => {
    await seedAll(ctx, { demo: true })
    await ctx.db.officer.updateMany({
      where: { user: { username: 'lu' } },
      data: { isOnDuty: false, lon: null, lat: null, positionAt: null },
    })
    ctx.clock.set(minutesAfter(ctx.clock.now(), 31))
    await seedAll(ctx, { demo: true })
    const of = (username: string) => ctx.db.officer.findFirstOrThrow({ where: { user: { username } } })
    expect(await of('hang')).toMatchObject({ positionAt: ctx.clock.now() })
    expect(await of('lu')).toMatchObject({ isOnDuty: false, positionAt: null })
  })

  test('the simulated bank moves to another port; a bank that was connected for real stays', async () => {
    await seedAll(ctx, { demo: true, simulatedBankUrl: 'http://127.0.0.1:9000' })
    await ctx.db.bank.update({ where: { code: 'CMB' }, data: { gatewayUrl: 'https://gateway.example' } })
    const { demo } = await seedAll(ctx, { demo: true, simulatedBankUrl: 'http://127.0.0.1:9001' })
    const urlOf = async (code: string) =>
      (await ctx.db.bank.findUniqueOrThrow({ where: { code } })).gatewayUrl
    expect(await urlOf('ICBC')).toMatch(/^http:\/\/127\.0\.0\.1:9001\//)
    expect(await urlOf('CMB')).toBe('https://gateway.example')
    expect(await urlOf('SXB')).toBeNull()
    const key = await ctx.db.apiKey.findFirstOrThrow({ where: { source: 'bank:icbc-yuecheng' } })
    expect(key.webhookUrl).toMatch(/^http:\/\/127\.0\.0\.1:9001\//)
    const icbc = await ctx.db.bank.findUniqueOrThrow({ where: { code: 'ICBC' } })
    const secret = demo?.banks.find(({ code }) => code === 'ICBC')?.secret
    expect(ctx.vault.openSilently('bank.secret', icbc.secretSealed ?? new Uint8Array())).toBe(secret)
  })

  test('in production it is refused, and nothing is written', async () => {
    const production = { ...ctx, config: { ...ctx.config, isProduction: true } }
    const transact: typeof ctx.transact = (work) =>
      ctx.transact((tx) => work({ ...tx, config: production.config }))
    await expect(seedAll({ ...production, transact }, { demo: true })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await tables()).town).toEqual([])
    expect(readDemoCredentials(dataDir).users).toEqual([])
  })
})
