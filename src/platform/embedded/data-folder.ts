import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { KEYS_FILE, RUNNING_FILE, type Environment } from '../../config'
import { birthOf, endOrphan, isAlive } from './processes'

const STOP_TIMEOUT_MS = 5_000
const OWNER_FILE = 'start.json'
const OWNER_NOTICES_MS = 1_500
const OWNER_STOPS_MS = 60_000
const POLL_MS = 100

const keysSchema = z.object({
  MENSHEN_VAULT_KEYS: z.string(),
  EMBEDDED_POSTGRES_PASSWORD: z.string(),
  EMBEDDED_REDIS_PASSWORD: z.string(),
})
export type EmbeddedKeys = z.infer<typeof keysSchema>

const processSchema = z.object({ pid: z.number(), birth: z.string() })
const ownerSchema = z.object({
  owner: processSchema,
  children: z.array(processSchema),
  isStopping: z.boolean().default(false),
})

/**
 * Keys and passwords of a development machine: made once, for the owner's eyes only.
 * @throws when the keys are gone but what they sealed is still there
 */
export function ensureKeys(dataDir: string): EmbeddedKeys {
  const path = join(dataDir, KEYS_FILE)
  if (!existsSync(path)) {
    if (existsSync(join(dataDir, 'postgres')))
      throw new Error(
        `${path} is gone, and with it the key to ${dataDir}: put it back, or remove the folder to begin anew`,
      )
    writeSecret(path, {
      MENSHEN_VAULT_KEYS: `1:${randomBytes(32).toString('base64')}`,
      EMBEDDED_POSTGRES_PASSWORD: randomBytes(18).toString('hex'),
      EMBEDDED_REDIS_PASSWORD: randomBytes(18).toString('hex'),
    })
  }
  const keys = keysSchema.safeParse(parseEnv(readFileSync(path, 'utf8')))
  if (!keys.success)
    throw new Error(`${path} lacks ${keys.error.issues.map((issue) => issue.path.join()).join(', ')}`)
  return keys.data
}

/** Tells the other commands where the running service is. */
export function publishRunning(dataDir: string, variables: Environment): void {
  writeSecret(join(dataDir, RUNNING_FILE), variables)
}

export interface DataFolder {
  /** A crashed run's children are found by their numbers. */
  noteChild(pid: number): void
  /** From now on another run may wait for the folder. */
  noteStopping(): void
  release(): void
}

/**
 * Takes the data folder for this process. Ends the children that a crashed run left behind.
 * @throws when a living run has it
 */
export async function claim(dataDir: string): Promise<DataFolder> {
  // PostgreSQL may run under another account, which has to pass through.
  mkdirSync(join(dataDir, 'log'), { recursive: true, mode: 0o755 })
  const path = join(dataDir, OWNER_FILE)
  await untilUnowned(path, dataDir)
  const children: z.infer<typeof processSchema>[] = []
  rmSync(join(dataDir, RUNNING_FILE), { force: true })
  const self = { pid: process.pid, birth: birthOf(process.pid) }
  let isStopping = false
  const write = (): void => writeWhole(path, JSON.stringify({ owner: self, children, isStopping }))
  write()
  return {
    noteChild: (pid) => {
      children.push({ pid, birth: birthOf(pid) })
      write()
    },
    noteStopping: () => {
      isStopping = true
      write()
    },
    release: () => {
      rmSync(join(dataDir, RUNNING_FILE), { force: true })
      rmSync(path, { force: true })
    },
  }
}

/** A run that is about to end is waited for; what a crashed one left running is ended. @throws when it lives on */
async function untilUnowned(path: string, dataDir: string): Promise<void> {
  const from = Date.now()
  for (let former = readOwner(path); former !== null; former = readOwner(path)) {
    if (!isSame(former.owner)) {
      await Promise.all(former.children.filter(isSame).map(({ pid }) => end(pid)))
      return
    }
    // npm is gone before what it started notices: a restart right after it is no second run.
    if (Date.now() - from > (former.isStopping ? OWNER_STOPS_MS : OWNER_NOTICES_MS))
      throw new Error(`Menshen runs already (process ${former.owner.pid}, data in ${dataDir})`)
    await sleep(POLL_MS)
  }
}

function readOwner(path: string): z.infer<typeof ownerSchema> | null {
  if (!existsSync(path)) return null
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // Cut off by a crash: then nobody can be named either.
    return null
  }
}

const isSame = ({ pid, birth }: z.infer<typeof processSchema>): boolean =>
  pid !== process.pid && isAlive(pid) && birthOf(pid) === birth

async function end(pid: number): Promise<void> {
  if (!(await endOrphan(pid, 'SIGTERM', STOP_TIMEOUT_MS))) await endOrphan(pid, 'SIGKILL', STOP_TIMEOUT_MS)
}

function writeSecret(path: string, variables: Environment): void {
  const lines = Object.entries(variables).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}\n`],
  )
  writeWhole(path, lines.join(''))
}

/** Whole or not at all, and for the owner's eyes only. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o600 })
  renameSync(draft, path)
}
