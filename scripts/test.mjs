// `npm test`: its own set-up, then formatter, linter, type check and every test, against a PostgreSQL and a Redis of
// its own. Arguments go to Jest.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled, root, say } from './install.mjs'
import { whenNpmEnds } from './with-npm.mjs'

const running = new Set()
let isEnding = false
// What runs ends first: Jest takes its servers with it.
const end = () => {
  isEnding = true
  if (running.size === 0) process.exit(1)
  for (const child of running) {
    child.once('exit', () => running.size === 0 && process.exit(1))
    child.kill('SIGTERM')
  }
}
whenNpmEnds(end)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end)

ensureInstalled()
await build()

const page = join(root, 'web', 'tsconfig.json')
const formatter = () => node('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')
const types = () => node('typescript/bin/tsc', '--noEmit', '-p', '.')
const pageTypes = () => (existsSync(page) ? node('typescript/bin/tsc', '--noEmit', '-p', page) : 0)
const linter = () => node('eslint/bin/eslint.js', '.', '--max-warnings', '0')

const CHECKS = 4
const totals = { passed: 0, failed: 0, skipped: 0 }
// Each of them has one thread: the linter takes about as long as the others together.
await Promise.all([
  addCheck('linter', linter),
  addCheck('formatter', formatter)
    .then(() => addCheck('types', types))
    .then(() => addCheck('types of the page', pageTypes)),
])
await addTests()
say(`all done; of the totals, ${CHECKS} are the checks before the tests`)
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed${skipped}\n`)
process.exitCode = totals.failed > 0 ? 1 : 0

async function addCheck(name, check) {
  const isGood = (await check()) === 0
  totals[isGood ? 'passed' : 'failed'] += 1
  say(`${name}: ${isGood ? 'good' : 'FAILED'}`)
}

/** A run that ends without a result counts as a failure, whatever it printed. */
async function addTests() {
  const dir = mkdtempSync(join(tmpdir(), 'menshen-result-'))
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  const file = join(dir, 'jest.json')
  const args = [
    '--ci',
    '--silent',
    '--maxWorkers=2',
    '--json',
    `--outputFile=${file}`,
    ...process.argv.slice(2),
  ]
  const status = await node('jest/bin/jest.js', ...args)
  const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  totals.passed += result?.numPassedTests ?? 0
  totals.skipped += (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0)
  // A file that does not load has no tests to count; it has failed all the same.
  const failed = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0)
  totals.failed += status !== 0 && failed === 0 ? 1 : failed
}

function node(script, ...args) {
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', script.startsWith('jest') ? 'ignore' : 'inherit', 'inherit'],
  })
  running.add(child)
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      running.delete(child)
      // Nothing follows on what was broken off.
      if (!isEnding) resolve(code ?? 1)
    })
  })
}
