// `npm start`: installs and builds what is missing or has changed, then becomes `menshen start`.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled, root } from './install.mjs'

const PARENT_CHECK_MS = 300

endWithNpm()
ensureInstalled()
await build()
process.setSourceMapsEnabled(true)
process.argv.splice(1, process.argv.length, join(root, 'bin', 'menshen.mjs'), 'start')
createRequire(import.meta.url)('../dist/menshen.cjs')

/** npm hands a SIGTERM to its shell, which dies of it and tells nobody; killed outright, it tells not even the shell. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const parents = parentsOf()
  const timer = setInterval(() => {
    if (parentsOf() === parents) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, PARENT_CHECK_MS)
  timer.unref()
}

/** The shell that npm started, and npm itself where /proc tells it. */
function parentsOf() {
  const stat = `/proc/${process.ppid}/stat`
  if (!existsSync(stat)) return String(process.ppid)
  // Field 4 of proc(5), counted after the name, which may hold blanks.
  const text = readFileSync(stat, 'utf8')
  return `${process.ppid} ${text.slice(text.lastIndexOf(')') + 2).split(' ')[1]}`
}
