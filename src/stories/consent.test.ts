import type { Express } from 'express'
import request from 'supertest'
import { draftedCase, knownKinds } from '../../test/given/stories'
import { signedIn, user, type SignedInAgent } from '../../test/given/users'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'

let world: TestWorld
let ctx: Context
let app: Express
let first: SignedInAgent
let second: SignedInAgent

beforeAll(async () => {
  world = await testWorld({ now: '2023-02-23T02:00:00Z' })
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  first = await signedIn(app, (await user(ctx, 'publicity')).username)
  second = await signedIn(app, (await user(ctx, 'publicity')).username)
  await knownKinds(ctx)
})

const post = ({ agent, csrfToken }: SignedInAgent, path: string, body: object = {}) =>
  agent.post(path).set('x-csrf-token', csrfToken).send(body)

const put = ({ agent, csrfToken }: SignedInAgent, path: string, body: object) =>
  agent.put(path).set('x-csrf-token', csrfToken).send(body)

const GIVEN = { kind: 'victim', how: 'written' } as const
const RARE = { typology: 'authority' } as const

async function release(id: string): Promise<{ slug: string; basis: string; k: number | null }> {
  await post(first, `/v1/stories/${id}/check`).expect(200)
  await post(first, `/v1/stories/${id}/approve`).expect(200)
  const { body } = await post(second, `/v1/stories/${id}/release`).expect(200)
  return { slug: body.slug, ...body.standing }
}

const entriesOf = (id: string, action: string) =>
  ctx.db.auditEntry.findMany({ where: { subjectId: id, action }, orderBy: { seq: 'asc' } })

describe('on what a story may be released', () => {
  test('enough cases alike: the contract’s way, without anybody’s consent', async () => {
    const { storyId } = await draftedCase(ctx)
    const { basis, k } = await release(storyId)
    expect(basis).toBe('anonymity')
    expect(k).toBeGreaterThanOrEqual(5)
  })

  test('too few, and no consent: it tells no case, and whoever writes one is refused', async () => {
    const { storyId } = await draftedCase(ctx, RARE)
    const told = { title: '案例', body: '2023年第一季度，本市市民某女士遭遇诈骗。' }
    await put(first, `/v1/stories/${storyId}`, told).expect(200)
    const { body } = await post(first, `/v1/stories/${storyId}/check`).expect(200)
    expect(body.standing).toMatchObject({ basis: null, said: ['case'] })
    expect(body.standing.k).toBeLessThan(5)
    const refused = await post(second, `/v1/stories/${storyId}/approve`).expect(409)
    expect(refused.body.code).toBe('story_leaks')
    const [entry] = await entriesOf(storyId, 'story.approve')
    expect(entry?.details).toMatchObject({ refused: 'story_leaks' })
    await post(first, `/v1/stories/${storyId}/redraft`).expect(200)
    expect(await release(storyId)).toMatchObject({ basis: 'no-case', k: null })
  })

  test('too few, but the person agrees: told in the widest words', async () => {
    const { storyId } = await draftedCase(ctx, RARE)
    await post(first, `/v1/stories/${storyId}/consents`, GIVEN).expect(201)
    const { body } = await post(first, `/v1/stories/${storyId}/redraft`).expect(200)
    expect(body.body).toContain('2023年第一季度，本市市民某女士遭遇冒充公检法及政府机关诈骗。')
    expect(await release(storyId)).toMatchObject({ basis: 'consent' })
  })
})

