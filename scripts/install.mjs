// Makes node_modules what package-lock.json says. Node's own modules only: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const NEEDED = [20, 19]

/** Progress with the seconds since the program began. */
export function say(line) {
  process.stderr.write(`${(performance.now() / 1_000).toFixed(1).padStart(6)} s  ${line}\n`)
}

export function run(command, args, options = {}) {
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error !== undefined) throw error
  return signal === null ? (status ?? 1) : 1
}

export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1]))
    stop(`Menshen needs Node.js ${NEEDED.join('.')} or later; this is ${process.versions.node}`)
  if (isInstalled()) return
  say('installing packages (npm ci)')
  // A registry that lacks some package of another platform makes `npm ci` refuse; `npm install` then leaves it out.
  if (npm('ci') !== 0 && npm('install', '--no-save') !== 0)
    stop('npm could not install the packages: see above')
}

/** Development packages too, whatever NODE_ENV says: they build the program. Scripts stay off: see .npmrc. */
function npm(...args) {
  const flags = [
    '--include=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
  ]
  return run('npm', [...args, ...flags])
}

function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  return (
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  )
}

export function stop(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
