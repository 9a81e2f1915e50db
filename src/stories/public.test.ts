import { readFileSync } from 'node:fs'
import type { Express } from 'express'
import request from 'supertest'
import { frozenCase, secrets } from '../../test/given/stories'
import { signedIn, user, type SignedInAgent } from '../../test/given/users'
import { shen } from '../../test/given/warnings'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { allRoutes, createApp, viewCounterOf } from '../http/app'
import { cityDayOf } from '../lib/city-day'
import type { ViewCounter } from './view-counter'
import { draftForFreeze } from './service'

const naughty: string[] = JSON.parse(readFileSync('test/fixtures/blns/blns.json', 'utf8'))

let world: TestWorld
let ctx: Context
let app: Express
let first: SignedInAgent
let second: SignedInAgent

beforeAll(async () => {
  world = await testWorld({ env: { MENSHEN_PUBLIC_URL: 'http://menshen.example/' } })
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  first = await signedIn(app, (await user(ctx, 'publicity')).username)
  second = await signedIn(app, (await user(ctx, 'publicity')).username)
})

const post = ({ agent, csrfToken }: SignedInAgent, path: string, body?: object) =>
  agent.post(path).set('x-csrf-token', csrfToken).send(body)

async function releasedStory(): Promise<{ id: string; slug: string; title: string; number: string }> {
  const given = await frozenCase(ctx)
  await ctx.transact((tx) => draftForFreeze(tx, given.freezeId))
  const list = await first.agent.get('/v1/stories').expect(200)
  const { id } = list.body.items.find(
    (item: { warningNumber: string }) => item.warningNumber === given.number,
  )
  await post(first, `/v1/stories/${id}/check`).expect(200)
  await post(first, `/v1/stories/${id}/approve`).expect(200)
  const { body } = await post(second, `/v1/stories/${id}/release`).expect(200)
  return { id, slug: body.slug, title: body.title, number: given.number }
}

test('a story comes out: page, list, RSS and JSON Feed, for anybody', async () => {
  const { slug, title } = await releasedStory()
  const page = await request(app).get(`/stories/${slug}`).expect(200)
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.headers['content-security-policy']).toMatch(
    /^default-src 'none'; img-src 'self'; style-src 'sha256-/,
  )
  expect(page.headers['cache-control']).toBe('public, no-cache')
  expect(page.headers['set-cookie']).toBeUndefined()
  expect(page.text).toContain(`<h1>${title}</h1>`)
  const list = await request(app).get('/stories').expect(200)
  expect(list.text).toContain(`/stories/${slug}`)
  const rss = await request(app).get('/stories/feed.xml').buffer(true).expect(200)
  expect(rss.headers['content-type']).toBe('application/rss+xml; charset=utf-8')
  expect(rss.text).toContain(`http://menshen.example/stories/${slug}</guid>`)
  const feed = await request(app).get('/stories/feed.json').buffer(true).expect(200)
  expect(feed.headers['content-type']).toBe('application/feed+json; charset=utf-8')
  const parsed = JSON.parse(feed.text)
  expect(parsed.items[0].url).toBe(`http://menshen.example/stories/${slug}`)
})

test('nobody’s identity is in anything that publicity or the public can read', async () => {
  const { id, slug, number } = await releasedStory()
  const answers = [
    (await first.agent.get('/v1/stories')).text,
    (await first.agent.get(`/v1/stories/${id}`)).text,
    (await request(app).get(`/stories/${slug}`)).text,
    (await request(app).get('/stories')).text,
  ].join('\n')
  for (const value of [shen.name, shen.address, '越州', '斗门', '731200', ...Object.values(secrets)])
    expect(answers).not.toContain(value)
  const inPublic = (await request(app).get(`/stories/${slug}`)).text
  expect(inPublic).not.toContain(number)
})

