import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { projectRoot } from '../src/config'
import { commandOf, isAlive } from '../src/platform/embedded/processes'

/** `menshen start` as people meet it: the bundled program, its own PostgreSQL and Redis, real signals. */
jest.setTimeout(600_000)

let dataDir: string
const runs: ChildProcess[] = []

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: projectRoot,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  const parent = mkdtempSync(join(tmpdir(), 'menshen-start-'))
  // PostgreSQL may run under another account than ours, which has to reach its folder.
  chmodSync(parent, 0o755)
  dataDir = join(parent, 'data')
})

afterAll(async () => {
  for (const run of runs) await ended(run, 'SIGTERM')
  rmSync(join(dataDir, '..'), { recursive: true, force: true })
})

interface Started {
  readonly run: ChildProcess
  readonly url: string
  /** Everything it has printed. */
  text(): string
  until(pattern: RegExp): Promise<RegExpExecArray>
}

async function start(): Promise<Started> {
  const { DATABASE_URL: _db, REDIS_URL: _redis, NODE_ENV: _node, ...rest } = process.env
  const env = { ...rest, MENSHEN_DATA_DIR: dataDir, MENSHEN_PORT: '18180' }
  const run = spawn(process.execPath, ['dist/menshen.cjs', 'start'], { cwd: projectRoot, env })
  runs.push(run)
  let text = ''
  const watchers = new Set<() => void>()
  for (const stream of [run.stdout, run.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      for (const look of watchers) look()
    })
  const until = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(text)
        if (match === null) return
        watchers.delete(look)
        resolve(match)
      }
      run.once('exit', () => reject(new Error(`it ended:\n${text}`)))
      watchers.add(look)
      look()
    })
  const [, url = ''] = await until(/ready after .*: (http\S+)/)
  return { run, url, text: () => text, until }
}

function ended(run: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (run.exitCode !== null || run.signalCode !== null) return Promise.resolve(run.exitCode)
  return new Promise((resolve) => {
    run.once('exit', (code) => resolve(code))
    run.kill(signal)
  })
}

/** Of every process that has to do with this data folder. */
function family(): { postgres: number; api: number; worker: number } {
  const owner = JSON.parse(readFileSync(join(dataDir, 'start.json'), 'utf8')) as {
    children: { pid: number }[]
  }
  const pidOf = (name: string): number =>
    owner.children.map(({ pid }) => pid).findLast((pid) => commandOf(pid).endsWith(name)) ?? 0
  const postgres = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  return { postgres, api: pidOf('api'), worker: pidOf('worker') }
}

/** The same once all of them run: what lost its database has ended and is about to be started again. */
async function wholeFamily(): Promise<ReturnType<typeof family>> {
  for (;;) {
    const found = family()
    if (Object.values(found).every((pid) => pid > 0 && isAlive(pid))) return found
    await setTimeout(50)
  }
}

test('from nothing to a service, through crashes, to nothing left', async () => {
  // Given a first start
  const first = await start()
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
  expect(first.text()).toMatch(/operator +operator/)
  expect(statSync(join(dataDir, 'keys.env')).mode & 0o777).toBe(0o600)

  // When a worker is killed outright, it comes back
  const before = await wholeFamily()
  process.kill(before.worker, 'SIGKILL')
  await first.until(/worker runs again/)
  expect((await wholeFamily()).worker).not.toBe(before.worker)

  // When PostgreSQL is killed outright, it comes back and the API with it
  process.kill(before.postgres, 'SIGKILL')
  await first.until(/PostgreSQL runs again/)
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200)

  // When all is killed but the servers, the next start works and has the data
  const orphans = await wholeFamily()
  await ended(first.run, 'SIGKILL')
  expect(isAlive(orphans.postgres)).toBe(true)
  const second = await start()
  expect(second.text()).toMatch(/database is up to date/)
  expect([orphans.postgres, orphans.api, orphans.worker].filter(isAlive)).toEqual([])

  // When it is told to end, nothing is left
  const last = await wholeFamily()
  expect(await ended(second.run, 'SIGTERM')).toBe(0)
  expect([last.postgres, last.api, last.worker].filter(isAlive)).toEqual([])
  expect(
    ['start.json', 'running.env', 'postgres/postmaster.pid'].filter((name) =>
      existsSync(join(dataDir, name)),
    ),
  ).toEqual([])
})

test('a wrong setting stops the start before anything is started', () => {
  const env = {
    ...process.env,
    NODE_ENV: 'development',
    MENSHEN_DATA_DIR: join(tmpdir(), 'menshen-none'),
    MENSHEN_PORT: 'eighty',
  }
  const { status, stderr } = spawnSync(process.execPath, ['dist/menshen.cjs', 'start'], {
    cwd: projectRoot,
    env,
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toContain('MENSHEN_PORT is wrong: expected a port, 0 to 65535')
  rmSync(join(tmpdir(), 'menshen-none'), { recursive: true, force: true })
})
