import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { dirname } from 'node:path'
import { z } from 'zod'

/**
 * Which run this is. Kept in a file until the run has ended, so that a run that was killed is carried on: every
 * signal of a run has the same reference, every step first asks whether it has been done.
 */
const runSchema = z.object({
  /** Goes into every reference and account number of the run. */
  id: z.string().regex(/^\d{8}$/),
  /** Notes of finished steps: what a later step needs and no answer repeats. */
  notes: z.record(z.string(), z.string()),
})

export interface Run {
  readonly id: string
  readonly isResumed: boolean
  note(key: string): string | null
  keep(key: string, value: string): void
  finish(): void
}

export function openRun(path: string): Run {
  const isResumed = existsSync(path)
  const run = isResumed
    ? runSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    : runSchema.parse({ id: String(randomInt(10_000_000, 99_999_999)), notes: {} })
  const save = (): void => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, JSON.stringify(run), { mode: 0o600 })
  }
  save()
  return {
    id: run.id,
    isResumed,
    note: (key) => run.notes[key] ?? null,
    keep: (key, value) => {
      run.notes[key] = value
      save()
    },
    finish: () => rmSync(path, { force: true }),
  }
}
