import { findLeaks } from '../../src/stories/leak-check'
import { attempt, tactics } from './attacks'
import { drafts, sentences } from './clean-texts'
import { isCaught } from './judge'
import { random } from './random'
import { makeCase } from './the-case'

const ATTEMPTS = 500
const SEED = 20_261_204

test('of 500 attempts to slip something through none passes', () => {
  const passed = Array.from({ length: ATTEMPTS }, (_, number) => attempt(number, SEED))
    .filter((each) => !isCaught(each))
    .map(({ tactic, written, body }) => `${tactic}: ${JSON.stringify(written)} in ${body}`)
  expect(passed).toEqual([])
})

test('each tactic is tried several times', () => {
  expect(ATTEMPTS / Object.keys(tactics).length).toBeGreaterThan(5)
})

// What docs/story-check.md says of false alarms.
test('no draft of the service’s own is stopped, whatever the fraud and whatever came of it', () => {
  const { sealed } = makeCase(random(SEED))
  const alarms = drafts().flatMap((body) =>
    findLeaks({ title: '', body }, sealed).map(({ kind, start, end }) => `${kind} ${body.slice(start, end)}`),
  )
  expect(alarms).toEqual([])
})

test('of ordinary sentences at most one in a hundred is stopped', () => {
  const cases = Array.from({ length: 5 }, (_, number) => makeCase(random(number)))
  const stopped = cases.flatMap(({ sealed }) =>
    sentences.filter((body) => findLeaks({ title: '', body }, sealed).length > 0),
  )
  expect(stopped.length).toBeLessThanOrEqual((sentences.length * cases.length) / 100)
})
