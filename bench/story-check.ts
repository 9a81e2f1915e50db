import { mkdirSync, writeFileSync } from 'node:fs'
import { findLeaks } from '../src/stories/leak-check'
import { attempt, tactics } from '../test/red-team/attacks'
import { drafts, sentences } from '../test/red-team/clean-texts'
import { isCaught } from '../test/red-team/judge'
import { random } from '../test/red-team/random'
import { makeCase } from '../test/red-team/the-case'

/**
 * npm run bench:story-check [-- --attempts 20000 --seed 1]: how many attempts to slip something sealed into a story get
 * through, by tactic, and how often the check cries over texts that tell nothing; and bench/results/story-check.json.
 */
function main(): void {
  const attempts = Number(argument('--attempts') ?? 20_000)
  const seed = Number(argument('--seed') ?? 1)
  const started = process.cpuUsage()
  const missed = missedOf(attempts, seed)
  const milliseconds = process.cpuUsage(started).user / 1000
  const attacks = {
    attempts,
    tactics: Object.keys(tactics).length,
    missed: missed.length,
    byTactic: countOf(missed.map(({ tactic }) => tactic)),
    examples: missed.slice(0, MOST_EXAMPLES),
    millisecondsEach: Math.round((milliseconds / attempts) * 10) / 10,
  }
  const result = { at: new Date().toISOString(), seed, attacks, clean: falseAlarms() }
  console.log(JSON.stringify(result, null, 2))
  mkdirSync('bench/results', { recursive: true })
  writeFileSync('bench/results/story-check.json', `${JSON.stringify(result, null, 2)}\n`)
}

const MOST_EXAMPLES = 20
const CASES = 25

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

const missedOf = (attempts: number, seed: number) =>
  Array.from({ length: attempts }, (_, number) => attempt(number, seed))
    .filter((each) => !isCaught(each))
    .map(({ tactic, written, of }) => ({ tactic, written, name: of.name.map(({ is }) => is).join('') }))

/** Every clean text against as many made-up cases, each with other names, firms and places. */
function falseAlarms() {
  const cases = Array.from({ length: CASES }, (_, number) => makeCase(random(number)))
  const alarmsIn = (texts: readonly string[]) => {
    const alarms = cases.flatMap(({ sealed }) =>
      texts.flatMap((body) =>
        findLeaks({ title: '', body }, sealed).map(
          ({ kind, start, end }) => `${kind} ${body.slice(start, end)}`,
        ),
      ),
    )
    return {
      texts: texts.length,
      checks: texts.length * cases.length,
      alarms: alarms.length,
      of: countOf(alarms),
    }
  }
  return { sentences: alarmsIn(sentences), drafts: alarmsIn(drafts()) }
}

const countOf = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

main()
