import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** PostgreSQL refuses to run as root: then it runs as this account. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const USER = 'postgres'
// Where things go that an unprivileged account cannot reach in the project's own folder (a clone below /root).
const FALLBACK_ROOT = '/var/lib/menshen'

/** null: we are no root and stay who we are. Makes the account where there is none. */
export function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  const known = lookUp()
  if (known !== null) return known
  execFileSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    USER,
  ])
  const made = lookUp()
  if (made === null) throw new Error(`could not make the account "${USER}", under which PostgreSQL runs`)
  return made
}

function lookUp(): Account | null {
  const id = (flag: string): number => Number(execFileSync('id', [flag, USER], { stdio: 'pipe' }).toString())
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    // No such user.
    return null
  }
}

export function canReach(account: Account | null, path: string): boolean {
  if (account === null) return true
  return spawnSync('test', ['-x', path], { cwd: '/', ...account }).status === 0
}

/**
 * The folder itself if the account may enter it, else one under /var/lib that stands for it; a note in the folder
 * says which. Without the note the folder is new, and what lies at the other place belongs to one that was removed.
 */
export function reachableFolder(account: Account | null, dir: string): string {
  mkdirSync(dir, { recursive: true })
  if (account === null || canReach(account, dir)) return dir
  const standIn = join(FALLBACK_ROOT, nameOf(dir))
  const note = join(dir, 'moved-to')
  if (!existsSync(note)) {
    if (existsSync(standIn)) renameSync(standIn, `${standIn}.${Date.now()}`)
    writeFileSync(note, `${standIn}\n`)
  }
  mkdirSync(standIn, { recursive: true, mode: 0o755 })
  return standIn
}

/** The folder itself, or a copy of it that the account can read. */
export function reachableCopy(account: Account | null, dir: string): string {
  if (canReach(account, join(dir, '.'))) return dir
  const stamp = `${dir}:${statSync(dir).mtimeMs}`
  const copy = join(FALLBACK_ROOT, nameOf(stamp))
  if (!existsSync(copy)) {
    mkdirSync(FALLBACK_ROOT, { recursive: true, mode: 0o755 })
    cpSync(dir, copy, { recursive: true, verbatimSymlinks: true })
  }
  return copy
}

const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

export function giveTo(account: Account | null, path: string): void {
  if (account !== null) chownSync(path, account.uid, account.gid)
}
