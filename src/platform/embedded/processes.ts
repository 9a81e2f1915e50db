import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 25

/** A child process that is looked after: it says when it has ended, and ends when it is told to. */
export interface Service {
  readonly name: string
  readonly pid: number
  /** Resolves with how it ended ("code 1", "signal SIGKILL"). */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

export interface ServiceSpec {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly options: SpawnOptions
  readonly stopSignal: NodeJS.Signals
  readonly stopTimeoutMs: number
}

export function spawnService(spec: ServiceSpec): { service: Service; child: ChildProcess } {
  const child = spawn(spec.command, [...spec.args], spec.options)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal === null ? `code ${code ?? 0}` : `signal ${signal}`))
  })
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
    child.kill(spec.stopSignal)
    const isEnded = await Promise.race([
      ended.then(() => true),
      sleep(spec.stopTimeoutMs, false, { ref: false }),
    ])
    if (!isEnded) child.kill('SIGKILL')
    await ended
  }
  return { child, service: { name: spec.name, pid: child.pid ?? 0, ended, stop } }
}

/** Resolves when `isSo` holds; throws when the service ends first or the time is over. */
export async function untilReady(
  service: Service,
  timeoutMs: number,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await isSo())) {
    const end = await Promise.race([service.ended, sleep(POLL_MS, null)])
    if (end !== null) throw new Error(`${service.name} ended at once (${end})`)
    if (Date.now() > deadline) throw new Error(`${service.name} was not ready after ${timeoutMs / 1_000} s`)
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    // EPERM: it lives, but is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Orphans in a container without an init stay as zombies: dead, though their number is taken. */
function isZombie(pid: number): boolean {
  const stat = procFile(pid, 'stat')
  return stat !== null && stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
}

/** The command line of a process; '' when it cannot be told. */
export function commandOf(pid: number): string {
  const fromProc = procFile(pid, 'cmdline')
  if (fromProc !== null) return fromProc.replaceAll('\0', ' ').trim()
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).trim()
  } catch {
    // No such process, or no `ps` here.
    return ''
  }
}

/** Tells apart two processes that had the same number, one after the other. */
export function birthOf(pid: number): string {
  const stat = procFile(pid, 'stat')
  // Field 22 of proc(5): start time since boot; counted after the name, which may hold blanks.
  if (stat !== null) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).trim()
  } catch {
    // No such process, or no `ps` here.
    return ''
  }
}

function procFile(pid: number, name: string): string | null {
  if (!existsSync('/proc/self/stat')) return null
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    // It has ended.
    return ''
  }
}

/** Ends a process that is no child of ours, and waits for it. @returns false when it would not end in time */
export async function endOrphan(pid: number, signal: NodeJS.Signals, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  try {
    process.kill(pid, signal)
  } catch {
    // Gone already, or not ours to end: the wait below tells.
  }
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false
    await sleep(POLL_MS)
  }
  return true
}