describe('a consent that is taken back', () => {
  const withdraw = async (storyId: string, by = first): Promise<void> => {
    const { body } = await by.agent.get(`/v1/stories/${storyId}/consents`).expect(200)
    const { id } = body.items.find(({ state }: { state: string }) => state === 'given')
    await post(by, `/v1/stories/${storyId}/consents/${id}/withdraw`).expect(200)
  }

  test('takes the story from page, list, feeds, previews and caches at once, and that is in the log', async () => {
    const { storyId } = await draftedCase(ctx, RARE)
    await post(first, `/v1/stories/${storyId}/consents`, GIVEN).expect(201)
    await post(first, `/v1/stories/${storyId}/redraft`).expect(200)
    const { slug } = await release(storyId)
    const page = await request(app).get(`/stories/${slug}`).expect(200)
    const kept = { 'if-none-match': page.headers['etag'], 'if-modified-since': page.headers['last-modified'] }
    world.clock.advance(60_000)
    await withdraw(storyId, second)

    const gone = await request(app).get(`/stories/${slug}`).set(kept).expect(410)
    expect(gone.headers['cache-control']).toBe('no-store')
    expect(gone.headers['etag']).toBeUndefined()
    for (const path of ['/stories', '/stories/feed.xml', '/stories/feed.json', '/stories?q=公检法'])
      expect((await request(app).get(encodeURI(path)).buffer(true).expect(200)).text).not.toContain(slug)
    const preview = await first.agent.get(`/v1/stories/${storyId}/preview`).expect(410)
    expect(preview.text).not.toContain('公检法')
    await first.agent.get(`/v1/stories/${storyId}/article`).expect(409)
    const { body } = await first.agent.get(`/v1/stories/${storyId}/history`).expect(200)
    expect(body.items.at(-1)).toMatchObject({ event: 'withdraw', reason: '同意已撤回' })
    const [given, taken] = await entriesOf(storyId, 'story.consent')
    expect(given?.details).toMatchObject({ kind: 'victim', how: 'written' })
    expect(taken?.details).toMatchObject({ kind: 'victim', withdrawn: storyId })
  })

  test('twice is refused; the same person’s again is another one', async () => {
    const { storyId } = await draftedCase(ctx)
    await post(first, `/v1/stories/${storyId}/consents`, GIVEN).expect(201)
    const twice = await post(first, `/v1/stories/${storyId}/consents`, GIVEN).expect(409)
    expect(twice.body.code).toBe('already_exists')
    const { body } = await first.agent.get(`/v1/stories/${storyId}/consents`).expect(200)
    const path = `/v1/stories/${storyId}/consents/${body.items[0].id}/withdraw`
    await post(first, path).expect(200)
    expect((await post(first, path).expect(409)).body.code).toBe('illegal_move')
    await post(first, `/v1/stories/${storyId}/consents`, GIVEN).expect(201)
  })

  test('one that is not of this case, and one of the future, are refused by field', async () => {
    const one = await draftedCase(ctx)
    const other = await draftedCase(ctx)
    await post(first, `/v1/stories/${one.storyId}/consents`, GIVEN).expect(201)
    const { body } = await first.agent.get(`/v1/stories/${one.storyId}/consents`).expect(200)
    await post(first, `/v1/stories/${other.storyId}/consents/${body.items[0].id}/withdraw`).expect(404)
    const late = { ...GIVEN, givenAt: '2030-01-01T00:00:00Z' }
    const refused = await post(first, `/v1/stories/${other.storyId}/consents`, late).expect(422)
    expect(refused.body.fields).toMatchObject([{ path: 'body.givenAt' }])
    await post(first, `/v1/stories/${other.storyId}/consents`, { ...GIVEN, kind: 'officer' }).expect(422)
  })
})

describe('an officer', () => {
  async function named() {
    const given = await draftedCase(ctx)
    await ctx.db.user.update({ where: { id: given.officerId }, data: { displayName: '陆海明' } })
    const told = { title: '及时', body: '民警陆海明来得及时。请先核实，再转账。' }
    await put(first, `/v1/stories/${given.storyId}`, told).expect(200)
    return given
  }
  const agreed = (officerId: string) => ({ ...GIVEN, kind: 'officer', subjectId: officerId, how: 'spoken' })

  test('is named when he has agreed, and not before', async () => {
    const { storyId, officerId } = await named()
    const before = await post(first, `/v1/stories/${storyId}/check`).expect(200)
    expect(before.body.findings).toHaveLength(1)
    await post(first, `/v1/stories/${storyId}/consents`, agreed(officerId)).expect(201)
    const after = await post(first, `/v1/stories/${storyId}/check`).expect(200)
    expect(after.body.findings).toEqual([])
  })

  test('who takes it back takes the story that names him', async () => {
    const { storyId, officerId } = await named()
    const { body } = await post(first, `/v1/stories/${storyId}/consents`, agreed(officerId)).expect(201)
    await post(second, `/v1/stories/${storyId}/check`).expect(200)
    await post(second, `/v1/stories/${storyId}/approve`).expect(200)
    const { body: released } = await post(first, `/v1/stories/${storyId}/release`).expect(200)
    await post(first, `/v1/stories/${storyId}/consents/${body.items[0].id}/withdraw`).expect(200)
    await request(app).get(`/stories/${released.slug}`).expect(410)
  })

  test('who had no hand in the case cannot be named', async () => {
    const { storyId } = await draftedCase(ctx)
    const stranger = await user(ctx, 'officer')
    await post(first, `/v1/stories/${storyId}/consents`, agreed(stranger.id)).expect(404)
  })
})

test('release, refusal and withdrawal are in the audit log, with who, on what, and how often it was read', async () => {
  const { storyId } = await draftedCase(ctx)
  await release(storyId)
  await post(first, `/v1/stories/${storyId}/withdraw`, { reason: '家属请求' }).expect(200)
  const [released] = await entriesOf(storyId, 'story.release')
  expect(released).toMatchObject({ actorKind: 'user' })
  expect(released?.details).toMatchObject({ revision: 1, basis: 'anonymity' })
  const [withdrawn] = await entriesOf(storyId, 'story.withdraw')
  expect(withdrawn?.details).toMatchObject({ revision: 1, views: 0 })
})

test('each voice says the same facts in its own length, and none is stopped', async () => {
  const { storyId } = await draftedCase(ctx)
  const lengths: number[] = []
  for (const voice of ['notice', 'lessons', 'article']) {
    const { body } = await post(first, `/v1/stories/${storyId}/redraft`, { voice }).expect(200)
    expect(body).toMatchObject({ voice, original: { body: body.body } })
    expect(body.body).toContain('73万余元')
    expect(body.body).toContain('[English]')
    lengths.push(body.body.length)
    const checked = await post(first, `/v1/stories/${storyId}/check`).expect(200)
    expect(checked.body.findings).toEqual([])
  }
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b))
})
