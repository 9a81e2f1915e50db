import { join } from 'node:path'
import { projectRoot, type Environment } from '../../config'
import { spawnService, type Service } from './processes'

const STOP_TIMEOUT_MS = 10_000
const READY_TIMEOUT_MS = 60_000

/** The bundled program, started by its own `menshen start`. */
const PROGRAM = join(projectRoot, 'dist', 'menshen.cjs')
// A batch of signals lives a few milliseconds: in a young space of Node's default size it is copied about instead.
const NODE_FLAGS = ['--enable-source-maps', '--max-semi-space-size=64']

/** One of Menshen's own processes. It says over the channel when it is ready, and stops when the channel closes. */
export async function startNodeChild(command: string, env: Environment): Promise<Service> {
  const { service, child } = spawnService({
    name: command,
    command: process.execPath,
    args: [...NODE_FLAGS, PROGRAM, command],
    options: { env: { ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    stopSignal: 'SIGTERM',
    stopTimeoutMs: STOP_TIMEOUT_MS,
  })
  const ready = new Promise<'ready'>((resolve) => child.once('message', () => resolve('ready')))
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => (timer = setTimeout(resolve, READY_TIMEOUT_MS, 'late')))
  const first = await Promise.race([ready, late, service.ended])
  clearTimeout(timer)
  if (first === 'ready') return service
  await service.stop()
  throw new Error(
    first === 'late'
      ? `${command} was not ready after ${READY_TIMEOUT_MS / 1_000} s`
      : `${command} ended at once (${first})`,
  )
}

/** Runs a command to its end. @throws unless it succeeds */
export async function runNodeCommand(args: readonly string[], env: Environment): Promise<void> {
  const { service } = spawnService({
    name: args.join(' '),
    command: process.execPath,
    args: [...NODE_FLAGS, PROGRAM, ...args],
    options: { env: { ...env }, stdio: ['ignore', 'ignore', 'inherit'] },
    stopSignal: 'SIGTERM',
    stopTimeoutMs: STOP_TIMEOUT_MS,
  })
  const how = await service.ended
  if (how !== 'code 0') throw new Error(`menshen ${service.name} failed (${how})`)
}
