import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import express, { type Express } from 'express'
import request from 'supertest'
import { testWorld } from '../../test/setup/context'
import { createApp } from './app'
import { mountWeb } from './web'

const folder = mkdtempSync(join(tmpdir(), 'menshen-web-'))
afterAll(() => rmSync(folder, { recursive: true }))

function pageApp(): Express {
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="%NONCE%" />')
  writeFileSync(join(folder, 'assets', 'page-1a2b.js'), 'one()')
  writeFileSync(join(folder, 'assets', 'page-1a2b.js.br'), brotliCompressSync('one()'))
  writeFileSync(join(folder, 'icon.svg'), '<svg/>')
  writeFileSync(join(folder, 'notes.txt'), 'not for serving')
  const app = express()
  expect(mountWeb(app, folder)).toBe(true)
  return app
}

test('the page comes with a nonce of its own each time', async () => {
  const app = pageApp()
  const [first, second] = [await request(app).get('/').expect(200), await request(app).get('/').expect(200)]
  const nonce = /content="([^"%]{20,})"/.exec(first.text)?.[1] ?? ''
  expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
  expect(first.headers['content-security-policy']).not.toMatch(/unsafe|https:|\*/)
  expect(first.headers['cache-control']).toBe('no-store')
  expect(second.text).not.toBe(first.text)
})

test('its assets are kept for a year, packed where that is understood, and known by their tag', async () => {
  const app = pageApp()
  const get = (encoding: string) => request(app).get('/assets/page-1a2b.js').set('accept-encoding', encoding)
  const packed = await get('gzip').expect(200).expect('content-encoding', 'gzip')
  expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  const smallest = await get('gzip, br').expect(200).expect('content-encoding', 'br')
  expect(smallest.headers['vary']).toBe('accept-encoding')
  expect((await get('identity').expect(200)).headers['content-encoding']).toBeUndefined()
  await get('gzip')
    .set('if-none-match', packed.headers['etag'] ?? '')
    .expect(304)
})

test.each(['/desk', '/desk/operator/warnings/1'])('%s is the page, which finds its own way', async (path) => {
  const { headers } = await request(pageApp()).get(path).expect(200)
  expect(headers['content-type']).toMatch(/^text\/html/)
})

test.each([
  '/assets/page-1a2b.js.br',
  '/assets/page-of-before.js',
  '/assets/..%2F..%2Fpackage.json',
  '/notes.txt',
  '/index.html',
])('%s is nothing that is served', async (path) => {
  await request(pageApp()).get(path).expect(404)
})

test('without a built page the API works all the same', () => {
  expect(mountWeb(express(), join(folder, 'nowhere'))).toBe(false)
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
