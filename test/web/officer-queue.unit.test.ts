import {
  dutyOf,
  isPassing,
  nextToSend,
  withEntries,
  type DeedKind,
  type Entry,
} from '../../web/src/desks/officer/phone/queue'
import { emptyDraft, emptyPayment, plain, problemsOf } from '../../web/src/desks/officer/visit/draft'

/** What an officer's phone keeps and in which order it sends it, without a browser. */
type Given = Partial<Entry<{ onDuty?: boolean }>> & { readonly seq: number; readonly kind: DeedKind }

const entry = (given: Given): Entry<{ onDuty?: boolean }> => ({
  id: `key-${given.seq}`,
  userId: 'hang',
  taskId: 'one',
  about: null,
  enteredAt: `2023-02-23T02:0${given.seq}:00.000Z`,
  keptSince: 0,
  state: 'waiting',
  deed: {},
  refusal: null,
  sentAt: null,
  ...given,
})

const task = {
  id: 'one',
  state: 'assigned',
  acceptedAt: null,
  departedAt: null,
  arrivedAt: null,
  reportedAt: null,
}

describe('the order of sending', () => {
  test('is the order of the hand, whatever the order of the store', () => {
    const entries = [entry({ seq: 2, kind: 'arrive' }), entry({ seq: 1, kind: 'accept' })]
    expect(nextToSend(entries)?.kind).toBe('accept')
  })

  test('what follows a refused one of the same task waits; another task goes on', () => {
    const refused = entry({ seq: 1, kind: 'accept', state: 'refused' })
    const behind = entry({ seq: 2, kind: 'arrive' })
    const other = entry({ seq: 3, kind: 'accept', taskId: 'two' })
    expect(nextToSend([refused, behind])).toBeNull()
    expect(nextToSend([refused, behind, other])).toBe(other)
  })

  test('what is sent is not sent again', () => {
    expect(nextToSend([entry({ seq: 1, kind: 'accept', state: 'sent' })])).toBeNull()
  })
})

test.each([
  [0, 'unreachable', true],
  [401, 'not_signed_in', true],
  [403, 'csrf_token_missing', true],
  [409, 'lost_race', true],
  [429, 'rate_limited', true],
  [503, 'database_unavailable', true],
  [409, 'illegal_move', false],
  [422, 'invalid_request', false],
  [404, 'not_found', false],
])('%i %s: may it pass as it is? %s', (status, code, expected) => {
  expect(isPassing(status, code)).toBe(expected)
})

describe('the task on his screen', () => {
  test('is as he has left it, before the service has heard of it', () => {
    const entries = [
      entry({ seq: 1, kind: 'accept' }),
      entry({ seq: 2, kind: 'depart' }),
      entry({ seq: 3, kind: 'arrive' }),
      entry({ seq: 4, kind: 'visit' }),
    ]
    expect(withEntries(task, entries.slice(0, 2), 0)).toMatchObject({
      state: 'accepted',
      acceptedAt: '2023-02-23T02:01:00.000Z',
      departedAt: '2023-02-23T02:02:00.000Z',
    })
    expect(withEntries(task, entries, 0).state).toBe('reported')
  })

  test('takes what was sent only until it was read anew', () => {
    const sent = entry({ seq: 1, kind: 'accept', state: 'sent', sentAt: '2023-02-23T02:10:00.000Z' })
    const at = Date.parse('2023-02-23T02:10:00.000Z')
    expect(withEntries(task, [sent], at - 1).state).toBe('accepted')
    expect(withEntries(task, [sent], at + 1).state).toBe('assigned')
  })

  test('is not moved by what was refused, nor by another task’s, nor where it cannot be', () => {
    const refused = entry({ seq: 1, kind: 'accept', state: 'refused' })
    const others = entry({ seq: 2, kind: 'accept', taskId: 'two' })
    const tooEarly = entry({ seq: 3, kind: 'arrive' })
    expect(withEntries(task, [refused, others, tooEarly], 0)).toEqual(task)
  })
})

test('the last word on duty holds', () => {
  const off = entry({ seq: 1, kind: 'duty', taskId: null, deed: { onDuty: false } })
  const on = entry({ seq: 2, kind: 'duty', taskId: null, deed: { onDuty: true } })
  expect(dutyOf([])).toBeNull()
  expect(dutyOf([off])).toBe(false)
  expect(dutyOf([off, on])).toBe(true)
})

describe('a report', () => {
  const now = Date.parse('2023-02-23T10:00')
  const codes = (draft: Parameters<typeof problemsOf>[0]) => problemsOf(draft, now).map(({ code }) => code)

  test('needs what it is and the attitude, and of nobody met nothing more', () => {
    expect(codes(emptyDraft)).toEqual(['finding'])
    expect(codes({ ...emptyDraft, finding: 'fraud' })).toEqual(['attitude'])
    expect(codes({ ...emptyDraft, finding: 'not_reached' })).toEqual([])
  })

  test('names what is wrong with each payment', () => {
    const met = { ...emptyDraft, finding: 'fraud', attitude: 'believes', hasPaid: true } as const
    expect(codes(met)).toEqual(['noPayment'])
    const wrong = { ...emptyPayment, amount: '5,000.555', account: '12' }
    expect(codes({ ...met, payments: [wrong] })).toEqual(['amount', 'account', 'time'])
    const future = { ...emptyPayment, amount: '5000', account: '6217001820001112223', at: '2023-02-23T11:00' }
    expect(codes({ ...met, payments: [future] })).toEqual(['future'])
    expect(codes({ ...met, payments: [{ ...future, at: '2023-02-23T09:40' }] })).toEqual([])
  })

  test('numbers are taken as they are copied from a screen', () => {
    expect(plain('6217 0018-2000 １１１２')).toBe('6217001820001112')
    expect(plain('5,000.50')).toBe('5000.50')
  })
})
