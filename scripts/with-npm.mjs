// npm hands a SIGTERM to its shell, which dies of it and tells nobody; killed outright, it tells not even the shell.
import { existsSync, readFileSync } from 'node:fs'

const CHECK_MS = 300

/** Calls `end` when the npm that started us is gone. */
export function whenNpmEnds(end) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parents = parentsOf()
  const timer = setInterval(() => {
    if (parentsOf() === parents) return
    clearInterval(timer)
    end()
  }, CHECK_MS)
  timer.unref()
}

/** The shell that npm started, and npm itself where /proc tells it. */
function parentsOf() {
  const stat = `/proc/${process.ppid}/stat`
  if (!existsSync(stat)) return String(process.ppid)
  // Field 4 of proc(5), counted after the name, which may hold blanks.
  const text = readFileSync(stat, 'utf8')
  return `${process.ppid} ${text.slice(text.lastIndexOf(')') + 2).split(' ')[1]}`
}