test('what is unchanged costs a 304; a withdrawal is seen at the next look', async () => {
  const { id, slug } = await releasedStory()
  const before = await request(app).get('/stories').expect(200)
  const tag = before.headers['etag'] ?? ''
  const { 'last-modified': modified = '' } = before.headers
  await request(app).get('/stories').set('if-none-match', tag).expect(304)
  await request(app).get('/stories').set('if-modified-since', modified).expect(304)
  world.clock.advance(60_000)
  await post(first, `/v1/stories/${id}/withdraw`, { reason: '当事人请求撤回' }).expect(200)
  await request(app).get('/stories').set('if-modified-since', modified).expect(200)
  const after = await request(app).get('/stories').set('if-none-match', tag).expect(200)
  expect(after.text).not.toContain(slug)
  const gone = await request(app).get(`/stories/${slug}`).expect(410)
  expect(gone.text).toContain('已撤回')
  expect(gone.text).not.toContain('73万')
  for (const feed of ['/stories/feed.xml', '/stories/feed.json']) {
    const { text } = await request(app).get(feed).buffer(true).expect(200)
    expect(text).not.toContain(slug)
  }
})

test('a draft and an unknown address are not there', async () => {
  const given = await frozenCase(ctx)
  await ctx.transact((tx) => draftForFreeze(tx, given.freezeId))
  const { slug } = await ctx.db.story.findFirstOrThrow({ where: { warningId: given.id } })
  for (const path of [slug, 'nothing', encodeURIComponent('<script>alert(1)</script>')]) {
    const answer = await request(app).get(`/stories/${path}`).expect(404)
    expect(answer.text).not.toContain('<script')
  }
})

