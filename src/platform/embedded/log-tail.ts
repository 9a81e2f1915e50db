import { existsSync, readFileSync } from 'node:fs'

const LINES = 15

/** The last lines of a log file, to be shown with an error. */
export function logTail(path: string): string {
  if (!existsSync(path)) return '(empty)'
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-LINES).join('\n')
}
