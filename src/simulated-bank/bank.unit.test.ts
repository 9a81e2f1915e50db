import type { BankRequestBody } from '../context'
import { SimulatedBank, type KnownAccount } from './bank'
import { scenarioNames, scenarioOf, scenarios } from './scenarios'

const NOW = new Date('2023-02-23T02:00:00Z')
const request: BankRequestBody = {
  reference: '01867bff-b100-7474-86fd-957e972363fa',
  kind: 'stop',
  accountNumber: '6217001820001112223',
  accountName: '王五',
  amount: '731200.00',
  transferredAt: '2023-02-23T01:58:30Z',
  expiresAt: null,
  caseNumber: 'YJ20230223-000001',
  originalReference: null,
}
const other = '01867bff-b100-7474-86fd-957e972363fb'

const outcomeOf = (account: KnownAccount, more: Partial<BankRequestBody> = {}) => {
  const bank = new SimulatedBank('CCB')
  bank.tell(request.accountNumber, account)
  return { bank, ...bank.receive({ ...request, ...more }, NOW) }
}
const replyOf = (account: KnownAccount, more: Partial<BankRequestBody> = {}) =>
  outcomeOf(account, more).answers[0]?.reply

test('an account that nobody told it about is what the request says', () => {
  expect(replyOf({})).toMatchObject({ outcome: 'held', amount: '731200.00' })
})

const told: KnownAccount = {
  holder: '王五',
  transfers: [{ amount: '731200.00', at: '2023-02-23T01:58:00Z' }],
}
test.each<[Partial<BankRequestBody>, string]>([
  [{ accountName: '王武' }, 'name_mismatch'],
  [{ accountName: '' }, 'incomplete'],
  [{ amount: '731200.01' }, 'amount_mismatch'],
  [{ amount: null }, 'incomplete'],
  [{ transferredAt: '2023-02-23T02:58:00Z' }, 'time_mismatch'],
  [{ transferredAt: null }, 'incomplete'],
])('never stops on a mismatch: %o', (more, cause) => {
  expect(replyOf(told, more)).toMatchObject({ outcome: 'refused', cause, amount: null })
})

test('stops when all four fit, to the minute', () => {
  expect(replyOf(told)).toMatchObject({ outcome: 'held', amount: '731200.00' })
})

test('holds what is there', () => {
  expect(replyOf({ balance: '1000.00' })).toMatchObject({ amount: '1000.00', balance: '1000.00' })
  expect(replyOf({ scenario: 'partial' })).toMatchObject({ amount: '438720.00', balance: '438720.00' })
  // What has been stopped does not go any more.
  expect(replyOf({ scenario: 'partial' }, { kind: 'freeze' })).toMatchObject({ amount: '731200.00' })
})

test('refuses where it is told to', () => {
  expect(replyOf({ scenario: 'refuse' })).toMatchObject({ outcome: 'refused', cause: 'name_mismatch' })
})

test('the same reference again is known and not answered twice', () => {
  const { bank } = outcomeOf({})
  expect(bank.receive(request, NOW)).toEqual({ receipt: 'known', answers: [] })
})

test('duplicates carry one message id', () => {
  const { answers } = outcomeOf({ scenario: 'duplicate' })
  expect(new Set(answers.map(({ reply }) => reply.messageId)).size).toBe(1)
  expect(answers).toHaveLength(3)
})

test('silent: taken, never answered, still working on it when asked', () => {
  const { bank, receipt, answers } = outcomeOf({ scenario: 'silent' })
  expect({ receipt, answers }).toEqual({ receipt: 'taken', answers: [] })
  expect(bank.asked(request.reference)).toBe('pending')
})

test('mute: acted, nobody heard, but it tells when asked', () => {
  const { bank, receipt, answers } = outcomeOf({ scenario: 'mute' })
  expect({ receipt, answers }).toEqual({ receipt: 'mute', answers: [] })
  expect(bank.asked(request.reference)).toMatchObject({ outcome: 'held' })
})

test('lost: never received, until it is sent again', () => {
  const { bank, receipt } = outcomeOf({ scenario: 'lost' })
  expect(receipt).toBe('lost')
  expect(bank.asked(request.reference)).toBeNull()
  expect(bank.receive(request, NOW)).toMatchObject({
    receipt: 'taken',
    answers: [{ reply: { outcome: 'held' } }],
  })
})

test('a release is answered as released, a limit without an amount', () => {
  expect(replyOf({}, { kind: 'release_stop', reference: other })).toMatchObject({ outcome: 'released' })
  expect(replyOf({}, { kind: 'protect', amount: null })).toMatchObject({ outcome: 'held', amount: null })
})

test.each(scenarioNames.filter((name) => scenarios[name] !== null))('%s is read from the number', (name) => {
  expect(scenarioOf(`6217001820001${scenarios[name] ?? ''}`)).toBe(name)
})

test('the same requests, the same answers', () => {
  expect(outcomeOf(told).answers).toEqual(outcomeOf(told).answers)
})
