import type { Express } from 'express'
import * as given from '../../test/given/holds'
import { holdDesks } from '../../test/given/hold-desks'
import { fraudster } from '../../test/given/warnings'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { HOUR_MS } from '../lib/duration'

let world: TestWorld
let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  desks = holdDesks(ctx, () => app)
})

test('a statement is tried, kept once, and its breaks are listed and explained; a liaison speaks for the own bank alone', async () => {
  const hold = await given.holdCase(ctx)
  const stop = await given.heldStop(ctx, hold)
  const other = await given.holdCase(ctx)
  const { freeze } = await given.frozen(ctx, other)
  world.clock.advance(HOUR_MS)
  const asOf = ctx.clock.now().toISOString()
  const csv = `number,amount\n${stop.number},731200.00\n${freeze.number},1.00\nZF20230223-FFFFFF,5.00\n`
  const supervisor = await desks.as('supervisor')
  const sent = { csv, bankCode: fraudster.bank, asOf, isTrial: true }
  const trial = await desks.post(supervisor, '/v1/bank-statements', sent).expect(200)
  expect(trial.body).toMatchObject({ id: null, lines: 3, matched: 1, moved: 0 })
  expect(await ctx.db.bankStatement.count()).toBe(0)

  const kept = await desks.post(supervisor, '/v1/bank-statements', { ...sent, isTrial: false }).expect(200)
  const again = await desks.post(supervisor, '/v1/bank-statements', { ...sent, isTrial: false }).expect(200)
  expect(again.body.id).toBe(kept.body.id)
  expect(kept.body.breaks).toMatchObject([
    {
      line: 3,
      number: freeze.number,
      finding: 'differs',
      stated: '1.00',
      booked: '731200.00',
      warningNumber: other.warning.number,
    },
    { line: 4, finding: 'unknown', stated: '5.00', booked: null, warningNumber: null },
  ])
  const explain = `/v1/bank-statements/${kept.body.id}/lines/2/explain`
  expect(
    (await desks.post(supervisor, explain, { explanation: '银行漏报' }).expect(200)).body.breaks[0],
  ).toMatchObject({
    explanation: '银行漏报',
  })
  await desks.post(supervisor, explain, { explanation: '又一次' }).expect(409)
  await desks
    .post(supervisor, `/v1/bank-statements/${kept.body.id}/lines/1/explain`, { explanation: '无差异' })
    .expect(409)

  const liaison = await desks.as('liaison', { bankId: hold.bankId })
  const left = { ...sent, csv: 'number,amount\n', isTrial: false }
  const own = await desks.post(liaison, '/v1/bank-statements', left).expect(200)
  expect(own.body.breaks.map(({ finding }: { finding: string }) => finding)).toEqual(['missing', 'missing'])
  const stranger = await desks.as('liaison', { bankId: await given.bank(ctx, false, 'OTHER') })
  await desks.post(stranger, '/v1/bank-statements', sent).expect(403)
  expect(await desks.get(stranger, '/v1/bank-statements')).toEqual({ items: [] })
})

test('a bad file is told line by line and nothing is kept; neither is one of the future or of long ago', async () => {
  const supervisor = await desks.as('supervisor')
  await given.bank(ctx)
  const post = (more: object) =>
    desks.post(supervisor, '/v1/bank-statements', {
      csv: 'number,amount\nZF20230223-000001,1.00\n',
      bankCode: fraudster.bank,
      asOf: ctx.clock.now().toISOString(),
      isTrial: false,
      ...more,
    })
  const paths = async (more: object) =>
    (await post(more).expect(422)).body.fields.map(({ path }: { path: string }) => path)
  expect(await paths({ csv: 'number,amount\nX,1\nZF20230223-000001,many\n' })).toEqual([
    'lines.2.number',
    'lines.3.amount',
  ])
  expect(await paths({ asOf: new Date(ctx.clock.now().getTime() + HOUR_MS).toISOString() })).toEqual(['asOf'])
  expect(await paths({ asOf: '2023-01-01T00:00:00Z' })).toEqual(['asOf'])
  expect(await paths({ bankCode: 'NOBODY' })).toEqual(['bankCode'])
})
