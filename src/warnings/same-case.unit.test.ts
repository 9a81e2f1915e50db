import { sameCase, type ToldCase, type ToldPayment } from './same-case'

const at = (text: string): Date => new Date(`2023-02-23T${text}:00Z`)
const paid: ToldPayment = { payeeId: 'mule', amountFen: 5_800_000n, at: at('01:58'), payerId: null }
const told = (id: string, more: Partial<ToldCase> = {}): ToldCase => ({
  warningId: id,
  partyId: `party-${id}`,
  names: [],
  payments: [paid],
  ...more,
})
const isJoined = (other: ToldCase, own = told('a')): boolean => sameCase(own, [other]) === other

test('the same sum into the same account at about the same time is one case', () => {
  expect(isJoined(told('b'))).toBe(true)
  expect(isJoined(told('b', { payments: [{ ...paid, at: at('02:08') }] }))).toBe(true)
})

test.each<[string, Partial<ToldCase>]>([
  ['another time', { payments: [{ ...paid, at: at('02:09') }] }],
  ['another sum', { payments: [{ ...paid, amountFen: 5_800_001n }] }],
  ['another account', { payments: [{ ...paid, payeeId: 'other' }] }],
  ['another name', { names: ['李四'] }],
  ['another account that paid', { payments: [{ ...paid, payerId: 'payer-2' }] }],
])('%s is another case', (_, more) => {
  const own = told('a', { names: ['沈阿宝'], payments: [{ ...paid, payerId: 'payer-1' }] })
  expect(isJoined(told('b', more), own)).toBe(false)
})

test('where two others fit nothing is joined', () => {
  expect(sameCase(told('a'), [told('b'), told('c')])).toBeNull()
  expect(sameCase(told('a'), [told('b'), told('c', { names: ['李四'] })])).toBeNull()
})
