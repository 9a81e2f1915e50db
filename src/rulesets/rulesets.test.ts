import type { Express } from 'express'
import { packWith, ruleText, shippedFiles, withFile } from '../../test/given/packs'
import * as given from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { checkRulePack, type PackFile } from '../engine'
import { createApp } from '../http/app'
import { takeFolder } from './import'

let world: TestWorld
let ctx: Context
let app: Express
let admin: given.SignedInAgent
let supervisor: given.SignedInAgent

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  admin = await given.signedIn(app, (await given.user(ctx, 'admin')).username)
  supervisor = await given.signedIn(app, (await given.user(ctx, 'supervisor')).username)
  await shipped(shippedFiles())
})

const shipped = (files: readonly PackFile[]): Promise<void> => takeFolder(ctx.as(systemActor('rules')), files)

const post = (who: given.SignedInAgent, path: string, body: object = {}) =>
  who.agent.post(`/v1/rulesets${path}`).set('x-csrf-token', who.csrfToken).send(body)
const upload = (who: given.SignedInAgent, files: readonly PackFile[]) =>
  post(who, '', { note: 'a test', files: files.map(({ path, text }) => ({ path, content: text })) })
const step = (who: given.SignedInAgent, hash: string, name: string) => post(who, `/${hash}/${name}`)
const stateOf = async (hash: string): Promise<string> =>
  (await ctx.db.ruleset.findUniqueOrThrow({ where: { hash } })).state
const countPacks = (): Promise<number> => ctx.db.ruleset.count()

/** Brought by the admin, read by the supervisor, judged beside, live. */
async function published(files: readonly PackFile[]): Promise<string> {
  const { hash } = (await upload(admin, files).expect(201)).body
  for (const name of ['review', 'shadow', 'publish']) await step(supervisor, hash, name).expect(200)
  return hash
}

describe('before anybody governs', () => {
  test('what the program was shipped with is live', async () => {
    const { body } = await admin.agent.get('/v1/rulesets').expect(200)
    expect(body.items).toMatchObject([{ state: 'live', origin: 'folder', importedBy: null }])
  })

  test('the pack of the next version takes its place, and the older one comes back with the older program', async () => {
    const first = checkRulePack(shippedFiles()).ruleset
    const next = packWith({ id: 'test.upgrade' })
    await shipped(next)
    await shipped(next)
    expect([await stateOf(first), await stateOf(checkRulePack(next).ruleset)]).toEqual(['retired', 'live'])
    await shipped(shippedFiles())
    expect(await stateOf(first)).toBe('live')
  })
})

describe('a pack that does not check', () => {
  test('is refused with every problem, and nothing is kept', async () => {
    const before = await countPacks()
    const files = withFile('test/bad.yaml', ruleText({ condition: 'tx.amuontFen > 1 && nothing.here' }))
    const { body } = await upload(admin, files).expect(422)
    expect(body.code).toBe('ruleset_refused')
    expect(body.fields.length).toBeGreaterThan(0)
    expect(body.fields[0]).toMatchObject({ path: expect.stringMatching(/^test\/bad\.yaml:\d+:\d+$/) })
    expect(await countPacks()).toBe(before)
  })

  test('is refused when a test inside a rule fails', async () => {
    const { body } = await upload(admin, packWith({ condition: 'tx.amountFen == 5' })).expect(422)
    expect(body.fields).toMatchObject([{ path: expect.stringMatching(/^test\/million\.yaml:\d+:\d+$/) }])
  })

  test('a path that leaves the pack is no path', async () => {
    const { body } = await upload(admin, [{ path: '../levels.yaml', text: 'a: 1' }]).expect(422)
    expect(body.code).toBe('invalid_request')
  })
})

