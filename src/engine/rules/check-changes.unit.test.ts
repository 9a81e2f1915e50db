import { join } from 'node:path'
import { checkRuleChanges, ruleBasisOf } from './check-changes'
import { readPackFiles } from './load-pack'
import type { PackFile } from './yaml-file'

const files = readPackFiles(join(__dirname, '../../../rules'))
const PATH = 'payment/first-personal-payee.yaml'
const basis = ruleBasisOf(files)

function changedBy(from: string | RegExp, to: string, path = PATH) {
  const file = files.find((one) => one.path === PATH)
  const changed: PackFile = { path, text: (file?.text ?? '').replace(from, to) }
  if (basis === null) throw new Error('the shipped pack has no basis')
  return { changed, ...checkRuleChanges(basis, [changed]) }
}

const marked = (
  text: string,
  { line, column, endColumn }: { line: number; column: number; endColumn: number },
) => text.split('\n')[line - 1]?.slice(column - 1, endColumn - 1)

test('a file that is as it was has nothing against it, and its tests pass', () => {
  const { problems, warnings, tests } = changedBy('', '')
  expect([problems, warnings]).toEqual([[], []])
  expect(tests.length).toBeGreaterThan(3)
  expect(tests.every(({ expect: wanted, actual }) => wanted === actual)).toBe(true)
})

test('what is wrong is marked from its first to its last letter, in both languages', () => {
  const { problems, changed } = changedBy(/tx\.amountFen >= param/, 'tx.amuntFen >= param')
  expect(problems).toMatchObject([
    {
      code: 'unknown_field',
      reason: 'unknown field tx.amuntFen; did you mean tx.amountFen?',
      zh: '没有字段 tx.amuntFen，是不是 tx.amountFen?',
    },
  ])
  expect(problems.map((problem) => marked(changed.text, problem))).toEqual([
    expect.stringContaining('amuntFen'),
  ])
})

test('a test that fails says which part of the condition did not hold', () => {
  const { problems, tests } = changedBy(/large: 30_000 CNY/, 'large: 999_999_999 CNY')
  const failed = tests.filter(({ problem }) => problem !== null)
  expect(failed[0]).toMatchObject({
    expect: 'hit',
    actual: 'miss',
    failedPart: 'tx.amountFen >= param.large',
  })
  expect(problems).toHaveLength(failed.length)
})

test('a changed number under the same version is worth a word, no more', () => {
  const { problems, warnings } = changedBy(/^weight: .*$/m, 'weight: 0.1')
  expect(problems).toEqual([])
  expect(warnings).toMatchObject([{ code: 'same_version' }])
})

test('the id of another rule is refused', () => {
  const { problems } = changedBy('', '', 'payment/copy.yaml')
  expect(problems).toMatchObject([{ file: 'payment/copy.yaml', code: 'rule_twice' }])
})

test('what the schema refuses is said in Chinese as well', () => {
  const { problems } = changedBy(/^weight: .*$/m, 'weight: heavy')
  expect(problems[0]).toMatchObject({
    reason: expect.stringMatching(/^weight: Invalid input/),
    zh: expect.stringMatching(/^weight:.*期望/),
  })
})
