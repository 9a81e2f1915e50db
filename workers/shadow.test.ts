import { createApp } from '../src/http/app'
import { systemActor, type Context } from '../src/context'
import { checkRulePack, createEngine, type PackFile } from '../src/engine'
import { createShadowJudge } from '../src/ingest'
import { MINUTE_MS, SECOND_MS } from '../src/lib/duration'
import { importPack, reviewPack, shadowPack } from '../src/rulesets'
import { takeFolder } from '../src/rulesets/import'
import { actorNamed } from '../src/users'
import { conclude } from '../src/warnings/service'
import { seedAll } from '../seeds'
import { openIngest, type GivenIngest, type Told, type Wire } from '../test/given/ingest'
import { bareFiles, packWith, ruleText, withFile } from '../test/given/packs'
import { somebody } from '../test/given/people'
import { payment } from '../test/given/signals'
import * as users from '../test/given/users'
import * as warnings from '../test/given/warnings'
import { testWorld, type TestWorld } from '../test/setup/context'

/** The live pack alarms on a million, the one in shadow on two. */
const live = packWith({ id: 'test.million', weight: 8 }, bareFiles())
const two = ruleText({ id: 'test.two-million', weight: 8, condition: 'tx.amountFen == 200000000' })
const inShadow: PackFile[] = withFile(
  'test/two.yaml',
  two.replace('tx.amountFen: 100000000', 'tx.amountFen: 200000000'),
  bareFiles(),
)

let world: TestWorld
let ctx: Context
let given: GivenIngest
let supervisor: users.SignedInAgent
let hash: string

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  await seedAll(ctx, { demo: false })
  const pack = checkRulePack(live)
  await takeFolder(ctx, live)
  given = await openIngest(world, createEngine(pack))
  const names = [await users.user(ctx, 'supervisor'), await users.user(ctx, 'admin')]
  supervisor = await users.signedIn(createApp(world), names[0]?.username ?? '')
  const [bringer, reader] = await Promise.all(
    names.map(async ({ username }) => ctx.as(await actorNamed(ctx, username, 'ruleset.publish'))),
  )
  hash = (await importPack(bringer ?? ctx, inShadow, 'a test')).hash
  await reviewPack(reader ?? ctx, hash)
  await shadowPack(reader ?? ctx, hash)
})

const from = (amount: string): Wire => {
  const { account, phone } = somebody()
  return payment({
    amount,
    payer: { account, phone, kind: 'person' },
    status: 'pending',
    occurredAt: world.clock.now().toISOString(),
  })
}
const send = (amounts: readonly string[]): Promise<Told[]> =>
  Promise.all(amounts.map((amount) => given.send(from(amount))))
const shadow = async () => (await supervisor.agent.get(`/v1/rulesets/${hash}/shadow`).expect(200)).body
const [ONE, TWO] = ['1000000.00', '2000000.00']

test('a pack in shadow judges what the live one has judged, once, and changes nothing of it', async () => {
  const [first, second] = [createShadowJudge(world), createShadowJudge(world)]
  for (const judge of [first, second]) await judge.turn()
  const told = await send([ONE, ONE, ONE, TWO, TWO, '5.00', '6.00', '7.00'])
  const [confirmed, dismissed] = told.filter(({ warningId }) => warningId !== null)
  const operator = warnings.desk((await users.user(ctx, 'operator')).id)
  await conclude(ctx.as(operator), confirmed?.warningId ?? '', 'confirm', 'she says so')
  await conclude(ctx.as(operator), dismissed?.warningId ?? '', 'dismiss', 'his own account')

  // What is still being written is left for later.
  await first.turn()
  expect(await shadow()).toMatchObject({ judged: 0, signals: 0 })
  world.clock.advance(40 * SECOND_MS)
  for (const judge of [first, second, first, second]) await judge.turn()

  expect(await shadow()).toMatchObject({
    judged: 8,
    skipped: 0,
    problem: null,
    signals: 8,
    wouldWarn: 2,
    wouldHold: 2,
    wouldLetGo: 3,
    wouldLower: 3,
    outcomes: {
      both: { confirmed: 0 },
      onlyLive: { confirmed: 1, dismissed: 1, open: 1 },
      onlyShadow: { confirmed: 0, dismissed: 0, open: 0 },
    },
    days: [{ day: '2023-02-23', signals: 8 }],
  })
  expect(await ctx.db.shadowJudgement.count()).toBe(5)
  const rulesets = await ctx.db.evaluation.groupBy({ by: ['ruleset'] })
  expect(rulesets.map(({ ruleset }) => ruleset)).toEqual([checkRulePack(live).ruleset])
})

test('what it cannot catch up with is skipped and counted', async () => {
  const judge = createShadowJudge(world)
  await judge.turn()
  await send([ONE, TWO])
  world.clock.advance(20 * MINUTE_MS)
  await send([TWO])
  world.clock.advance(MINUTE_MS)
  await judge.turn()
  expect(await shadow()).toMatchObject({ judged: 9, skipped: 2 })
})

test('one that this program cannot run says so, and is left alone', async () => {
  const { pool } = world.database
  await pool.query('ALTER TABLE ruleset_file DISABLE TRIGGER USER')
  await pool.query(`UPDATE ruleset_file SET content = 'id: [' WHERE path = 'test/two.yaml'`)
  jest.resetModules()
  const fresh = await import('../src/ingest')
  const judge = fresh.createShadowJudge(world)
  for (let turn = 0; turn < 2; turn++) expect(await judge.turn()).toBe(false)
  expect((await shadow()).problem).toBe('RulePackError')
})
