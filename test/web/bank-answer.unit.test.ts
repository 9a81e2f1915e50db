import {
  answerBody,
  emptyDraft,
  outcomesFor,
  problemsOf,
  type Draft,
} from '../../web/src/desks/liaison/answer'
import { verdictOf } from '../../web/src/desks/liaison/matching'

const asked = {
  account: '6217001820001112223',
  accountName: '王五',
  amount: '731200.00',
  transferredAt: '2023-02-23T01:58:00.000Z',
}
const now = Date.parse('2023-02-23T02:05:00.000Z')
const stop = { kind: 'stop', amount: asked.amount } as const
const draft = (more: Partial<Draft>): Draft => ({ ...emptyDraft, ...more })

describe('what a bank’s own system shows', () => {
  test.each([
    ['account', '6217 0018 2000 1112 223'],
    ['account', '6217-0018-2000-1112-223'],
    ['accountName', '王 五'],
    ['amount', '731,200.00'],
    ['amount', '７３１２００元'],
    ['transferredAt', '2023-02-23 09:58'],
    ['transferredAt', '2023/2/23 9:58:00'],
    ['transferredAt', '20230223095800'],
  ] as const)('%s "%s" is the same', (field, shown) => {
    expect(verdictOf(asked, field, shown)).toEqual({ kind: 'same' })
  })

  test.each([
    ['account', '6217001820001112233', 18],
    ['account', '621700182000111222', 19],
    ['accountName', '王伍', 2],
    ['amount', '731200.01', null],
    ['transferredAt', '2023-02-23 09:59', null],
    ['transferredAt', 'yesterday', null],
  ] as const)('%s "%s" differs', (field, shown, from) => {
    expect(verdictOf(asked, field, shown)).toEqual({ kind: 'different', from })
  })

  test('nothing entered says nothing', () => {
    expect(verdictOf(asked, 'account', '  ')).toBeNull()
  })
})

test('a freeze behind another authority’s names it; its sum and end may be left out', () => {
  const queued = draft({ outcome: 'queued', authority: ' 杭州市公安局 ' })
  const asked = { kind: 'freeze', amount: null }
  expect(answerBody(queued, asked, now)).toEqual({
    outcome: 'queued',
    at: '2023-02-23T02:05:00.000Z',
    priorFreeze: { authority: '杭州市公安局' },
  })
  expect(
    answerBody({ ...queued, prior: '50,000', priorUntil: '2023-03-01T10:00' }, asked, now),
  ).toMatchObject({
    priorFreeze: { amount: '50000', until: '2023-03-01T02:00:00.000Z' },
  })
  expect([...problemsOf(draft({ outcome: 'queued' }), asked)]).toEqual([['authority', 'noAuthority']])
})

describe('the answer', () => {
  test('held in full, in part, or all that was there', () => {
    const at = '2023-02-23T02:05:00.000Z'
    expect(answerBody(draft({ outcome: 'full' }), stop, now)).toEqual({
      outcome: 'held',
      at,
      amount: '731200.00',
    })
    expect(answerBody(draft({ outcome: 'part', amount: '231,200' }), stop, now)).toEqual({
      outcome: 'held',
      at,
      amount: '231200',
    })
    expect(answerBody(draft({ outcome: 'balance', balance: '0' }), stop, now)).toEqual({
      outcome: 'held',
      at,
      amount: '0',
      balance: '0',
    })
  })

  test('what does not fit together is named at its field and not sent', () => {
    const wrong: [Partial<Draft>, keyof Draft, string][] = [
      [{}, 'outcome', 'noOutcome'],
      [{ outcome: 'part' }, 'amount', 'noAmount'],
      [{ outcome: 'part', amount: '731200' }, 'amount', 'tooMuch'],
      [{ outcome: 'balance', balance: '800000' }, 'balance', 'enoughThere'],
      [{ outcome: 'full', balance: '5' }, 'balance', 'lessThanHeld'],
      [{ outcome: 'refused' }, 'cause', 'noCause'],
      [{ outcome: 'full', at: '' }, 'at', 'noTime'],
    ]
    for (const [more, field, problem] of wrong) {
      expect(problemsOf(draft(more), stop).get(field)).toBe(problem)
      expect(answerBody(draft(more), stop, now)).toBeNull()
    }
  })

  test('a release is carried out or refused; a whole account has no sum', () => {
    expect(outcomesFor({ kind: 'release_stop', amount: '1.00' })).toEqual(['released', 'refused'])
    expect(outcomesFor({ kind: 'freeze', amount: null })).toEqual(['full', 'queued', 'refused'])
    expect(outcomesFor({ kind: 'return_funds', amount: '1.00' })).toEqual(['returned', 'refused'])
    expect(answerBody(draft({ outcome: 'full' }), { kind: 'protect', amount: null }, now)).toEqual({
      outcome: 'held',
      at: '2023-02-23T02:05:00.000Z',
    })
  })
})
