import { MINUTE_MS } from '../lib/duration'
import { dispatchedWarning, arrivedTask } from '../../test/given/tasks'
import { user } from '../../test/given/users'
import { desk, openWarning } from '../../test/given/warnings'
import { testContext, type TestContext } from '../../test/setup/context'
import { drain } from '../../test/setup/deliver'
import { tasksWorker } from '../../workers/tasks'
import type { Actor } from '../context'
import { presentWarning } from './present'
import { warningLevels, listQuery } from './schema'
import { acknowledge, conclude, listWarnings } from './service'
import { takeNext, takeOver } from './take'

let ctx: TestContext
beforeEach(async () => {
  ctx = await testContext()
})
afterEach(() => ctx.close())

const operator = async (): Promise<Actor> => desk((await user(ctx, 'operator')).id)
const list = (actor: Actor, query: object = {}) => listWarnings(ctx.as(actor), listQuery.parse(query))

const WAITING = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await ctx.pool.query(WAITING)
    if (rowCount !== null && rowCount > 0) return
  }
}

describe('the next one', () => {
  test('is the first open one of the list, until none is left', async () => {
    const actor = await operator()
    for (const level of ['medium', 'critical', 'high', 'critical'] as const) {
      await openWarning(ctx, { level })
      ctx.clock.advance(MINUTE_MS)
    }
    const order = (await list(actor, { state: 'open' })).rows.map(({ id }) => id)

    const taken: string[] = []
    for (let next = await takeNext(ctx.as(actor)); next !== null; next = await takeNext(ctx.as(actor)))
      taken.push(next.id)

    expect(taken).toEqual(order)
    expect((await list(actor)).rows.map(({ acknowledgedBy }) => acknowledgedBy)).toEqual(
      order.map(() => (actor.kind === 'user' ? actor.id : null)),
    )
  })

  test('is another for each of those who ask at once', async () => {
    await openWarning(ctx)
    const actors = await Promise.all([operator(), operator(), operator(), operator()])
    for (let count = 0; count < 2; count += 1) await openWarning(ctx)

    const rows = await Promise.all(actors.map((each) => takeNext(ctx.as(each))))

    const ids = rows.flatMap((row) => row?.id ?? [])
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(3)
  })

  test('is waited for while a signal joins it, when nothing else is left', async () => {
    const { id } = await openWarning(ctx)
    const actor = await operator()
    const joining = await ctx.pool.connect()
    await joining.query('BEGIN')
    await joining.query('SELECT FROM warning WHERE id = $1 FOR UPDATE', [id])

    const taking = takeNext(ctx.as(actor))
    await untilSomebodyWaits()
    await joining.query('COMMIT')
    joining.release()

    expect((await taking)?.id).toBe(id)
  })

  test('is of one’s own district', async () => {
    await ctx.db.district.create({ data: { code: '330681', name: '诸暨市', lon: 120.2, lat: 29.7 } })
    await openWarning(ctx, { level: 'critical' })
    const { id } = await openWarning(ctx, { level: 'medium', districtCode: '330681' })
    const elsewhere = desk((await user(ctx, 'operator')).id, { districtCode: '330681' })
    expect((await takeNext(ctx.as(elsewhere)))?.id).toBe(id)
    expect(await takeNext(ctx.as(elsewhere))).toBeNull()
  })
})

describe('taking over', () => {
  test('changes whose it is, keeps its clock and says why', async () => {
    const [first, second] = [await operator(), await operator()]
    const { id } = await openWarning(ctx)
    const before = await acknowledge(ctx.as(first), id)
    ctx.clock.advance(MINUTE_MS)

    const after = await takeOver(ctx.as(second), id, '交接班')

    expect(after).toMatchObject({ state: 'acknowledged', acknowledgedAt: before.acknowledgedAt })
    expect(after.acknowledgedBy).toBe(second.kind === 'user' ? second.id : null)
    const remark = { subjectId: id, event: 'take-over', reason: '交接班', toState: 'acknowledged' }
    expect(await ctx.db.transition.count({ where: remark })).toBe(1)
  })

  test('of two at once one gets it', async () => {
    const { id } = await openWarning(ctx)
    await acknowledge(ctx.as(await operator()), id)
    const others = [await operator(), await operator()]
    const answers = await Promise.allSettled(others.map((each) => takeOver(ctx.as(each), id, '交接班')))
    // The second may come before or after the first has committed; after, it takes it from him.
    const refused = answers.filter(({ status }) => status === 'rejected')
    const remarks = await ctx.db.transition.count({ where: { subjectId: id, event: 'take-over' } })
    expect(remarks + refused.length).toBe(2)
  })

  test('of one that nobody has, that is one’s own, or that is closed is refused', async () => {
    const actor = await operator()
    const { id } = await openWarning(ctx)
    const refused = () =>
      expect(takeOver(ctx.as(actor), id, '交接班')).rejects.toMatchObject({ code: 'illegal_move' })
    await refused()
    await acknowledge(ctx.as(actor), id)
    await refused()
    await conclude(ctx.as(actor), id, 'dismiss', 'known supplier')
    await refused()
  })
})

test('the clock that a row shows is the one by which the list is sorted', async () => {
  const actor = await operator()
  for (const level of warningLevels) {
    await openWarning(ctx, { level })
    ctx.clock.advance(MINUTE_MS)
    await acknowledge(ctx.as(actor), (await openWarning(ctx, { level })).id)
    ctx.clock.advance(MINUTE_MS)
    await dispatchedWarning(ctx, { level })
    ctx.clock.advance(MINUTE_MS)
  }
  await drain(ctx, [tasksWorker])
  await arrivedTask(ctx, { level: 'high' })
  await dispatchedWarning(ctx, { level: 'low' })

  const { rows, total } = await list(actor, { limit: 200 })

  const shown = rows.map((row) => presentWarning(ctx, row))
  const keyOf = ({ level, clock, id }: (typeof shown)[number]): string =>
    `${warningLevels.length - warningLevels.indexOf(level)} ${clock?.at} ${id}`
  const sorted = [...shown].sort((a, b) => keyOf(a).localeCompare(keyOf(b)))
  expect(shown.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id))
  expect(total).toBe(14)
  const kinds = new Set(shown.map(({ clock }) => clock?.kind))
  expect(kinds).toEqual(new Set(['acknowledge', 'hold', 'dispatch', 'accept', 'report', 'conclude']))
})

test('those that are named are read whatever their state, and counted', async () => {
  const actor = await operator()
  const [one, two] = [await openWarning(ctx), await openWarning(ctx)]
  await openWarning(ctx)
  await conclude(ctx.as(actor), two.id, 'dismiss', 'known supplier')
  const { rows, total } = await list(actor, { id: `${one.id},${two.id}` })
  expect(new Map(rows.map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [one.id, 'open'],
      [two.id, 'dismissed'],
    ]),
  )
  expect(total).toBe(2)
  expect((await list(actor, { limit: 1 })).total).toBe(2)
  expect(listQuery.safeParse({ id: 'x' }).success).toBe(false)
})
