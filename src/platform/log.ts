import pino from 'pino'
import type { Log } from '../context'

// Belt and braces: nothing personal is passed to the log, and what looks like it by name is cut out.
const REDACTED = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'phone',
  'account',
  'name',
  'idNumber',
  'text',
]

/** JSON lines on standard output; errors are logged by name and message of ours, never with request bodies. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: { pid: process.pid },
    redact: { paths: REDACTED.flatMap((key) => [key, `*.${key}`]), censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}

export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLog,
}
