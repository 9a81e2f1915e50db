// Generates the Prisma client, bundles the server and builds the page; each only when its inputs have changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { ensureInstalled, root, run, say, stop } from './install.mjs'

const generated = {
  name: 'Prisma client',
  inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
  output: 'src/generated/prisma/client.ts',
  stamp: 'src/generated/.inputs',
}
const server = {
  name: 'server',
  inputs: [
    'src',
    'workers',
    'seeds',
    'web/src/map',
    'scripts/build.mjs',
    'tsconfig.json',
    'package-lock.json',
  ],
  output: 'dist/menshen.cjs',
  stamp: 'dist/.server-inputs',
}
const apiTypes = {
  name: 'types of the API',
  inputs: ['src', 'scripts/build.mjs', 'package-lock.json'],
  output: 'web/src/generated/api.ts',
  stamp: 'web/src/generated/.inputs',
}
const page = {
  name: 'page',
  inputs: ['web', 'src/lib', 'package-lock.json'],
  output: 'dist/web/index.html',
  stamp: 'dist/.web-inputs',
}

export async function generate() {
  await make(generated, () => {
    // `generate` needs no engine; naming an executable keeps Prisma from downloading one.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/prisma/build/index.js'), 'generate'],
      { cwd: root, env: { ...env, PRISMA_HIDE_UPDATE_MESSAGE: '1' }, encoding: 'utf8' },
    )
    if (status !== 0) stop(`${stdout}${stderr}\nprisma generate failed`)
  })
}

export async function build() {
  await generate()
  await make(server, bundleServer)
  await make(apiTypes, writeApiTypes)
  const config = ['web/vite.config.ts', 'web/vite.config.mts', 'web/vite.config.mjs'].find((path) =>
    existsSync(join(root, path)),
  )
  if (config !== undefined) await make(page, () => buildPage(config))
}

async function bundleServer() {
  const esbuild = await import('esbuild')
  const options = {
    absWorkingDir: root,
    entryPoints: ['src/cli/index.ts'],
    outfile: server.output,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'linked',
    logLevel: 'error',
  }
  // esbuild has printed what is wrong and where.
  await esbuild.build(options).catch(() => stop('the server could not be bundled: see above'))
  // Its helper process would stay as long as ours.
  await esbuild.stop()
}

/** The page's types come from the document that the service itself serves: a field that drifts does not compile. */
async function writeApiTypes() {
  const { default: openapiTS, astToString } = await import('openapi-typescript')
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, server.output), 'openapi'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) stop(`${stderr}\nthe OpenAPI document could not be printed`)
  const types = await openapiTS(JSON.parse(stdout), { alphabetize: true })
  mkdirSync(join(root, apiTypes.output, '..'), { recursive: true })
  writeFileSync(join(root, apiTypes.output), astToString(types))
}

function buildPage(config) {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const status = run(process.execPath, [vite, 'build', 'web', '--config', config, '--logLevel', 'warn'], {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) stop('vite build failed: see above')
  packAssets(join(root, 'dist', 'web'))
}

/** Packed once, as small as it gets: at every start it would take seconds. */
function packAssets(folder) {
  const files = filesOf(folder).filter((path) => /\.(js|css|svg|json|webmanifest)$/.test(path))
  for (const path of files) writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)))
}

async function make({ name, inputs, output, stamp }, work) {
  const digest = digestOf(inputs)
  const stampPath = join(root, stamp)
  const isFresh =
    existsSync(join(root, output)) && existsSync(stampPath) && readFileSync(stampPath, 'utf8') === digest
  if (isFresh) return
  const from = performance.now()
  await work()
  mkdirSync(join(stampPath, '..'), { recursive: true })
  writeFileSync(stampPath, digest)
  say(`built the ${name} in ${((performance.now() - from) / 1_000).toFixed(1)} s`)
}

/** Of names and contents: a checkout that only touches times builds nothing. */
function digestOf(inputs) {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap((input) => filesOf(join(root, input))))
    hash.update(`${relative(root, path)}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

function filesOf(path) {
  if (!existsSync(path)) return []
  if (path.endsWith('node_modules') || path.endsWith('dist')) return []
  const entries = readdirOrNull(path)
  if (entries === null) return [path]
  return entries.sort().flatMap((name) => (name.startsWith('.') ? [] : filesOf(join(path, name))))
}

function readdirOrNull(path) {
  try {
    return readdirSync(path)
  } catch (error) {
    if (error.code === 'ENOTDIR') return null
    throw error
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureInstalled()
  await build()
}
