import { bareFiles, packWith, shippedFiles } from '../../test/given/packs'
import * as users from '../../test/given/users'
import { openFollowing, type GivenIngest } from '../../test/given/ingest'
import { payment } from '../../test/given/signals'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { seedAll } from '../../seeds'
import { systemActor, type Context } from '../context'
import { checkRulePack, hashedIdentifier, type PackFile } from '../engine'

import { importPack, publishPack, reviewPack, rollBack, shadowPack } from '../rulesets'
import { readReadiness } from '../platform/readiness'
import { actorNamed } from '../users'

let world: TestWorld
let first: GivenIngest
let second: GivenIngest
let bringer: Context
let reader: Context

const LIST_KEY = 'a key of the tests'
const SALT = '0123456789abcdef'

// 5 s is what is promised; a test that fails waits no longer for it.
const PROMISED_MS = 5_000

beforeAll(async () => {
  world = await testWorld({ env: { MENSHEN_LIST_KEY: LIST_KEY } })
  const ctx = world.context(systemActor('test'))
  await seedAll(ctx, { demo: false })
  bringer = await person(ctx)
  reader = await person(ctx)
  first = await openFollowing(world)
  second = await openFollowing(world)
})

const person = async (ctx: Context): Promise<Context> =>
  ctx.as(await actorNamed(ctx, (await users.user(ctx, 'supervisor')).username, 'ruleset.publish'))

async function published(files: readonly PackFile[]): Promise<string> {
  const { hash } = await importPack(bringer, files, 'a test')
  await reviewPack(reader, hash)
  await shadowPack(reader, hash)
  await publishPack(reader, hash)
  return hash
}

const million = () => payment({ amount: '1000000.00' })
const rulesetOf = async (given: GivenIngest): Promise<string> =>
  (await given.send(payment())).evaluation.ruleset

/** Sends payments until both judge by these rules; the promise is checked against the machine's clock. */
async function bothJudgeBy(ruleset: string): Promise<number> {
  const from = performance.now()
  for (;;) {
    const both = [await rulesetOf(first), await rulesetOf(second)]
    const took = performance.now() - from
    if (both.every((one) => one === ruleset)) return took
    expect(took).toBeLessThan(PROMISED_MS)
  }
}

afterAll(async () => {
  await first.ingest.close()
  await second.ingest.close()
})

test('two processes begin with what the program was shipped with', async () => {
  const shipped = checkRulePack(shippedFiles()).ruleset
  expect([await rulesetOf(first), await rulesetOf(second)]).toEqual([shipped, shipped])
})

test('a published pack judges in both within 5 s, and so does the one before when it is rolled back', async () => {
  const before = await rulesetOf(first)
  const hash = await published(packWith({ id: 'test.hot' }, bareFiles()))
  await bothJudgeBy(hash)
  for (const process of [first, second])
    expect((await process.send(million())).evaluation.reasons.map(({ rule }) => rule)).toContain('test.hot')
  await rollBack(reader, before)
  await bothJudgeBy(before)
})

test('an account that a list names by its hash is found with the key of the installation', async () => {
  const account = '6222021001098765'
  const list = [
    'name: suspects',
    'of: account',
    'says: suspect',
    'source: 测试',
    'date: 2023-01-01',
    `salt: ${SALT}`,
    `entries: [{ hash: ${hashedIdentifier('account', account, SALT, LIST_KEY)}, expires: 2099-01-01 }]`,
  ].join('\n')
  const before = await rulesetOf(first)
  const hash = await published([...shippedFiles(), { path: 'lists/suspects.yaml', text: list }])
  await bothJudgeBy(hash)
  const { evaluation } = await first.send(payment({ payee: { account, name: '钱某', kind: 'person' } }))
  expect(evaluation.reasons.map(({ rule }) => rule)).toContain('payee.suspect-list')
  await rollBack(reader, before)
  await bothJudgeBy(before)
})

test('a batch under way is judged by one pack, whatever comes into force meanwhile', async () => {
  const before = await rulesetOf(first)
  const next = await published(packWith({ id: 'test.flip' }, bareFiles()))
  await bothJudgeBy(next)
  await rollBack(reader, before)
  await bothJudgeBy(before)
  // Given a batch that stands still while it reads its windows, until the other pack is in force in this process
  const { windows } = first.ingest.parts
  const { load } = windows
  Object.assign(windows, {
    load: async (keys: readonly string[]) => {
      Object.assign(windows, { load })
      await rollBack(reader, next)
      await until(() => Promise.resolve(first.ingest.parts.engine.ruleset === next))
      return load(keys)
    },
  })
  const told = await Promise.all([million(), million(), million()].map((wire) => first.send(wire)))
  // Then all of it is judged by the pack it began with, and the next one by the other
  expect(told.map(({ evaluation }) => evaluation.ruleset)).toEqual([before, before, before])
  expect(told.flatMap(({ evaluation }) => evaluation.reasons.map(({ rule }) => rule))).not.toContain(
    'test.flip',
  )
  expect((await first.send(million())).evaluation.reasons.map(({ rule }) => rule)).toContain('test.flip')
  await rollBack(reader, before)
  await bothJudgeBy(before)
})

test('a pack that this program does not accept leaves the old one at work, and is shown', async () => {
  const before = await rulesetOf(first)
  const { hash, id } = await importPack(bringer, packWith({ id: 'test.broken' }, bareFiles()), 'a test')
  await reviewPack(reader, hash)
  await shadowPack(reader, hash)
  // As an older program would have left it: the bytes are not those of the hash any more.
  const { pool } = world.database
  await pool.query('ALTER TABLE ruleset_file DISABLE TRIGGER USER')
  await pool.query(
    `UPDATE ruleset_file SET content = 'id: [' WHERE ruleset_id = $1 AND path = 'test/million.yaml'`,
    [id],
  )
  await pool.query('ALTER TABLE ruleset_file ENABLE TRIGGER USER')
  await expect(publishPack(reader, hash)).rejects.toMatchObject({ code: 'ruleset_refused' })
  await pool.query(`UPDATE ruleset SET state = 'retired' WHERE state = 'live'`)
  await pool.query(`UPDATE ruleset SET state = 'live' WHERE id = $1`, [id])
  await until(async () => (await readReadiness(world)).checks.rules === 'failed')
  expect([await rulesetOf(first), await rulesetOf(second)]).toEqual([before, before])
  await rollBack(reader, before)
  await until(async () => (await readReadiness(world)).checks.rules === 'ok')
})

test('a pack that declares other windows has them built before it judges', async () => {
  const account = '6222021211000000777'
  await first.send(payment({ payer: { account, kind: 'person' } }))
  const longer = bareFiles().map((file) =>
    file.path === 'windows.yaml' ? { ...file, text: file.text.replace('keep: 8', 'keep: 9') } : file,
  )
  const hash = await published(longer)
  await bothJudgeBy(hash)
  const [payer] = await first.db.identifier.findMany({
    where: { valueIndex: world.vault.index('account', account) },
  })
  const key = `payer:${payer?.id ?? ''}`
  const windows = await first.ingest.parts.windows.load([key])
  expect(windows.get(key)?.observations).toHaveLength(1)
})

/** Asks again until it is so, within what is promised. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const from = performance.now()
  while (!(await isSo())) {
    expect(performance.now() - from).toBeLessThan(PROMISED_MS)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