test('markup in an edited story stays text', async () => {
  const { id } = await releasedStory()
  await post(first, `/v1/stories/${id}/withdraw`, { reason: '重新编写' }).expect(200)
  const { number } = await ctx.db.warning.findFirstOrThrow({ where: { stories: { some: { id } } } })
  const { body: draft } = await post(first, '/v1/stories', { warningNumber: number }).expect(201)
  await first.agent
    .put(`/v1/stories/${draft.id}`)
    .set('x-csrf-token', first.csrfToken)
    .send({ title: '<img src=x onerror=alert(1)>', body: '</p><script>alert(1)</script>' })
    .expect(200)
  await post(second, `/v1/stories/${draft.id}/check`).expect(200)
  await post(second, `/v1/stories/${draft.id}/approve`).expect(200)
  await post(first, `/v1/stories/${draft.id}/release`).expect(200)
  const page = await request(app).get(`/stories/${draft.slug}`).expect(200)
  expect(page.text).not.toMatch(/<img src=x|<script/)
  expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

describe('the public list', () => {
  const look = (query: Record<string, string>) => request(app).get('/stories').query(query)

  test('goes by typology and by words, which have to be there all', async () => {
    const { slug } = await releasedStory()
    const isFound = async (query: Record<string, string>): Promise<boolean> =>
      (await look(query).expect(200)).text.includes(`/stories/${slug}"`)
    expect(await isFound({ typology: 'leader-acquaintance' })).toBe(true)
    expect(await isFound({ typology: 'authority' })).toBe(false)
    expect(await isFound({ typology: 'other-fraud' })).toBe(false)
    expect(await isFound({ q: '保证金' })).toBe(true)
    expect(await isFound({ q: '保证金　PAPERWORK' })).toBe(true)
    expect(await isFound({ q: '保证金 快递' })).toBe(false)
    expect(await isFound({ q: '_' })).toBe(false)
    expect(await isFound({ q: '%' })).toBe(false)
    expect(await isFound({ typology: 'leader-acquaintance', q: '保证金' })).toBe(true)
    // A link of before, or a guess: all of them.
    expect(await isFound({ typology: 'no-such' })).toBe(true)
  })

  test('says how many there are of each, and keeps the words from kind to kind', async () => {
    await releasedStory()
    const { text } = await look({ q: '群' }).expect(200)
    expect(text).toMatch(/冒充领导、熟人 <small>\d+<\/small>/)
    expect(text).toContain(`href="/stories?typology=authority&amp;q=${encodeURIComponent('群')}"`)
    expect(text).toContain('content="noindex"')
    expect((await look({ q: '没有这样的字' }).expect(200)).text).toContain('没有找到')
  })

  test('takes whatever is typed for words and nothing else', async () => {
    for (const q of naughty) {
      const { status, text } = await look({ q })
      expect([q, status]).toEqual([q, 200])
      const tags = (text.match(/<[a-z!/?][^>]*>/gi) ?? []).map((tag) => tag.replaceAll(/"[^"]*"/g, ''))
      expect(tags.filter((tag) => /^<script|\son\w+=/i.test(tag))).toEqual([])
    }
  })
})

test('a drawing is served by itself', async () => {
  const picture = await request(app).get('/stories/pictures/authority.svg').buffer(true).expect(200)
  expect(picture.headers['content-type']).toBe('image/svg+xml')
  expect(picture.headers['content-security-policy']).toMatch(/^default-src 'none'/)
  await request(app).get('/stories/pictures/..%2Fauthority.svg').expect(404)
})

describe('views', () => {
  const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  let views: ViewCounter
  let counted: Express

  beforeAll(() => {
    views = viewCounterOf(world)
    counted = createApp(world, allRoutes(world, undefined, views))
  })
  const read = (slug: string, userAgent = BROWSER) =>
    request(counted).get(`/stories/${slug}`).set('user-agent', userAgent)
  const viewsOf = async (id: string) => {
    await views.flush()
    return (await first.agent.get(`/v1/stories/${id}/views`).expect(200)).body
  }

  test('are counted by day, of people only, and not each written by itself', async () => {
    const { id, slug } = await releasedStory()
    await read(slug).expect(200)
    const { headers } = await read(slug).expect(200)
    await read(slug)
      .set('if-none-match', headers['etag'] ?? '')
      .expect(304)
    await request(counted).head(`/stories/${slug}`).set('user-agent', BROWSER).expect(200)
    await read(slug).set('sec-purpose', 'prefetch').expect(200)
    await read(slug, 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)').expect(200)
    expect(await ctx.db.storyView.count({ where: { storyId: id } })).toBe(0)
    const day = cityDayOf(ctx.clock.now())
    expect(await viewsOf(id)).toEqual({ total: 3, days: [{ day, views: 3 }] })
    await read(slug).expect(200)
    expect(await viewsOf(id)).toMatchObject({ total: 4 })
    const list = await first.agent.get('/v1/stories').expect(200)
    expect(list.body.items.find((item: { id: string }) => item.id === id).views).toBe(4)
    expect(list.body.counts.released).toBeGreaterThan(0)
  })

  test('a withdrawn story keeps its count, and gets no more', async () => {
    const { id, slug } = await releasedStory()
    await read(slug).expect(200)
    await post(first, `/v1/stories/${id}/withdraw`, { reason: '当事人请求撤回' }).expect(200)
    await read(slug).expect(410)
    expect(await viewsOf(id)).toMatchObject({ total: 1 })
  })
})

test('the desk sees the page and the article before the public does', async () => {
  const given = await frozenCase(ctx)
  await ctx.transact((tx) => draftForFreeze(tx, given.freezeId))
  const { id } = await ctx.db.story.findFirstOrThrow({ where: { warningId: given.id } })
  const page = await first.agent.get(`/v1/stories/${id}/preview`).expect(200)
  expect(page.text).toContain('怎么识破')
  expect(page.headers['content-security-policy']).toMatch(/frame-ancestors 'self'; sandbox$/)
  const article = await first.agent.get(`/v1/stories/${id}/preview?as=article`).expect(200)
  const { body } = await first.agent.get(`/v1/stories/${id}/article`).expect(200)
  expect(article.text).toContain(body.html)
  await request(app).get(`/v1/stories/${id}/preview`).expect(401)
})

test('the refusals have their codes', async () => {
  const { id } = await releasedStory()
  const again = await post(first, `/v1/stories/${id}/approve`).expect(409)
  expect(again.body.code).toBe('illegal_move')
  const unknown = await post(first, `/v1/stories/${ctx.ids.next()}/check`).expect(404)
  expect(unknown.body.code).toBe('not_found')
  const control = await first.agent
    .put(`/v1/stories/${id}`)
    .set('x-csrf-token', first.csrfToken)
    .send({ title: 'a\u0000b', body: '' })
    .expect(422)
  expect(control.body.fields.map(({ path }: { path: string }) => path).sort()).toEqual(['body', 'title'])
  const operator = await signedIn(app, (await user(ctx, 'operator')).username)
  await operator.agent.get('/v1/stories').expect(403)
})

test('the list goes page by page', async () => {
  const { slug } = await releasedStory()
  const list = await request(app).get('/stories?page=1').expect(200)
  expect(list.text).toContain(slug)
  const beyond = await request(app).get('/stories?page=9').expect(200)
  expect(beyond.text).not.toContain(slug)
  await request(app).get('/stories?page=0').expect(422)
})