describe('from draft to live', () => {
  test('the same files twice are one pack', async () => {
    const files = packWith({ id: 'test.twice' })
    const [first, second] = [await upload(admin, files), await upload(supervisor, files)]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
  })

  test('who brought it does not review it; the database says so too', async () => {
    const { hash, id } = (await upload(admin, packWith({ id: 'test.eyes' })).expect(201)).body
    expect((await step(admin, hash, 'review').expect(403)).body.code).toBe('four_eyes')
    const forced = ctx.db.ruleset.update({
      where: { hash },
      data: { reviewedBy: admin.id, reviewedAt: ctx.clock.now(), state: 'reviewed' },
    })
    await expect(forced).rejects.toThrow()
    await step(supervisor, hash, 'review').expect(200)
    const audit = await ctx.db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' } })
    expect(audit.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['ruleset.import', admin.id],
      ['ruleset.review', supervisor.id],
    ])
  })

  test('nothing is left out on the way', async () => {
    const { hash } = (await upload(admin, packWith({ id: 'test.order' })).expect(201)).body
    for (const name of ['shadow', 'publish', 'rollback'])
      expect((await step(supervisor, hash, name).expect(409)).body.code).toBe('illegal_move')
    await step(supervisor, hash, 'review').expect(200)
    expect((await step(supervisor, hash, 'publish').expect(409)).body.code).toBe('illegal_move')
  })

  test('its bytes never change', async () => {
    const { id } = (await upload(admin, packWith({ id: 'test.bytes' })).expect(201)).body
    const where = { rulesetId_path: { rulesetId: id, path: 'levels.yaml' } }
    await expect(ctx.db.rulesetFile.update({ where, data: { content: '' } })).rejects.toThrow()
    await expect(ctx.db.ruleset.update({ where: { id }, data: { ruleCount: 1 } })).rejects.toThrow()
  })

  test('one is in shadow at a time', async () => {
    const hashes = await Promise.all(
      ['test.one', 'test.two'].map(async (id) => (await upload(admin, packWith({ id }))).body.hash as string),
    )
    for (const hash of hashes) await step(supervisor, hash, 'review').expect(200)
    const answers = await Promise.all(hashes.map((hash) => step(supervisor, hash, 'shadow')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const inShadow = answers.findIndex(({ status }) => status === 200)
    await step(supervisor, hashes[inShadow] ?? '', 'retire').expect(200)
  })

  test('publishing retires the one before; rolling back makes it live again', async () => {
    const first = await published(packWith({ id: 'test.first' }))
    const second = await published(packWith({ id: 'test.second' }))
    expect([await stateOf(first), await stateOf(second)]).toEqual(['retired', 'live'])
    const { id } = (
      await post(supervisor, `/${first}/rollback`, { reason: 'too many false alarms' }).expect(200)
    ).body
    expect([await stateOf(first), await stateOf(second)]).toEqual(['live', 'retired'])
    const moves = await ctx.db.transition.findMany({ where: { subjectId: id, event: 'roll_back' } })
    expect(moves.map(({ reason }) => reason)).toEqual(['too many false alarms'])
    expect((await step(supervisor, first, 'rollback').expect(409)).body.code).toBe('illegal_move')
    expect(await stateOf(first)).toBe('live')
  })

  test('the live one is not given up without another', async () => {
    const live = await ctx.db.ruleset.findFirstOrThrow({ where: { state: 'live' } })
    expect((await step(supervisor, live.hash, 'retire').expect(409)).body.code).toBe('illegal_move')
  })

  test('once somebody has published, what is shipped is a draft', async () => {
    await published(packWith({ id: 'test.governed' }))
    const files = packWith({ id: 'test.shipped' })
    await shipped(files)
    expect(await stateOf(checkRulePack(files).ruleset)).toBe('draft')
  })

  test('a retired one that is brought again begins anew, with another second person', async () => {
    const files = packWith({ id: 'test.again' })
    const { hash } = (await upload(admin, files).expect(201)).body
    await step(supervisor, hash, 'review').expect(200)
    await step(supervisor, hash, 'retire').expect(200)
    const { body } = await upload(supervisor, files).expect(201)
    expect(body).toMatchObject({ state: 'draft', reviewedBy: null, importedBy: { id: supervisor.id } })
    expect((await step(supervisor, hash, 'review').expect(403)).body.code).toBe('four_eyes')
  })
})

test('what a pack would change of the live one is told by file and by rule', async () => {
  await published(packWith({ id: 'test.base', weight: 1 }))
  const changed = withFile('test/million.yaml', ruleText({ id: 'test.base', version: 2, weight: 2 }))
  const { hash } = (await upload(admin, changed).expect(201)).body
  const { body } = await admin.agent.get(`/v1/rulesets/${hash}/difference`).expect(200)
  expect(body).toMatchObject({
    files: [{ path: 'test/million.yaml', change: 'changed' }],
    rules: [
      { rule: 'test.base', change: 'changed', fromVersion: 1, toVersion: 2, fields: ['version', 'weight'] },
    ],
  })
  const { body: files } = await admin.agent.get(`/v1/rulesets/${hash}/files`).expect(200)
  const read = files.items.map(({ path, content }: { path: string; content: string }) => ({
    path,
    text: content,
  }))
  expect(checkRulePack(read).ruleset).toBe(hash)
})
