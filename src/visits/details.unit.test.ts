import { onlyNew, readDetails, totalOf, transferOf, writeDetails } from './details'

const paid = transferOf({
  payeeAccount: '6217 0018-2000 1112223',
  payeeName: '王五',
  amount: '480000.00',
  at: '2023-02-23T10:02:30+08:00',
})

test('an account is the same however it is written', () => {
  const again = transferOf({
    payeeAccount: '６217001820001112223',
    amount: '480000',
    at: '2023-02-23T02:02:30Z',
  })
  expect(again.payeeAccount).toBe(paid.payeeAccount)
  expect(onlyNew([again], [paid])).toEqual([])
})

test('listed twice in one report is counted once; another time is another payment', () => {
  const later = { ...paid, at: new Date('2023-02-23T02:05:00Z') }
  expect(totalOf(onlyNew([paid, paid, later], []))).toBe(96_000_000n)
})

test('details come back as they were', () => {
  const details = { note: '门没有开', transfers: [paid] }
  expect(readDetails(writeDetails(details))).toEqual(details)
})
