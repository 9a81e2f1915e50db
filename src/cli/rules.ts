import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  describeProblem,
  loadRulePack,
  packSchemas,
  RulePackError,
  runRuleTests,
  type RulePack,
} from '../engine'

const USAGE = `usage: menshen rules check|test|schema [DIR]
       menshen rules hash account|phone --salt SALT < identifiers.txt
       menshen rules list
       menshen rules import [DIR] --as USER [--note TEXT]
       menshen rules review|shadow|publish|retire|rollback HASH --as USER

  check, test   of a folder; neither database nor service is needed
  schema        writes DIR/schema/*.json, by which editors check files while they are written
  hash          for a list that is shared: each line of standard input as its hash under the salt of the list and
                MENSHEN_LIST_KEY, so that neither lies in a file or a history
  list          the packs there are, the youngest first
  import        brings a folder as a draft; one that does not check is refused
  review …      the steps of a pack, as in the service: --as names who takes it, and a second person has to review.
                HASH may be shortened to its first digits.
`

/** 0 when all is well, 1 when the pack is refused or a test fails, 2 for a wrong call. */
export async function run(argv: string[]): Promise<number> {
  const [command, dir = defaultRulesDir()] = argv
  if (command === 'check') return check(dir)
  if (command === 'test') return test(dir)
  if (command === 'schema') return schema(dir)
  if (command === 'hash') return (await import('./rules-hash')).hash(argv.slice(1))
  const apart = await (await import('./rules-apart')).runApartCommand(command ?? '')
  if (apart !== null) return apart
  const { runPackCommand } = await import('./rules-packs')
  const code = await runPackCommand(argv, defaultRulesDir)
  if (code !== null) return code
  process.stderr.write(USAGE)
  return 2
}

function check(dir: string): number {
  const pack = openPack(dir)
  if (pack === null) return 1
  process.stdout.write(
    `${pack.rules.length} rules, ${pack.text.scripts.length} scripts: ok\n${pack.ruleset}\n`,
  )
  return 0
}

function test(dir: string): number {
  const pack = openPack(dir)
  if (pack === null) return 1
  const { passed, failures } = runRuleTests(pack)
  for (const failure of failures) process.stderr.write(`${join(dir, describeProblem(failure))}\n`)
  process.stdout.write(`${passed} passed, ${failures.length} failed\n`)
  return failures.length === 0 ? 0 : 1
}

function schema(dir: string): number {
  mkdirSync(join(dir, 'schema'), { recursive: true })
  for (const [name, content] of packSchemas()) writeFileSync(join(dir, 'schema', name), content)
  process.stdout.write(`${packSchemas().size} schemas in ${join(dir, 'schema')}\n`)
  return 0
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
