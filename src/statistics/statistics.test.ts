import * as given from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { minutesAfter } from '../lib/duration'

let world: TestWorld
let ctx: Context

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  await given.places(ctx)
  await ctx.db.district.create({ data: { code: '330603', name: '柯桥区', lon: 120.4, lat: 30.1 } })
})

async function warning(districtCode: string, waits: readonly number[]): Promise<string> {
  const opened = ctx.clock.now()
  const [id, partyId] = [ctx.ids.next(), ctx.ids.next()]
  await ctx.db.party.create({ data: { id: partyId, kind: 'person', createdAt: opened, updatedAt: opened } })
  await ctx.db.warning.create({
    data: {
      id,
      number: `YJ-${id}`,
      state: 'dispatched',
      partyId,
      level: 'high',
      score: 0.9,
      typology: 'leader-acquaintance',
      firstSignalId: ctx.ids.next(),
      districtCode,
      openedAt: opened,
      acknowledgeBy: opened,
      updatedAt: opened,
    },
  })
  const [acknowledged = 0, dispatched = 0] = waits
  await step(id, 'open', null, 'open', 0)
  // A remark between them neither counts nor ends the waiting.
  await step(id, 'raise', 'open', 'open', acknowledged / 2)
  await step(id, 'acknowledge', 'open', 'acknowledged', acknowledged)
  await step(id, 'dispatch', 'acknowledged', 'dispatched', acknowledged + dispatched)
  return id
}

const step = (id: string, event: string, fromState: string | null, toState: string, afterMinutes: number) =>
  ctx.db.transition.create({
    data: {
      machine: 'warning',
      subjectId: id,
      warningId: id,
      event,
      fromState,
      toState,
      actorKind: 'system',
      at: minutesAfter(ctx.clock.now(), afterMinutes),
    },
  })

async function money(warningId: string, amounts: Readonly<Record<string, bigint>>): Promise<void> {
  const outside = ctx.ids.next()
  await ctx.db.ledgerAccount.create({ data: { id: outside, warningId, name: 'outside' } })
  for (const [name, amountFen] of Object.entries(amounts)) {
    const toId = ctx.ids.next()
    await ctx.db.ledgerAccount.create({ data: { id: toId, warningId, name } })
    await ctx.db.ledgerTransfer.create({
      data: {
        id: ctx.ids.next(),
        warningId,
        kind: 'posted',
        fromId: outside,
        toId,
        amountFen,
        cause: 'test',
        postedAt: ctx.clock.now(),
      },
    })
  }
}

const read = async (districtCode: string | null, query = '') => {
  const { username } = await given.user(ctx, 'supervisor', { districtCode })
  const { agent } = await given.signedIn(createApp(world), username)
  return agent.get(`/v1/statistics?${query}`)
}

test('counts, minutes per step and money by kind, of the whole city or of the own district', async () => {
  for (const minutes of [1, 2, 3, 4, 100]) await warning('330602', [minutes, 10])
  await money(await warning('330602', [3, 10]), { frozen: 73_000_000n, lost: 120_000n })
  await money(await warning('330603', [60, 60]), { frozen: 500n })
  world.clock.advance(3 * 60 * 60_000)

  const own = (await read('330602')).body
  expect(own.warnings).toEqual([
    { typology: 'leader-acquaintance', level: 'high', state: 'dispatched', count: 6 },
  ])
  expect(own.steps).toEqual([
    {
      machine: 'warning',
      event: 'open',
      fromState: null,
      toState: 'open',
      count: 6,
      p50Minutes: null,
      p90Minutes: null,
    },
    {
      machine: 'warning',
      event: 'acknowledge',
      fromState: 'open',
      toState: 'acknowledged',
      count: 6,
      p50Minutes: 3,
      p90Minutes: 52,
    },
    {
      machine: 'warning',
      event: 'dispatch',
      fromState: 'acknowledged',
      toState: 'dispatched',
      count: 6,
      p50Minutes: 10,
      p90Minutes: 10,
    },
  ])
  const amounts = Object.fromEntries(
    own.money.map(({ account, amount }: { account: string; amount: string }) => [account, amount]),
  )
  expect(amounts).toEqual({
    at_risk: '0.00',
    protected: '0.00',
    paid_out: '0.00',
    stopped: '0.00',
    frozen: '730000.00',
    released: '0.00',
    returned: '0.00',
    lost: '1200.00',
  })
  const city = (await read(null)).body
  expect(city.warnings[0].count).toBe(7)
  expect(city.money.find(({ account }: { account: string }) => account === 'frozen').amount).toBe('730005.00')
})

test('another period knows nothing of it', async () => {
  const { body } = await read(null, 'from=2022-01-01T00:00:00Z&to=2022-02-01T00:00:00Z')
  expect(body).toMatchObject({ warnings: [], steps: [] })
})

test('a period that ends before it begins is refused', async () => {
  const { status, body } = await read(null, 'from=2022-02-01T00:00:00Z&to=2022-01-01T00:00:00Z')
  expect([status, body.fields[0].path]).toEqual([422, 'query.from'])
})
