import { join } from 'node:path'
import { projectRoot } from '../../src/config'
import { loadRulePack } from '../../src/engine'
import { appealMachine } from '../../src/holds/appeals/machine'
import { freezeMachine } from '../../src/holds/freezes/machine'
import { proposalMachine } from '../../src/holds/onward/machine'
import { protectionMachine } from '../../src/holds/protective-holds/machine'
import { stopMachine } from '../../src/holds/stop-payments/machine'
import { storyMachine } from '../../src/stories/machine'
import { taskMachine } from '../../src/tasks/machine'
import { plannedCallMachine, warningMachine } from '../../src/warnings/machine'
import { evidenceWords } from '../../web/src/desks/operator/panels/evidence-words'
import { madeReason } from '../../web/src/desks/operator/panels/made-reasons'
import { happened } from '../../web/src/desks/operator/panels/timeline-words'

/** What stands on a warning's time line. */
const machines = [
  warningMachine,
  plannedCallMachine,
  taskMachine,
  stopMachine,
  proposalMachine,
  freezeMachine,
  protectionMachine,
  appealMachine,
  storyMachine,
] as const
// Written by the story's own desk, not by a warning's work.
const ELSEWHERE = ['story.redraft']

test('every event of the work has words on the time line', () => {
  const events = machines.flatMap(({ name, events: own }) => own.map((event) => `${name}.${event}`))
  expect(events.filter((event) => !ELSEWHERE.includes(event) && happened[event] === undefined)).toEqual([])
})

test('whatever a rule names as its evidence has words', () => {
  const { rules } = loadRulePack(join(projectRoot, 'rules'))
  const names = new Set(rules.flatMap(({ evidence }) => evidence.map(([name]) => name)))
  expect([...names].filter((name) => evidenceWords[name] === undefined)).toEqual([])
})

test.each([
  ['visit: fraud', '见面反馈：确为诈骗', {}],
  ['medium -> high', '{from} → {level}', { from: 'medium', level: 'high' }],
  [
    'the same person: goes on under YJ20230223-0A0B0C',
    '同一当事人，并入 {number}',
    { number: 'YJ20230223-0A0B0C' },
  ],
])('a reason of the service is put into words: %s', (reason, zh, parts) => {
  expect(madeReason(reason)).toMatchObject({ words: { zh }, parts })
})

test.each(['他说不是诈骗', 'visit: fraud, says she', 'constructor'])(
  'what a person wrote stays: %s',
  (reason) => {
    expect(madeReason(reason)).toBeNull()
  },
)
