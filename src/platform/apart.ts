import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'

/** The bundled program, which is one file; null where the sources run by themselves, as in the tests. */
const PROGRAM = __filename.endsWith('menshen.cjs') ? __filename : null

// The answers of the process that asks go first.
const NICE = 10
const LONGEST_MS = 120_000
const MOST_OUTPUT_BYTES = 4_194_304

/** Whether there is a program to run; false in the tests. */
export const canRunApart = (): boolean => PROGRAM !== null

export interface ApartOptions {
  readonly longestMs?: number
  /** Ends it before its time. */
  readonly signal?: AbortSignal
}

/**
 * Runs a command of this program in a process of its own: what would hold the event loop for seconds. `input` is its
 * standard input as JSON. @returns its standard output, or null when there is no program to run or it did not succeed
 */
export async function runApart(
  args: readonly string[],
  input: unknown,
  { longestMs = LONGEST_MS, signal }: ApartOptions = {},
): Promise<string | null> {
  if (PROGRAM === null) return null
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: longestMs,
    ...(signal === undefined ? {} : { signal }),
  })
  if (child.pid !== undefined) lowerPriority(child.pid)
  let output = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (chunk: string) => {
    if (output.length < MOST_OUTPUT_BYTES) output += chunk
  })
  // One that ends before it has read everything says so by its code.
  child.stdin.on('error', () => undefined)
  child.stdin.end(JSON.stringify(input))
  return new Promise((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', (code) => resolve(code === 0 ? output : null))
  })
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, NICE)
  } catch {
    // It has ended already, or the system does not let us: it runs as everybody else.
  }
}
