import { MINUTE_MS } from '../lib/duration'
import { dispatchedWarning } from '../../test/given/tasks'
import { user } from '../../test/given/users'
import { desk, openWarning } from '../../test/given/warnings'
import { testContext, type TestContext } from '../../test/setup/context'
import { drain } from '../../test/setup/deliver'
import { tasksWorker } from '../../workers/tasks'
import type { Actor } from '../context'
import { listQuery } from './schema'
import { acknowledge, conclude, listWarnings } from './service'

let ctx: TestContext
let operator: Actor
const ids: Record<string, string> = {}

beforeAll(async () => {
  ctx = await testContext()
  operator = desk((await user(ctx, 'operator')).id)
  await ctx.db.district.create({ data: { code: '330681', name: '诸暨市', lon: 120.2, lat: 29.7 } })
  const open = async (name: string, options: Parameters<typeof openWarning>[1]) => {
    ids[name] = (await openWarning(ctx, options)).id
    ctx.clock.advance(MINUTE_MS)
  }
  await open('medium', { level: 'medium' })
  await open('high, first', { level: 'high' })
  await open('high, second', { level: 'high' })
  await open('critical', { level: 'critical' })
  await open('elsewhere', { level: 'low', districtCode: '330681' })
  await open('nowhere', { level: 'low', districtCode: null })
  await open('over', { level: 'critical' })
  await conclude(ctx.as(operator), ids['over']!, 'dismiss', 'known supplier')
  await open('over, later', { level: 'critical' })
  await conclude(ctx.as(operator), ids['over, later']!, 'dismiss', 'known supplier')
})

const namesOf = (rows: readonly { id: string }[]) =>
  rows.map(({ id }) => Object.entries(ids).find(([, each]) => each === id)?.[0])
const list = async (query: object = {}, actor = operator) =>
  namesOf((await listWarnings(ctx.as(actor), listQuery.parse(query))).rows)

test('by level, then by the clock that runs out first; what is closed only when asked for', async () => {
  expect(await list()).toEqual(['critical', 'high, first', 'high, second', 'medium', 'elsewhere', 'nowhere'])
  expect(await list({ state: 'dismissed' })).toEqual(['over, later', 'over'])
})

test('a taken warning that waits for a patrol goes before one that may still be taken', async () => {
  await acknowledge(ctx.as(operator), ids['high, second']!)
  expect(await list({ level: 'high' })).toEqual(['high, second', 'high, first'])
})

test('a dispatched one goes by the clock of its task', async () => {
  const { id } = await dispatchedWarning(ctx, { level: 'medium' })
  ids['medium, dispatched'] = id
  await drain(ctx, [tasksWorker])
  // Opened a few minutes before, so its hour to be taken ends before the task's hour to be accepted.
  expect(await list({ level: 'medium' })).toEqual(['medium', 'medium, dispatched'])
})

test('by state, level and district', async () => {
  expect(await list({ state: 'acknowledged' })).toEqual(['high, second'])
  expect(await list({ level: 'low,critical' })).toEqual(['critical', 'elsewhere', 'nowhere'])
  expect(await list({ district: '330681' })).toEqual(['elsewhere'])
  expect(listQuery.safeParse({ state: 'open,lost' }).success).toBe(false)
})

test('page after page, each once', async () => {
  const whole = await list({ limit: 200 })
  const paged: unknown[] = []
  let cursor: string | undefined
  do {
    const page = await listWarnings(ctx.as(operator), listQuery.parse({ limit: 2, cursor }))
    expect(page.rows.length).toBeLessThanOrEqual(2)
    paged.push(...namesOf(page.rows))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(paged).toEqual(whole)
})

test.each(['abc', Buffer.from('["9","x","y"]').toString('base64url')])(
  '%s is no cursor of ours',
  async (cursor) => {
    await expect(list({ cursor })).rejects.toMatchObject({ code: 'invalid_request' })
  },
)

test('a district’s desk sees its own and those whose place is not known yet', async () => {
  const { id } = await user(ctx, 'operator', { districtCode: '330681' })
  expect(await list({}, desk(id, { districtCode: '330681' }))).toEqual(['elsewhere', 'nowhere'])
})
