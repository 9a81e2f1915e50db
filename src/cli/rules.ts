import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describeProblem, loadRulePack, RulePackError, runRuleTests, type RulePack } from '../engine'

const USAGE = 'usage: menshen rules check|test [DIR]\n'

/** `menshen rules check|test DIR`: 0 when all is well, 1 when the pack is refused or a test fails, 2 for a wrong call. */
export function run(argv: string[]): Promise<number> {
  const [command, dir = defaultRulesDir()] = argv
  if (command !== 'check' && command !== 'test') {
    process.stderr.write(USAGE)
    return Promise.resolve(2)
  }
  const pack = openPack(dir)
  if (pack === null) return Promise.resolve(1)
  if (command === 'check') {
    process.stdout.write(
      `${pack.rules.length} rules, ${pack.text.scripts.length} scripts: ok\n${pack.ruleset}\n`,
    )
    return Promise.resolve(0)
  }
  const { passed, failures } = runRuleTests(pack)
  for (const failure of failures) process.stderr.write(`${join(dir, describeProblem(failure))}\n`)
  process.stdout.write(`${passed} passed, ${failures.length} failed\n`)
  return Promise.resolve(failures.length === 0 ? 0 : 1)
}

/** The checked pack, or null after printing every problem with file, line, column and reason. */
export function openPack(dir: string): RulePack | null {
  try {
    return loadRulePack(dir)
  } catch (error) {
    if (!(error instanceof RulePackError)) throw error
    for (const problem of error.problems) process.stderr.write(`${join(dir, describeProblem(problem))}\n`)
    process.stderr.write(`${error.problems.length} problems: the pack is refused\n`)
    return null
  }
}

/** `rules/` of the working directory, else of the installation the command was started from. */
export function defaultRulesDir(): string {
  const here = join(process.cwd(), 'rules')
  const installed = join(dirname(process.argv[1] ?? '.'), '..', 'rules')
  return existsSync(join(here, 'levels.yaml')) ? here : installed
}
