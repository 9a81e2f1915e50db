import {
  nextAction,
  type CallFacts,
  type TaskFacts,
  type WarningFacts,
} from '../../web/src/desks/operator/panels/next-action'

const NOW = Date.parse('2023-02-23T02:00:00Z')
const at = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString()

const warning = (more: Partial<WarningFacts> = {}): WarningFacts => ({
  state: 'acknowledged',
  level: 'high',
  acknowledgeBy: at(10),
  holdUntil: null,
  paidUnawareAt: null,
  reachBy: null,
  ...more,
})
const task = (more: Partial<TaskFacts> = {}): TaskFacts => ({
  state: 'assigned',
  kind: 'first_visit',
  officerName: '杭警官',
  stationName: '斗门派出所',
  notBefore: null,
  acceptBy: null,
  arriveBy: null,
  reportBy: null,
  followUpBy: null,
  ...more,
})
const called = (...outcomes: readonly (readonly [string, number])[]): CallFacts => ({
  calls: outcomes.map(([outcome, minutes]) => ({ outcome, calledAt: at(minutes) })),
  planned: [],
})
const nobody = called()
const planned = (minutes: number): CallFacts => ({
  calls: [],
  planned: [{ state: 'planned', dueAt: at(minutes) }],
})

test.each([
  ['open: take it', warning({ state: 'open' }), [], nobody, 'acknowledge', 'nobody-has-it'],
  [
    'open too long',
    warning({ state: 'open', acknowledgeBy: at(-1) }),
    [],
    nobody,
    'acknowledge',
    'not-acknowledged-in-time',
  ],
  ['taken: call first', warning(), [], nobody, 'call', 'not-called-yet'],
  ['critical: the door first', warning({ level: 'critical' }), [], nobody, 'dispatch', 'too-grave-to-wait'],
  [
    'paid and unaware: the call that stops the next payment',
    warning({ paidUnawareAt: at(-2), reachBy: at(8) }),
    [],
    nobody,
    'call',
    'paid-and-unaware',
  ],
  [
    'the hold ends: the door first',
    warning({ holdUntil: at(20) }),
    [],
    nobody,
    'dispatch',
    'payment-hold-ends',
  ],
  [
    'the hold has ended: it is no reason any more',
    warning({ holdUntil: at(-1) }),
    [],
    nobody,
    'call',
    'not-called-yet',
  ],
  ['not answered just now: wait', warning(), [], called(['no_answer', -1]), 'wait', 'no-answer-yet'],
  ['not answered a while ago: again', warning(), [], called(['no_answer', -6]), 'call', 'no-answer-yet'],
  [
    'not answered three times: go',
    warning(),
    [],
    called(['no_answer', -9], ['no_answer', -8], ['no_answer', -7]),
    'dispatch',
    'never-answers',
  ],
  [
    'reached: somebody sees for himself',
    warning(),
    [],
    called(['reached', -1]),
    'dispatch',
    'reached-not-seen',
  ],
  ['a call was promised', warning(), [], planned(-1), 'call', 'planned-call-due'],
  [
    'sent, not called',
    warning({ state: 'dispatched' }),
    [task({ acceptBy: at(3) })],
    nobody,
    'call',
    'call-on-the-way',
  ],
  [
    'sent, called',
    warning({ state: 'dispatched' }),
    [task({ acceptBy: at(3) })],
    called(['reached', -1]),
    'wait',
    'waits-for-accept',
  ],
  [
    'not accepted in time',
    warning({ state: 'dispatched' }),
    [task({ acceptBy: at(-1) })],
    nobody,
    'chase',
    'not-accepted-in-time',
  ],
  [
    'not arrived in time',
    warning({ state: 'dispatched' }),
    [task({ state: 'accepted', arriveBy: at(-1) })],
    nobody,
    'chase',
    'not-arrived-in-time',
  ],
  [
    'at the door',
    warning({ state: 'dispatched' }),
    [task({ state: 'arrived', reportBy: at(9) })],
    nobody,
    'wait',
    'waits-for-report',
  ],
  [
    'a visit is planned',
    warning({ state: 'dispatched' }),
    [task({ state: 'queued', kind: 'second_visit', notBefore: at(60) })],
    nobody,
    'wait',
    'visit-planned',
  ],
  [
    'called off: send again',
    warning({ state: 'dispatched' }),
    [task({ state: 'cancelled' })],
    nobody,
    'dispatch',
    'nobody-is-going',
  ],
  [
    'seen, not over: plan',
    warning({ state: 'dispatched' }),
    [task({ state: 'reported', followUpBy: at(600) })],
    nobody,
    'plan',
    'follow-up-open',
  ],
  [
    'confirmed: plan the follow-up',
    warning({ state: 'confirmed' }),
    [task({ state: 'reported', followUpBy: at(600) })],
    nobody,
    'plan',
    'victim-without-follow-up',
  ],
  [
    'confirmed, follow-up late',
    warning({ state: 'confirmed' }),
    [task({ state: 'reported', followUpBy: at(-1) })],
    nobody,
    'chase',
    'follow-up-overdue',
  ],
  ['confirmed, a call planned', warning({ state: 'confirmed' }), [], planned(90), 'wait', 'call-planned'],
  [
    'confirmed and followed up',
    warning({ state: 'confirmed' }),
    [task({ state: 'followed_up' })],
    nobody,
    'none',
    'over',
  ],
  ['dismissed', warning({ state: 'dismissed' }), [], nobody, 'none', 'over'],
  ['expired', warning({ state: 'expired' }), [task()], planned(-1), 'none', 'over'],
] as const)('%s', (_, given, tasks, calls, act, because) => {
  expect(nextAction(given, tasks, calls, NOW)).toMatchObject({ act, because })
})

test('says whose turn it is and which clock runs', () => {
  const running = [task({ state: 'accepted', arriveBy: at(4) })]
  const next = nextAction(warning({ state: 'dispatched' }), running, called(['reached', -1]), NOW)
  expect(next).toEqual({ act: 'wait', because: 'waits-for-arrival', until: at(4), who: '杭警官' })
})
