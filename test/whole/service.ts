import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

const PROGRAM = join(__dirname, '..', '..', 'bin', 'menshen.mjs')
const READY_MS = 120_000

/** A run of the program whose lines can be waited for. */
export interface Running {
  readonly child: ChildProcess
  readonly lines: string[]
  /** Resolves with the first line, past or to come, that fits. @throws when the program ends before */
  line(fits: RegExp): Promise<string>
  /** Resolves with the exit code; null when it was killed. */
  readonly ended: Promise<number | null>
}

export interface Service {
  readonly dataDir: string
  readonly start: Running
  /** A command beside the running service. */
  command(...args: string[]): Running
  /** The settings that `menshen start` keeps for other commands. */
  settings(): Record<string, string | undefined>
  /** Of a child process of the service, by its command. */
  pidOf(name: string): number
  stop(): Promise<number | null>
}

/** `menshen start` in a folder of its own, with a PostgreSQL and a Redis of its own. */
export async function startService(): Promise<Service> {
  const dataDir = mkdtempSync(join(tmpdir(), 'menshen-whole-'))
  const env = {
    ...withoutOurs(process.env),
    NODE_ENV: 'development',
    MENSHEN_DATA_DIR: dataDir,
    MENSHEN_PORT: '0',
  }
  const start = run(env, 'start')
  await Promise.race([start.line(/Menshen is ready/), timeOut(READY_MS, start)])
  return {
    dataDir,
    start,
    command: (...args) =>
      run({ ...withoutOurs(process.env), NODE_ENV: 'development', MENSHEN_DATA_DIR: dataDir }, ...args),
    settings: () => parseEnv(readFileSync(join(dataDir, 'running.env'), 'utf8')),
    pidOf: (name) => childOf(start.child.pid ?? 0, name),
    stop: async () => {
      start.child.kill('SIGTERM')
      const code = await start.ended
      rmSync(dataDir, { recursive: true, force: true })
      return code
    },
  }
}

/** A developer's own settings, and those of the test run, are not this service's. */
const withoutOurs = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(MENSHEN_|DATABASE_URL$|REDIS_URL$|TWILIO_)/.test(name)),
  )

function run(env: NodeJS.ProcessEnv, ...args: string[]): Running {
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  const collect = (stream: NodeJS.ReadableStream): void => {
    let rest = ''
    stream.setEncoding('utf8')
    stream.on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts)
      for (const look of waiting) look()
    })
  }
  collect(child.stdout)
  collect(child.stderr)
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  const line = (fits: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.find((each) => fits.test(each))
        if (found === undefined) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
      void ended.then(() =>
        reject(new Error(`menshen ${args.join(' ')} ended before ${fits}:\n${lines.join('\n')}`)),
      )
    })
  return { child, lines, line, ended }
}

async function timeOut(milliseconds: number, { lines, ended }: Running): Promise<never> {
  await Promise.race([new Promise((resolve) => setTimeout(resolve, milliseconds).unref()), ended])
  throw new Error(`not ready:\n${lines.join('\n')}`)
}

function childOf(parent: number, name: string): number {
  const isNumber = (entry: string): boolean => /^\d+$/.test(entry)
  for (const pid of readdirSync('/proc').filter(isNumber)) {
    const process = readProcess(pid)
    if (process !== null && process.parent === parent && process.args.at(-1) === name) return Number(pid)
  }
  throw new Error(`the service has no ${name}`)
}

function readProcess(pid: string): { parent: number; args: string[] } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [, parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .filter((arg) => arg !== '')
    return { parent: Number(parent), args }
  } catch {
    // It ended between the listing and the reading.
    return null
  }
}
