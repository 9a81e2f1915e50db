import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Express, Request, Response } from 'express'
import { present } from '../lib/assert'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
}
/** The page finds its own way below /desk: a link to a warning opens that warning. */
const PAGES = ['/', '/desk', '/desk/{*rest}']
const NONCE_MARK = '%NONCE%'
const NONCE_BYTES = 16
/** Vite puts the digest of its content into the name of everything in here. */
const IMMUTABLE = '/assets/'
const ONE_YEAR = 'public, max-age=31536000, immutable'

interface Asset {
  readonly type: string
  readonly body: Buffer
  readonly zipped: Buffer
  /** As the build has packed it; null where it has not. */
  readonly brotli: Buffer | null
  readonly etag: string
  readonly cache: string
}

/**
 * Serves the built page from memory: a request names a known asset or nothing, so no path leads out of the folder.
 * @returns false when the page has not been built; the API works without it
 */
export function mountWeb(app: Express, folder: string): boolean {
  const indexFile = join(folder, 'index.html')
  if (!existsSync(indexFile)) return false
  const index = readFileSync(indexFile, 'utf8')
  const assets = readAssets(folder)
  app.get(PAGES, (request, response) => sendIndex(request, response, index))
  app.get([...assets.keys()], (request, response) => {
    response.locals['route'] = '/assets'
    sendAsset(request, response, present(assets.get(request.path), 'asset'))
  })
  return true
}

function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => extname(file) in types && extname(file) !== '.html')
      .map((file) => {
        const path = `/${relative(folder, file).split(sep).join('/')}`
        return [path, assetOf(path, readFileSync(file), packedOf(file))]
      }),
  )
}

const packedOf = (file: string): Buffer | null =>
  existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : null

const assetOf = (path: string, body: Buffer, brotli: Buffer | null): Asset => ({
  type: types[extname(path)] ?? 'application/octet-stream',
  body,
  zipped: gzipSync(body),
  brotli,
  etag: `"${createHash('sha256').update(body).digest('base64url')}"`,
  cache: path.startsWith(IMMUTABLE) ? ONE_YEAR : 'public, no-cache',
})

/** The components write their style sheets as they appear; a nonce of this answer lets those in, and no others. */
function sendIndex(request: Request, response: Response, index: string): void {
  response.locals['route'] = '/'
  const nonce = randomBytes(NONCE_BYTES).toString('base64')
  response.set({
    'content-type': types['.html'],
    'cache-control': 'no-store',
    'content-security-policy': pagePolicy(nonce),
  })
  response.send(request.method === 'HEAD' ? '' : index.replaceAll(NONCE_MARK, nonce))
}

const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    // The preview of a story is our own page in a sandbox.
    "frame-src 'self'",
    // The officer's page works without a network: a worker of this service keeps it on the phone.
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

function sendAsset(request: Request, response: Response, asset: Asset): void {
  response.set({
    'content-type': asset.type,
    'cache-control': asset.cache,
    etag: asset.etag,
    vary: 'accept-encoding',
  })
  if (request.fresh) {
    response.status(304).end()
    return
  }
  const { encoding, body } = packedFor(request, asset)
  if (encoding !== null) response.set('content-encoding', encoding)
  response.send(body)
}

function packedFor(
  request: Request,
  { body, zipped, brotli }: Asset,
): { encoding: string | null; body: Buffer } {
  if (brotli !== null && request.acceptsEncodings('br') === 'br') return { encoding: 'br', body: brotli }
  return request.acceptsEncodings('gzip') === 'gzip'
    ? { encoding: 'gzip', body: zipped }
    : { encoding: null, body }
}
