import fc from 'fast-check'
import { decideTold, missingOf, type KnownDraft, type Told } from './plan'

const at = (text: string): Date => new Date(`2023-02-23T${text}:00Z`)
const nothing: Told = {
  accountId: null,
  accountName: null,
  bankName: null,
  bankId: null,
  amountFen: null,
  transferredAt: null,
}
const whole: Told = {
  accountId: 'account-1',
  accountName: '王五',
  bankName: 'CCB',
  bankId: 'bank-1',
  amountFen: 73_120_000n,
  transferredAt: at('01:58'),
}
const draft = (told: Partial<Told> = {}, more: Partial<KnownDraft> = {}): KnownDraft => ({
  ...whole,
  ...told,
  id: 'draft-1',
  isOpen: true,
  isCompleted: false,
  ...more,
})

test('what a bank needs and nobody has told is named, in order', () => {
  expect(missingOf(whole)).toEqual([])
  expect(missingOf({ ...whole, accountName: null, transferredAt: null })).toEqual([
    'accountName',
    'transferredAt',
  ])
  expect(missingOf(nothing)).toEqual(['account', 'accountName', 'amount', 'transferredAt', 'bankCode'])
})

test('an account that no draft has is drafted; a transfer that tells nothing to look for is not', () => {
  expect(decideTold([], 'new', whole).kind).toBe('draft')
  expect(decideTold([draft({ accountId: 'account-2' })], 'new', whole).kind).toBe('draft')
  expect(decideTold([], 'new', { ...nothing, accountName: '王五' }).kind).toBe('nothing')
})

test('a second report of the account fills in what the first did not know', () => {
  const known = draft({ accountName: null, bankName: null, bankId: null })
  expect(decideTold([known], 'new', whole)).toMatchObject({ kind: 'join', facts: whole })
})

test('without the account, the same sum at about the same time is the same transfer', () => {
  const known = draft({ accountId: null })
  expect(decideTold([known], 'new', { ...whole, transferredAt: at('02:10') })).toMatchObject({
    kind: 'join',
    facts: { accountId: 'account-1', transferredAt: at('01:58') },
  })
  expect(decideTold([known], 'new', { ...whole, transferredAt: at('03:10') }).kind).toBe('draft')
  expect(decideTold([known], 'new', { ...whole, amountFen: 1n }).kind).toBe('draft')
})

test('of two payments to one account the larger is named to the bank, unless a person has completed it', () => {
  const larger = { ...whole, amountFen: 90_000_000n, transferredAt: at('02:20') }
  expect(decideTold([draft()], 'new', larger)).toMatchObject({
    facts: { amountFen: 90_000_000n, transferredAt: at('02:20') },
  })
  expect(decideTold([draft({}, { isCompleted: true })], 'new', larger)).toMatchObject({ facts: whole })
})

test('what an officer has decided stays as he decided it', () => {
  const known = draft({ accountName: null }, { isOpen: false })
  expect(decideTold([known], 'new', whole)).toMatchObject({ kind: 'join', facts: { accountName: null } })
})

test('the same report again changes nothing', () => {
  expect(decideTold([draft()], 'draft-1', whole).kind).toBe('nothing')
})

test('however many reports tell of them, an account has one draft, in whatever order they come', () => {
  const told = fc.record({
    accountId: fc.constantFrom('a', 'b', 'c'),
    accountName: fc.constantFrom(null, '王五'),
    bankName: fc.constant(null),
    bankId: fc.constant(null),
    amountFen: fc.bigInt({ min: 1n, max: 3n }),
    transferredAt: fc.constantFrom(null, at('01:58'), at('02:10')),
  })
  fc.assert(
    fc.property(fc.array(told, { maxLength: 12 }), (reports) => {
      const drafts: KnownDraft[] = []
      reports.forEach((one, index) => {
        const decision = decideTold(drafts, `id-${index}`, one)
        if (decision.kind === 'draft') drafts.push(draft(one, { id: `id-${index}` }))
        if (decision.kind === 'join')
          drafts.splice(drafts.indexOf(decision.draft), 1, { ...decision.draft, ...decision.facts })
      })
      const accounts = drafts.map(({ accountId }) => accountId)
      expect(new Set(accounts).size).toBe(accounts.length)
      for (const { accountId, amountFen } of drafts) {
        const sums = reports.filter((one) => one.accountId === accountId).map((one) => one.amountFen)
        expect(amountFen).toBe(sums.reduce((most, sum) => (sum > most ? sum : most)))
      }
    }),
  )
})
