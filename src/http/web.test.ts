import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { testWorld } from '../../test/setup/context'
import { createApp } from './app'
import { webRoutes } from './web'

const folder = mkdtempSync(join(tmpdir(), 'menshen-web-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the page is served with a nonce of its own each time; its assets for a year', async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="%NONCE%" />')
  writeFileSync(join(folder, 'assets', 'page-1a2b.js'), '1')
  writeFileSync(join(folder, 'icon.svg'), '<svg/>')
  const app = createApp(await testWorld(), webRoutes(folder))
  const [first, second] = [await request(app).get('/').expect(200), await request(app).get('/').expect(200)]
  const nonce = /content="([\w-]{43})"/.exec(first.text)?.[1]
  expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
  expect(first.headers['content-security-policy']).toContain("script-src 'self';")
  expect(first.text).not.toBe(second.text)
  const script = await request(app)
    .get('/assets/page-1a2b.js')
    .expect(200)
    .expect('content-type', /javascript/)
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  await request(app).get('/icon.svg').expect(200)
  await request(app).get('/assets/page-of-before.js').expect(404)
  expect((await request(app).get('/assets/..%2Findex.html')).status).toBe(422)
})

test('a page that has not been built is not found, and says what to do', async () => {
  const app = createApp(await testWorld(), webRoutes(join(folder, 'nowhere')))
  expect((await request(app).get('/').expect(404)).body.detail).toContain('npm run build')
})

test('nothing may frame, sniff or load from elsewhere', async () => {
  const { headers } = await request(createApp(await testWorld()))
    .get('/healthz')
    .expect(200)
  expect(headers['content-security-policy']).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
  expect(headers['content-security-policy']).not.toMatch(/unsafe|https:|\*/)
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  expect(headers['x-powered-by']).toBeUndefined()
})
