import {
  checkRulePack,
  RulePackError,
  runRuleTests,
  type PackFile,
  type PackProblem,
  type RulePack,
} from '../engine'
import { AppError } from '../errors'
import { refuse, ok, type Result } from '../lib/result'

/** The pack of these files, or every problem of theirs; a test inside a rule that fails is one. */
export function checkFiles(files: readonly PackFile[]): Result<RulePack, readonly PackProblem[]> {
  try {
    const pack = checkRulePack(files)
    const { failures } = runRuleTests(pack)
    return failures.length === 0 ? ok(pack) : refuse(failures)
  } catch (error) {
    if (!(error instanceof RulePackError)) throw error
    return refuse(error.problems)
  }
}

/** The same for whoever wants to go on with it. @throws AppError ruleset_refused with every problem */
export function requireChecked(files: readonly PackFile[]): RulePack {
  const checked = checkFiles(files)
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
