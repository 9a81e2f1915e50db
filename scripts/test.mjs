// `npm test`: its own set-up, then formatter, linter, type check and every test against a PostgreSQL and a Redis of its own.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled, root, run, say } from './install.mjs'

ensureInstalled()
await build()

const node = (script, ...args) => run(process.execPath, [join(root, 'node_modules', script), ...args])
const checks = [
  ['formatter', () => node('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')],
  ['types', () => node('typescript/bin/tsc', '--noEmit', '-p', '.')],
  [
    'types of the page',
    () =>
      existsSync(join(root, 'web/tsconfig.json')) ? node('typescript/bin/tsc', '--noEmit', '-p', 'web') : 0,
  ],
  ['linter', () => node('eslint/bin/eslint.js', '.', '--max-warnings', '0')],
]

const totals = { passed: 0, failed: 0, skipped: 0 }
for (const [name, check] of checks) {
  const isGood = check() === 0
  totals[isGood ? 'passed' : 'failed'] += 1
  say(`${name}: ${isGood ? 'good' : 'FAILED'}`)
}
addTests(totals)
say(`formatter, types and linter count as one each`)
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed${skipped}\n`)
process.exitCode = totals.failed > 0 ? 1 : 0

/** A run that ends without a result counts as a failure, whatever it printed. */
function addTests(totals) {
  const dir = mkdtempSync(join(tmpdir(), 'menshen-result-'))
  const file = join(dir, 'jest.json')
  const status = node(
    'jest/bin/jest.js',
    '--ci',
    '--silent',
    '--maxWorkers=2',
    '--json',
    `--outputFile=${file}`,
    ...process.argv.slice(2),
  )
  const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  rmSync(dir, { recursive: true, force: true })
  totals.passed += result?.numPassedTests ?? 0
  totals.skipped += (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0)
  // A file that does not load has no tests to count; it has failed all the same.
  const failed = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0)
  totals.failed += status !== 0 && failed === 0 ? 1 : failed
}
