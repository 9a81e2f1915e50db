import { Button } from 'antd'
import { useSay, useSpeech } from '../../../language/language'
import { useRefusalText } from '../../../parts/refusal-text'
import type { Check, Problem } from '../reads'
import type { Checking } from './use-check'
import { editWords } from './words'

interface FindingsProps {
  readonly checking: Checking
  readonly open: string | null
  readonly onGo: (problem: Problem) => void
  readonly onNextVersion: (file: string) => void
}

/** Everything that is wrong with what was written, in whichever file; each leads to its place. */
export function Findings({ checking, open, onGo, onNextVersion }: FindingsProps) {
  const say = useSay(editWords)
  const { language } = useSpeech()
  const problems = sorted(checking.found?.problems ?? [], open)
  return (
    <section className="rules-findings" aria-label={say('findings')}>
      <Standing checking={checking} />
      {problems.length > 0 && (
        <ol>
          {problems.map((problem, at) => (
            <li key={at} className={`rules-finding rules-finding-${problem.severity}`}>
              <button type="button" onClick={() => onGo(problem)}>
                <span className="rules-finding-kind">{say(problem.severity)}</span>
                <span className="rules-mono soft">
                  {problem.file !== open && `${problem.file} `}
                  {say('line', { line: problem.line })}
                </span>
                <span>{problem.message[language]}</span>
              </button>
              {problem.code === 'same_version' && (
                <Button size="small" onClick={() => onNextVersion(problem.file)}>
                  {say('nextVersion')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Standing({ checking }: { readonly checking: Checking }) {
  const say = useSay(editWords)
  const textOf = useRefusalText()
  const { found, isBehind, error, again } = checking
  if (error !== null && !isBehind)
    return (
      <p role="alert" className="rules-standing">
        <span>
          {say('notChecked')}: {textOf(error)}
        </span>
        <Button size="small" onClick={again}>
          {say('again')}
        </Button>
      </p>
    )
  const [text, tone] = standingOf(found, isBehind, say)
  return (
    <p role="status" className={`rules-standing ${tone}`}>
      {text}
    </p>
  )
}

type Say = ReturnType<typeof useSay<typeof editWords>>

function standingOf(found: Check | undefined, isBehind: boolean, say: Say): readonly [string, string] {
  if (isBehind) return [say('checking'), 'soft']
  if (found === undefined) return [say('unsavedNone'), 'soft']
  const errors = found.problems.filter(({ severity }) => severity === 'error').length
  const warnings = found.problems.length - errors
  if (errors > 0) return [say('counts', { errors, warnings }), 'rules-bad']
  if (warnings > 0) return [say('counts', { errors, warnings }), 'rules-so-so']
  return [say('clean'), 'rules-good']
}

/** Of the open file first, errors before warnings, by line. */
function sorted(problems: readonly Problem[], open: string | null): Problem[] {
  const rank = ({ file, severity }: Problem): number =>
    (file === open ? 0 : 2) + (severity === 'error' ? 0 : 1)
  return [...problems].sort((a, b) => {
    const [first, second] = [rank(a), rank(b)]
    return first === second ? a.line - b.line : first - second
  })
}

/** The tests of the open rule as they came out. */
export function TestRuns({
  tests,
  onGo,
}: {
  readonly tests: Check['tests']
  readonly onGo: (line: number) => void
}) {
  const say = useSay(editWords)
  const passed = tests.filter(({ expect, actual }) => expect === actual).length
  return (
    <section className="rules-tests" aria-label={say('tests')}>
      <h2>
        {say('tests')}
        {tests.length > 0 && (
          <span className={passed === tests.length ? 'rules-good' : 'rules-bad'}>
            {say('passed', { passed, total: tests.length })}
          </span>
        )}
      </h2>
      {tests.length === 0 && <p className="soft">{say('noTests')}</p>}
      <ul>
        {tests.map((test) => (
          <li key={`${test.line} ${test.name}`}>
            <button type="button" onClick={() => onGo(test.line)}>
              <span className={test.expect === test.actual ? 'rules-good' : 'rules-bad'}>
                <span aria-hidden="true">{test.expect === test.actual ? '✓' : '✗'}</span>{' '}
                {say(test.expect === test.actual ? 'pass' : 'fail')}
              </span>
              <span>{test.name}</span>
              <Told test={test} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Told({ test }: { readonly test: Check['tests'][number] }) {
  const say = useSay(editWords)
  if (test.expect === test.actual) return <span className="soft">{say(test.expect)}</span>
  return (
    <span className="rules-told">
      {say('expected', { expect: say(test.expect), actual: say(test.actual) })}
      {test.failedPart !== null && (
        <>
          <br />
          {say('failedPart')}: <code>{test.failedPart}</code>
        </>
      )}
    </span>
  )
}
