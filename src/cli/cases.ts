import { existsSync } from 'node:fs'
import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { LabelledCase } from '../engine'
import { jsonOf } from '../lib/json'
import { linesOf } from './jsonl'

/** Cases imported on this machine; `classify`, `replay` and the service's engine load them beside the pack. */
export const LOCAL_CASES = '.data/cases.jsonl'

export const CASE_LABELS = [
  'none',
  'normal',
  'authority',
  'leader-acquaintance',
  'customer-service',
  'loan-credit',
  'other-fraud',
] as const

const caseSchema = z.object({
  text: z.string().min(1).max(20_000),
  label: z.string().refine((label) => CASE_LABELS.some((known) => known === label.split('.')[0]), {
    message: `expected one of ${CASE_LABELS.join(', ')}`,
  }),
})

const USAGE = 'usage: menshen cases import FILE    # one {"text": …, "label": …} a line\n'

/** `menshen cases import FILE`: adds labelled texts to the local cases; bad lines are refused by number. */
export async function run(argv: string[]): Promise<number> {
  const [command, file] = argv
  if (command !== 'import' || file === undefined) {
    process.stderr.write(USAGE)
    return 2
  }
  if (!existsSync(file)) {
    process.stderr.write(`${file}: no such file\n`)
    return 2
  }
  const { cases, refused } = await readCases(file)
  const known = new Set((await localCases()).map(caseKey))
  const fresh = new Map(cases.map((one) => [caseKey(one), one]))
  const added = [...fresh].filter(([key]) => !known.has(key)).map(([, one]) => one)
  await mkdir(dirname(LOCAL_CASES), { recursive: true })
  await appendFile(LOCAL_CASES, added.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const doubles = cases.length - added.length
  process.stdout.write(
    `${added.length} added, ${doubles} already known, ${refused} refused -> ${LOCAL_CASES}\n`,
  )
  return refused === 0 ? 0 : 1
}

/** Cases of the local file, or none when nothing was imported yet. */
export async function localCases(): Promise<LabelledCase[]> {
  return existsSync(LOCAL_CASES) ? (await readCases(LOCAL_CASES)).cases : []
}

/** Reads labelled texts; each line that is none is named on stderr and counted. */
export async function readCases(path: string): Promise<{ cases: LabelledCase[]; refused: number }> {
  const cases: LabelledCase[] = []
  let refused = 0
  for await (const line of linesOf(path)) {
    const json = jsonOf(line.text)
    const parsed = json === null ? null : caseSchema.safeParse(json.value)
    if (parsed?.success === true) {
      cases.push(parsed.data)
      continue
    }
    refused++
    const issue = parsed?.error.issues[0]
    const reason = issue === undefined ? 'not JSON' : `${issue.path.join('.')}: ${issue.message}`
    process.stderr.write(`${path}:${line.number}: ${reason}\n`)
  }
  return { cases, refused }
}

function caseKey({ text, label }: LabelledCase): string {
  return `${label}\0${text}`
}
