import fc from 'fast-check'
import { accountNames, apply, balanceOf, emptyBook, type AccountName, type Book } from './model'
import { planConfirmed, planPaid, planVisit, type Movement } from './plans'

let nextId = 0
const post = (book: Book, movements: readonly Movement[]): Book =>
  movements.reduce((current, movement) => {
    const rest = { pendingId: null, expiresAt: null, cause: 'test', postedAt: new Date(0) }
    const next = apply(current, { ...movement, ...rest, id: `t${nextId++}`, kind: 'posted' })
    if (!next.ok) throw new Error(next.error)
    return next.value
  }, book)

const exposed = (amountFen: bigint): Book => post(emptyBook, [{ from: 'outside', to: 'at_risk', amountFen }])
const balances = (book: Book): Partial<Record<AccountName, bigint>> =>
  Object.fromEntries(
    accountNames.flatMap((name) => {
      const balance = balanceOf(book, name)
      return name === 'outside' || balance === 0n ? [] : [[name, balance]]
    }),
  )
const visited = (book: Book, paidFen: bigint, protectedFen: bigint): Book =>
  post(book, planVisit(book, { paidFen, protectedFen }))

test('all that was at risk has been paid', () => {
  expect(balances(visited(exposed(731n), 731n, 0n))).toEqual({ paid_out: 731n })
})

test('a part has been paid, the rest is protected', () => {
  expect(balances(visited(exposed(731n), 500n, 231n))).toEqual({ paid_out: 500n, protected: 231n })
})

test('more has been paid than any signal told of', () => {
  expect(balances(visited(exposed(100n), 300n, 0n))).toEqual({ paid_out: 300n })
})

test('more was about to leave than any signal told of', () => {
  expect(balances(visited(emptyBook, 0n, 400n))).toEqual({ protected: 400n })
})

test('a second visit with the same figures changes nothing', () => {
  const book = visited(exposed(731n), 500n, 231n)
  expect(planVisit(book, { paidFen: 500n, protectedFen: 231n })).toEqual([])
})

test('what a first visit protected has been paid after all', () => {
  const book = visited(visited(exposed(731n), 0n, 731n), 200n, 531n)
  expect(balances(book)).toEqual({ paid_out: 200n, protected: 531n })
})

test('money that lapsed out of a stop was paid before and is not paid again', () => {
  const stopped = post(visited(exposed(500n), 500n, 0n), [
    { from: 'paid_out', to: 'stopped', amountFen: 500n },
  ])
  const lapsed = post(stopped, [{ from: 'stopped', to: 'paid_out', amountFen: 500n }])
  expect(planVisit(lapsed, { paidFen: 500n, protectedFen: 0n })).toEqual([])
})

test('the word of two officers moves what is at risk, never what nobody knows of', () => {
  expect(planPaid(exposed(100n), 300n)).toEqual([{ from: 'at_risk', to: 'paid_out', amountFen: 100n }])
  expect(planPaid(exposed(300n), 100n)).toEqual([{ from: 'at_risk', to: 'paid_out', amountFen: 100n }])
})

test('what a bank has confirmed is booked in full', () => {
  const book = post(exposed(100n), planConfirmed(exposed(100n), 'stopped', 300n))
  expect(balances(book)).toEqual({ stopped: 300n })
  expect(planConfirmed(book, 'stopped', 0n)).toEqual([])
})

test('any visits leave what they said: paid never shrinks, protected is the last word unless it was paid', () => {
  const amount = fc.bigInt({ min: 0n, max: 1000n })
  fc.assert(
    fc.property(amount, fc.array(fc.tuple(amount, amount), { maxLength: 6 }), (known, visits) => {
      let book: Book = known > 0n ? exposed(known) : emptyBook
      let paid = 0n
      for (const [paidFen, protectedFen] of visits) {
        book = visited(book, paidFen, protectedFen)
        paid = paidFen > paid ? paidFen : paid
        expect(balanceOf(book, 'paid_out')).toBe(paid)
        expect(balanceOf(book, 'protected') >= protectedFen).toBe(true)
      }
    }),
  )
})
