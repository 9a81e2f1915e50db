// `npm start`: installs and builds what is missing or has changed, then becomes `menshen start`.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled, root } from './install.mjs'
import { whenNpmEnds } from './with-npm.mjs'

whenNpmEnds(() => process.kill(process.pid, 'SIGTERM'))
ensureInstalled()
await build()
process.setSourceMapsEnabled(true)
process.argv.splice(1, process.argv.length, join(root, 'bin', 'menshen.mjs'), 'start')
createRequire(import.meta.url)('../dist/menshen.cjs')
