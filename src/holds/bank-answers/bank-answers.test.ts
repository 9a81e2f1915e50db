import type { Express } from 'express'
import * as given from '../../../test/given/holds'
import { holdDesks } from '../../../test/given/hold-desks'
import type { SignedInAgent } from '../../../test/given/users'
import { testWorld } from '../../../test/setup/context'
import { systemActor, type Context } from '../../context'
import { createApp } from '../../http/app'
import { renewStop } from '../stop-payments/service'

let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>
let hold: given.HoldCase
let liaison: SignedInAgent

beforeAll(async () => {
  const world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  desks = holdDesks(ctx, () => app)
})
beforeEach(async () => {
  hold = await given.holdCase(ctx, { hasGateway: false })
  liaison = await desks.as('liaison', { bankId: hold.bankId })
  await ctx.db.bankRequest.updateMany({ data: { state: 'failed' } })
})

interface Outcome {
  readonly rows: { line: number; result: string; problem: { column: string | null } | null }[]
  readonly taken: number
  readonly already: number
  readonly refused: number
}
const send = async (csv: string, isTrial = false): Promise<Outcome> =>
  (await desks.post(liaison, '/v1/bank-answers/file', { csv, isTrial }).expect(200)).body as Outcome
const at = () => ctx.clock.now().toISOString()
const stateOf = async (id: string) => (await ctx.db.stopPayment.findUniqueOrThrow({ where: { id } })).state

test('good rows are kept, bad ones are told by line and column; Chinese headers and words', async () => {
  const stop = await given.submittedStop(ctx, hold)
  const csv = [
    '\uFEFF文书编号,结果,金额,余额,办理时间,原因',
    `${stop.number},已止付,"231,200.00",231200.00,${at()},`,
    `ZF20230223-999999,已止付,,,${at()},`,
    `${stop.number},已拒绝,,,${at()},`,
    `${stop.number},已止付,很多,,${at()},`,
    `${stop.number},已止付,,,昨天,`,
  ].join('\r\n')
  const { rows, ...counts } = await send(csv)
  expect(counts).toEqual({ taken: 1, already: 0, refused: 4 })
  expect(rows.map(({ line, problem }) => [line, problem?.column ?? null])).toEqual([
    [2, null],
    [3, 'number'],
    [4, 'cause'],
    [5, 'amount'],
    [6, 'at'],
  ])
  expect(await ctx.db.stopPayment.findUnique({ where: { id: stop.id } })).toMatchObject({
    state: 'held',
    heldFen: 23_120_000n,
  })
})

test('the same file twice changes nothing, even when something else of the number waits by then', async () => {
  const stop = await given.submittedStop(ctx, hold)
  const csv = `number,outcome,at\n${stop.number},held,${at()}\n`
  expect(await send(csv)).toMatchObject({ taken: 1 })
  await renewStop(hold.operator, stop.id)
  expect(await send(csv)).toMatchObject({ taken: 0, already: 1, refused: 0 })
  expect(await given.requestOf(ctx, stop.id, 'renew_stop')).toMatchObject({ answeredAt: null })
})

test('another answer to what is answered is refused', async () => {
  const stop = await given.submittedStop(ctx, hold)
  const { id } = await given.requestOf(ctx, stop.id, 'stop')
  await send(`reference,outcome,at\n${id},held,${at()}\n`)
  const { rows } = await send(`reference,outcome,cause,at\n${id},refused,name_mismatch,${at()}\n`)
  expect(rows).toMatchObject([{ result: 'refused', problem: { column: 'outcome' } }])
})

test('a trial tells the same and leaves nothing behind', async () => {
  const stop = await given.submittedStop(ctx, hold)
  const csv = `number,outcome,amount,at\n${stop.number},held,1.00,${at()}\n${stop.number},held,99999999.00,${at()}\n`
  expect(await send(csv, true)).toMatchObject({ taken: 1, refused: 1 })
  expect(await stateOf(stop.id)).toBe('submitted')
})

test('another bank’s request is not there', async () => {
  const stop = await given.submittedStop(ctx, hold)
  liaison = await desks.as('liaison', { bankId: await given.bank(ctx, false, 'OTHER') })
  expect(await send(`number,outcome,at\n${stop.number},held,${at()}\n`)).toMatchObject({ refused: 1 })
  expect(await stateOf(stop.id)).toBe('submitted')
})

test.each([
  ['number,outcome\n1,held\n', 'lines.1'],
  ['number,outcome,at\n"1,held\n', 'lines.2'],
])('%j is no file of answers', async (csv, path) => {
  const refused = await desks.post(liaison, '/v1/bank-answers/file', { csv, isTrial: false }).expect(422)
  expect(refused.body).toMatchObject({ code: 'invalid_request', fields: [{ path }] })
})

test('the template lists what waits, and sent back empty answers nothing', async () => {
  const stop = await given.submittedStop(ctx, hold)
  const { text } = await liaison.agent.get('/v1/bank-answers/template.csv').buffer(true).expect(200)
  expect(text).toContain(stop.number)
  expect(text).not.toContain(hold.account)
  expect(await send(text)).toMatchObject({ rows: [], taken: 0 })
})
