import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ConfigError, loadConfig, loadPaths, variables, type Environment } from './config'

const key = (byte: number): string => Buffer.from([byte, ...new Array<number>(31).fill(7)]).toString('base64')

const good = {
  DATABASE_URL: 'postgres://postgres@127.0.0.1:5432/menshen',
  REDIS_URL: 'redis://127.0.0.1:6379',
  MENSHEN_VAULT_KEYS: `1:${key(1)},2:${key(2)}`,
}

function problemsOf(env: Environment): readonly string[] {
  try {
    loadConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

test('three variables are enough in development', () => {
  const config = loadConfig(good)
  expect(config.http).toMatchObject({ host: '127.0.0.1', port: 8080, publicUrl: 'http://127.0.0.1:8080' })
  expect(config.vault.keys.map(({ version }) => version)).toEqual([1, 2])
  expect(config).toMatchObject({ isProduction: false, isDemo: true, twilio: null })
})

test('what is missing is named, with what was expected, all at once', () => {
  const problems = problemsOf({})
  expect(problems).toHaveLength(3)
  expect(problems[0]).toBe(
    'DATABASE_URL is missing: expected a PostgreSQL address, postgres://user:password@host:5432/database',
  )
})

test.each<[string, string]>([
  ['DATABASE_URL', 'mysql://root:hunter2@localhost/x'],
  ['REDIS_URL', 'localhost:6379'],
  ['NODE_ENV', 'live'],
  ['MENSHEN_PORT', '70000'],
  ['MENSHEN_PORT', '80a'],
  ['MENSHEN_DEMO', 'yes'],
  ['MENSHEN_TRUST_PROXY', '-1'],
  ['MENSHEN_VAULT_KEYS', 'secret'],
  ['MENSHEN_VAULT_KEYS', `1:${Buffer.alloc(32).toString('base64')}`],
  ['MENSHEN_VAULT_KEYS', `1:${key(1)},1:${key(2)}`],
  ['MENSHEN_VAULT_KEYS', `1:${key(1)},2:${key(1)}`],
  ['MENSHEN_VAULT_KEYS', `0:${key(1)}`],
  ['TWILIO_FROM', '13800000000'],
])('a wrong %s is named and its value is not told', (name, value) => {
  const problems = problemsOf({ ...good, [name]: value })
  expect(problems.filter((problem) => problem.startsWith(`${name} is wrong`))).toHaveLength(1)
  expect(problems.join()).not.toContain(value)
})

test('an empty variable is an absent one', () => {
  expect(loadConfig({ ...good, MENSHEN_PORT: '', TWILIO_FROM: '  ' }).http.port).toBe(8080)
})

test('a misspelt variable stops the start', () => {
  expect(problemsOf({ ...good, MENSHEN_PROT: '80' })).toEqual([
    'MENSHEN_PROT is not a setting: .env.example lists those there are',
  ])
})

test('Twilio is there wholly or not at all', () => {
  expect(problemsOf({ ...good, TWILIO_FROM: '+8613800000000' })).toHaveLength(2)
})

test('production has no demo users and knows its own address', () => {
  const production = { ...good, NODE_ENV: 'production' }
  expect(problemsOf(production)).toEqual([expect.stringContaining('MENSHEN_PUBLIC_URL is missing')])
  const reachable = { ...production, MENSHEN_PUBLIC_URL: 'https://menshen.example' }
  expect(loadConfig(reachable)).toMatchObject({ isDemo: false, http: { isSecure: true } })
  expect(problemsOf({ ...reachable, MENSHEN_DEMO: 'true' })).toEqual([
    'MENSHEN_DEMO is wrong: no demo users in production',
  ])
})

test('the paths can be read without the rest', () => {
  expect(loadPaths({})).toEqual({
    rulesDir: join(__dirname, '../rules'),
    dataDir: join(__dirname, '../.data'),
  })
  expect(loadPaths({ MENSHEN_RULES_DIR: 'other' }).rulesDir).toBe(resolve('other'))
})

test('.env.example has exactly the variables that are read, each with a line that says what it is', () => {
  const read = (path: string): string => readFileSync(join(__dirname, '..', path), 'utf8')
  const compose = [...read('compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name)
  const lines = read('.env.example').split('\n')
  const names = lines.filter((line) => /^\w+=/.test(line)).map((line) => line.split('=')[0])
  expect(names.sort()).toEqual([...new Set([...Object.keys(variables), ...compose])].sort())
  for (const [index, line] of lines.entries())
    if (line !== '' && !line.startsWith('#')) expect(lines[index - 1]).toMatch(/^# ./)
})

test('the image and compose give nothing that is not a setting', () => {
  const text = readFileSync(join(__dirname, '../compose.yaml'), 'utf8')
  const given = [...text.matchAll(/^ {4}((?:MENSHEN|TWILIO)_\w+|NODE_ENV|DATABASE_URL|REDIS_URL):/gm)].map(
    ([, name]) => name,
  )
  expect(given.length).toBeGreaterThan(5)
  expect(given.filter((name) => name !== undefined && !Object.hasOwn(variables, name))).toEqual([])
})
