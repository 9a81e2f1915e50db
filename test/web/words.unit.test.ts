import { join } from 'node:path'
import { projectRoot } from '../../src/config'
import { loadRulePack } from '../../src/engine'
import { appealMachine } from '../../src/holds/appeals/machine'
import { freezeMachine } from '../../src/holds/freezes/machine'
import { proposalMachine } from '../../src/holds/onward/machine'
import { correctionMachine } from '../../src/ledger-corrections/machine'
import { reportDraftMachine } from '../../src/holds/report-drafts/machine'
import { protectionMachine } from '../../src/holds/protective-holds/machine'
import { returnMachine } from '../../src/holds/returns/machine'
import { objectionMachine } from '../../src/holds/returns/objections/machine'
import { stopMachine } from '../../src/holds/stop-payments/machine'
import { messageMachine } from '../../src/notices/machine'
import { consentMachine } from '../../src/stories/consents/machine'
import { storyMachine } from '../../src/stories/machine'
import { taskMachine } from '../../src/tasks/machine'
import { tracedAccountMachine } from '../../src/trace/machine'
import { plannedCallMachine, warningMachine } from '../../src/warnings/machine'
import { evidenceWords } from '../../web/src/desks/operator/panels/evidence-words'
import { madeReason } from '../../web/src/desks/operator/panels/made-reasons'
import { happened } from '../../web/src/desks/operator/panels/timeline-words'

/** What stands on a warning's time line. */
const machines = [
  warningMachine,
  messageMachine,
  plannedCallMachine,
  taskMachine,
  stopMachine,
  proposalMachine,
  reportDraftMachine,
  correctionMachine,
  returnMachine,
  objectionMachine,
  freezeMachine,
  protectionMachine,
  appealMachine,
  storyMachine,
  consentMachine,
  tracedAccountMachine,
] as const
// Written by the story's own desk, not by a warning's work.
const ELSEWHERE = ['story.redraft']

test('every event of the work has words on the time line', () => {
  const events = machines.flatMap(({ name, events: own }) => own.map((event) => `${name}.${event}`))
  expect(events.filter((event) => !ELSEWHERE.includes(event) && happened[event] === undefined)).toEqual([])
})

test('a follow-up that is taken and given back has words on the time line', () => {
  for (const remark of ['task.follow-up-taken', 'task.follow-up-given-back'])
    expect(happened[remark]).toBeDefined()
})

test('whatever a rule names as its evidence has words', () => {
  const { rules } = loadRulePack(join(projectRoot, 'rules'))
  const names = new Set(rules.flatMap(({ evidence }) => evidence.map(([name]) => name)))
  expect([...names].filter((name) => evidenceWords[name] === undefined)).toEqual([])
})

test.each([
  ['relative: will_help', '亲属：愿意到场', {}],
  ['visit: fraud', '见面反馈：确为诈骗', {}],
  ['met; no more contact; nothing paid since', '见面回访；已不再联系；之后没有转账', {}],
  [
    'phoned; still in contact; has paid since; 她说对方还在催',
    '电话回访；仍与骗子联系；之后又转过账；{said}',
    { said: '她说对方还在催' },
  ],
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
