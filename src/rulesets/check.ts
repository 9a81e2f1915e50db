import { z } from 'zod'
import { checkRulePack, RulePackError, runRuleTests, type PackFile, type PackProblem } from '../engine'
import { AppError } from '../errors'
import { ok, refuse, type Result } from '../lib/result'
import { runApart } from '../platform/apart'

export interface CheckedPack {
  /** `sha256:…` */
  readonly ruleset: string
  readonly ruleCount: number
}

/** What these files come to, or every problem of theirs; a test inside a rule that fails is one. Holds the thread. */
export function checkFiles(files: readonly PackFile[]): Result<CheckedPack, readonly PackProblem[]> {
  try {
    const pack = checkRulePack(files)
    const { failures } = runRuleTests(pack)
    if (failures.length > 0) return refuse(failures)
    return ok({ ruleset: pack.ruleset, ruleCount: pack.rules.length })
  } catch (error) {
    if (!(error instanceof RulePackError)) throw error
    return refuse(error.problems)
  }
}

/** The same in a process of its own, since checking takes as long as hundreds of answers. */
export async function checkedApart(
  files: readonly PackFile[],
): Promise<Result<CheckedPack, readonly PackProblem[]>> {
  const told = await runApart(['rules', 'check-files'], files)
  return told === null ? checkFiles(files) : resultSchema.parse(JSON.parse(told))
}

/**
 * What they come to.
 * @throws AppError ruleset_refused with every problem
 */
export async function requireChecked(files: readonly PackFile[]): Promise<CheckedPack> {
  const checked = await checkedApart(files)
  if (checked.ok) return checked.value
  throw new AppError(
    'ruleset_refused',
    `${checked.error.length} problems`,
    checked.error.map(({ file, line, column, reason }) => ({
      path: `${file}:${line}:${column}`,
      code: 'rule_pack',
      expected: reason,
    })),
  )
}

const problemSchema = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  endLine: z.int(),
  endColumn: z.int(),
  code: z.string(),
  reason: z.string(),
  zh: z.string(),
})

const resultSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.object({ ruleset: z.string(), ruleCount: z.int() }) }),
  z.object({
    ok: z.literal(false),
    error: z.array(problemSchema),
  }),
])
