import type { Express } from 'express'
import { bareFiles, packWith, ruleText } from '../../test/given/packs'
import * as given from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { checkRulePack } from '../engine'
import { createApp } from '../http/app'
import { takeFolder } from './import'

let world: TestWorld
let ctx: Context
let app: Express
let admin: given.SignedInAgent
let supervisor: given.SignedInAgent

const PATH = 'test/million.yaml'
const shipped = packWith({}, bareFiles())
const base = checkRulePack(shipped).ruleset

beforeAll(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  admin = await given.signedIn(app, (await given.user(ctx, 'admin')).username)
  supervisor = await given.signedIn(app, (await given.user(ctx, 'supervisor')).username)
  await takeFolder(ctx.as(systemActor('rules')), shipped)
})

const post = (who: given.SignedInAgent, path: string, body: object) =>
  who.agent.post(path).set('x-csrf-token', who.csrfToken).send(body)
const check = (content: string, path = PATH) =>
  post(admin, '/v1/rules/check', { files: [{ path, content }] }).expect(200)
const save = (body: object) => post(admin, '/v1/rulesets', { note: 'a test', base, ...body })

describe('while a rule is written', () => {
  test('what is wrong is told by line and column in both languages, and nothing is kept or audited', async () => {
    const before = [await ctx.db.ruleset.count(), await ctx.db.auditEntry.count()]
    const { body } = await check(ruleText({ condition: 'tx.amuntFen == 5' }))
    expect(body).toMatchObject({
      base,
      checked: 'rules',
      problems: [
        {
          file: PATH,
          line: 7,
          column: 15,
          endLine: 7,
          endColumn: 23,
          code: 'unknown_field',
          severity: 'error',
          message: {
            zh: expect.stringContaining('tx.amountFen'),
            en: expect.stringContaining('tx.amountFen'),
          },
        },
      ],
    })
    expect([await ctx.db.ruleset.count(), await ctx.db.auditEntry.count()]).toEqual(before)
  })

  test('a test that fails is told with what was expected, and which part did not hold', async () => {
    const { body } = await check(ruleText({ version: 2, condition: 'tx.amountFen > 0 && tx.amountFen == 5' }))
    expect(body.problems).toMatchObject([{ code: 'test_fails', line: 13, severity: 'error' }])
    expect(body.tests).toMatchObject([
      { name: 'hit', expect: 'hit', actual: 'miss', failedPart: 'tx.amountFen == 5' },
      { name: 'miss', expect: 'miss', actual: 'miss' },
    ])
  })

  test('a changed weight under the same version is a warning', async () => {
    const { body } = await check(ruleText({ weight: 2 }))
    expect(body.problems).toMatchObject([{ code: 'same_version', severity: 'warning', line: 2 }])
  })

  test('a file that all rules lean on has the whole pack checked', async () => {
    const levels = shipped.find(({ path }) => path === 'levels.yaml')?.text ?? ''
    const { body } = await check(levels.replace('minScore: 0.3', 'minScore: 3'), 'levels.yaml')
    expect(body).toMatchObject({
      checked: 'pack',
      problems: [{ file: 'levels.yaml', code: 'shape_too_big' }],
    })
  })

  test('what may be written is told: facts with units, functions, names', async () => {
    const { body } = await supervisor.agent.get('/v1/rules/language').expect(200)
    expect(body.facts).toContainEqual(
      expect.objectContaining({ name: 'tx.amountFen', type: 'int', unit: 'CNY', signals: ['transaction'] }),
    )
    expect(body.schema).toMatchObject({ properties: { weight: { type: 'number' } } })
    expect(body.base).toBe(base)
  })
})

describe('changes of a pack', () => {
  test('are a draft of their own; the draft before is given up with it', async () => {
    const first = (
      await save({ files: [{ path: PATH, content: ruleText({ version: 2, weight: 5 }) }] }).expect(201)
    ).body
    const second = (
      await save({
        files: [{ path: PATH, content: ruleText({ version: 2, weight: 4 }) }],
        replaces: first.hash,
      }).expect(201)
    ).body
    expect([first.state, second.state]).toEqual(['draft', 'draft'])
    expect((await admin.agent.get(`/v1/rulesets/${first.hash}`)).body.state).toBe('retired')
    const { body } = await admin.agent
      .get(`/v1/rulesets/${second.hash}/difference/lines?path=${PATH}`)
      .expect(200)
    const changed = body.hunks.flat().filter(({ kind }: { kind: string }) => kind !== 'same')
    expect(changed.map(({ kind, text }: { kind: string; text: string }) => [kind, text])).toEqual([
      ['removed', 'version: 1'],
      ['added', 'version: 2'],
      ['removed', 'weight: 6'],
      ['added', 'weight: 4'],
    ])
  })

  test('a draft that somebody has reviewed is not given up', async () => {
    const first = (await save({ files: [{ path: PATH, content: ruleText({ version: 3 }) }] }).expect(201))
      .body
    await post(supervisor, `/v1/rulesets/${first.hash}/review`, {}).expect(200)
    await save({ files: [{ path: PATH, content: ruleText({ version: 4 }) }], replaces: first.hash }).expect(
      201,
    )
    expect((await admin.agent.get(`/v1/rulesets/${first.hash}`)).body.state).toBe('reviewed')
  })

  test('may leave a file out', async () => {
    const { body } = await save({ files: [], removed: [PATH] }).expect(201)
    const { body: contents } = await admin.agent.get(`/v1/rulesets/${body.hash}/contents`).expect(200)
    expect(contents.items.map(({ path }: { path: string }) => path)).not.toContain(PATH)
    expect(contents.items).toHaveLength(shipped.length - 1)
  })

  test('that change nothing are refused, and so is a base nobody knows', async () => {
    await save({ files: [] }).expect(422)
    const unknown = `sha256:${'0'.repeat(64)}`
    await save({ base: unknown, files: [{ path: PATH, content: 'a: 1' }] }).expect(404)
  })

  test('a rule is followed through its packs', async () => {
    const { body } = await admin.agent.get('/v1/rules/test.million/history').expect(200)
    const live = body.items.find(({ pack }: { pack: { hash: string } }) => pack.hash === base)
    expect(live).toMatchObject({
      path: PATH,
      version: 1,
      isChanged: true,
      pack: { hash: base, state: 'live' },
    })
    expect(body.items.length).toBeGreaterThan(2)
  })
})
