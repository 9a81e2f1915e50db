import type { Express } from 'express'
import { openIngest, type GivenIngest, type Wire } from '../../test/given/ingest'
import { bareFiles, packWith, ruleText, withFile } from '../../test/given/packs'
import { somebody } from '../../test/given/people'
import { payment } from '../../test/given/signals'
import * as users from '../../test/given/users'
import * as warnings from '../../test/given/warnings'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { seedAll } from '../../seeds'
import { systemActor, type Context } from '../context'
import { checkRulePack, createEngine } from '../engine'
import { createApp } from '../http/app'
import { DAY_MS, HOUR_MS } from '../lib/duration'
import { importPack } from '../rulesets'
import { takeFolder } from '../rulesets/import'
import { conclude } from '../warnings/service'
import { createReplayRunner, forgetExpiredReplays } from '.'

/** The live pack alarms on a million, the one in question on two. */
const live = packWith({ id: 'test.million', weight: 8 }, bareFiles())
const two = ruleText({ id: 'test.two-million', weight: 8, condition: 'tx.amountFen == 200000000' })
const inQuestion = withFile(
  'test/two.yaml',
  two.replace('tx.amountFen: 100000000', 'tx.amountFen: 200000000'),
  bareFiles(),
)
const [ONE, TWO] = ['1000000.00', '2000000.00']

let world: TestWorld
let ctx: Context
let given: GivenIngest
let app: Express
let username: string
let hash: string

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  await seedAll(ctx, { demo: false })
  await takeFolder(ctx, live)
  given = await openIngest(world, createEngine(checkRulePack(live)))
  app = createApp(world)
  username = (await users.user(ctx, 'supervisor')).username
  hash = (await importPack(ctx, inQuestion, 'a test')).hash
})

const from = (amount: string): Wire => {
  const { account, phone } = somebody()
  const occurredAt = world.clock.now().toISOString()
  return payment({ amount, payer: { account, phone, kind: 'person' }, status: 'pending', occurredAt })
}
/** The clock is turned by hours: each call signs in anew. */
const supervisor = (): Promise<users.SignedInAgent> => users.signedIn(app, username)
async function post(path: string, status: number, body: object = {}) {
  const { agent, csrfToken } = await supervisor()
  return (await agent.post(path).set('x-csrf-token', csrfToken).send(body).expect(status)).body
}
const get = async (path: string) => (await (await supervisor()).agent.get(path).expect(200)).body
const ask = (body: object, status = 202) => post(`/v1/rulesets/${hash}/replay`, status, body)
const read = (id: string) => get(`/v1/replays/${id}`)
async function replayed(body: object) {
  const { id } = await ask(body)
  await createReplayRunner(world).turn()
  return read(id)
}

test('what was received lately is judged by both packs, and nothing is written of it', async () => {
  for (const amount of [ONE, '8.00']) await given.send(from(amount))
  world.clock.advance(3 * HOUR_MS)
  const told: Awaited<ReturnType<typeof given.send>>[] = []
  for (const amount of [ONE, ONE, TWO, '5.00', '6.00']) told.push(await given.send(from(amount)))
  const operator = warnings.desk((await users.user(ctx, 'operator')).id)
  await conclude(ctx.as(operator), told[0]?.warningId ?? '', 'confirm', 'she says so')
  world.clock.advance(1_000)
  const before = [await ctx.db.evaluation.count(), await ctx.db.warning.count()]

  const { state, result, judged, total } = await replayed({ origin: 'stored', hours: 2 })

  expect({ state, judged, total }).toEqual({ state: 'done', judged: 7, total: 7 })
  expect(result).toMatchObject({
    signals: 5,
    warmUp: 2,
    levels: [
      { level: 'none', toLevel: 'none', signals: 2 },
      { level: 'none', toLevel: 'critical', signals: 1 },
      { level: 'critical', toLevel: 'none', signals: 2 },
    ],
    alarms: { before: 2, after: 1 },
    alarmsPer10000: { before: 4000, after: 2000 },
    holds: { before: 2, after: 1, newlyHeld: 1, letGo: 2 },
    rules: [
      { rule: 'test.million', vanishes: 2, lowered: 2, appears: 0 },
      { rule: 'test.two-million', appears: 1, raised: 1 },
    ],
    outcomes: [
      { outcome: 'confirmed', signals: 1, alarms: { before: 1, after: 0 } },
      { outcome: 'open', signals: 1, alarms: { before: 1, after: 0 } },
    ],
  })
  expect(result.examples).toHaveLength(3)
  // Those of one instant come in any order.
  const first = result.examples.find(({ signalId }: { signalId: string }) => signalId === told[0]?.signalId)
  expect(first).toMatchObject({
    toLevel: 'none',
    rules: [{ rule: 'test.million', weight: 8, toWeight: null }],
  })
  expect([await ctx.db.evaluation.count(), await ctx.db.warning.count()]).toEqual(before)
})

test('of many the newest are counted, and the others fill the windows', async () => {
  const { result } = await replayed({ origin: 'stored', hours: 720, mostSignals: 2 })
  expect(result).toMatchObject({ signals: 2, warmUp: 5 })
})

test('a stream of one’s own is judged as well, kept sealed until then, and bad lines are named', async () => {
  const content = `${JSON.stringify(from(TWO))}\nnot a signal\n\n${JSON.stringify(from('7.00'))}\n`
  const { id } = await ask({ origin: 'upload', content })
  const stored = await ctx.db.rulesetReplay.findUniqueOrThrow({ where: { id } })
  expect(Buffer.from(stored.streamSealed ?? []).includes('2000000')).toBe(false)
  await createReplayRunner(world).turn()
  const { result, state } = await read(id)
  expect(state).toBe('done')
  expect(result).toMatchObject({
    signals: 2,
    refusedLines: 1,
    refused: [{ line: 2, reason: 'not JSON' }],
    examples: [{ signalId: null, line: 1, toLevel: 'critical' }],
  })
  expect((await ctx.db.rulesetReplay.findUniqueOrThrow({ where: { id } })).streamSealed).toBeNull()
})

test('one at a time; one that is given up makes room', async () => {
  const { id } = await ask({ origin: 'stored' })
  expect((await ask({ origin: 'stored' }, 409)).code).toBe('replay_running')
  await post(`/v1/replays/${id}/cancel`, 200)
  expect(await createReplayRunner(world).turn()).toBe(false)
  expect(await read(id)).toMatchObject({ state: 'cancelled', result: null })
  expect((await post(`/v1/replays/${id}/cancel`, 409)).code).toBe('illegal_move')
})

test('one whose process has died is failed, and a worker that was told to end takes none', async () => {
  const { id } = await ask({ origin: 'stored' })
  const runner = createReplayRunner(world)
  runner.breakOff()
  expect(await runner.turn()).toBe(false)
  await ctx.db.rulesetReplay.update({ where: { id }, data: { state: 'running' } })
  world.clock.advance(DAY_MS)
  await createReplayRunner(world).turn()
  expect(await read(id)).toMatchObject({ state: 'failed', problem: 'interrupted' })
})

test('results are forgotten in the end', async () => {
  world.clock.advance(15 * DAY_MS)
  expect(await forgetExpiredReplays(ctx)).toBeGreaterThan(3)
  expect((await get(`/v1/rulesets/${hash}/replays`)).items).toEqual([])
})
