import fc from 'fast-check'
import { sumFen } from '../lib/money'
import {
  accountNames,
  apply,
  availableIn,
  balanceOf,
  emptyBook,
  isOpenPending,
  type Book,
  type Transfer,
} from './model'

const AT = new Date('2023-02-23T02:00:00Z')
const LATER = new Date('2023-02-25T02:00:00Z')

const transfer = (part: Partial<Transfer> & Pick<Transfer, 'id'>): Transfer => ({
  kind: 'posted',
  from: 'outside',
  to: 'at_risk',
  amountFen: 100n,
  pendingId: null,
  expiresAt: null,
  cause: `test:${part.id}`,
  postedAt: AT,
  ...part,
})

const bookOf = (...transfers: Transfer[]): Book =>
  transfers.reduce((book, line) => {
    const next = apply(book, line)
    if (!next.ok) throw new Error(`${line.id}: ${next.error}`)
    return next.value
  }, emptyBook)

const paid = transfer({ id: 'paid', to: 'paid_out', amountFen: 100n })
const claim = transfer({
  id: 'claim',
  kind: 'pending',
  from: 'paid_out',
  to: 'stopped',
  amountFen: 80n,
  expiresAt: LATER,
})
const resolution = (kind: 'post' | 'void' | 'expire', amountFen: bigint, postedAt = AT): Transfer =>
  transfer({
    id: `${kind}-${amountFen}`,
    kind,
    from: 'paid_out',
    to: 'stopped',
    amountFen,
    pendingId: 'claim',
    postedAt,
  })

describe('a pending transfer', () => {
  test('claims money without moving it', () => {
    const book = bookOf(paid, claim)
    expect(balanceOf(book, 'paid_out')).toBe(100n)
    expect(availableIn(book, 'paid_out')).toBe(20n)
    expect(balanceOf(book, 'stopped')).toBe(0n)
    expect(isOpenPending(book, 'claim')).toBe(true)
  })

  test('is posted in part, and the rest falls back', () => {
    const book = bookOf(paid, claim, resolution('post', 60n))
    expect(balanceOf(book, 'stopped')).toBe(60n)
    expect(availableIn(book, 'paid_out')).toBe(40n)
    expect(isOpenPending(book, 'claim')).toBe(false)
  })

  test('leaves nothing behind when it is voided', () => {
    const book = bookOf(paid, claim, resolution('void', 0n))
    expect(availableIn(book, 'paid_out')).toBe(100n)
    expect(balanceOf(book, 'stopped')).toBe(0n)
  })

  test('expires at its time, to the millisecond', () => {
    const early = new Date(LATER.getTime() - 1)
    expect(apply(bookOf(paid, claim), resolution('expire', 0n, early))).toEqual({
      ok: false,
      error: 'not_expired',
    })
    expect(apply(bookOf(paid, claim), resolution('expire', 0n, LATER)).ok).toBe(true)
  })
})

test.each<[string, Transfer[], Transfer]>([
  ['id_taken', [paid], { ...paid, amountFen: 1n }],
  ['same_account', [], transfer({ id: 'a', from: 'frozen', to: 'frozen' })],
  ['no_amount', [], transfer({ id: 'a', amountFen: 0n })],
  ['no_amount', [], transfer({ id: 'a', amountFen: -1n })],
  ['no_amount', [paid, claim], resolution('void', 1n)],
  ['no_such_pending', [paid], resolution('post', 1n)],
  ['no_such_pending', [paid, claim], { ...resolution('post', 1n), to: 'frozen' }],
  ['already_resolved', [paid, claim, resolution('post', 60n)], resolution('void', 0n)],
  ['more_than_pending', [paid, claim], resolution('post', 81n)],
  ['overdrawn', [paid], transfer({ id: 'a', from: 'paid_out', to: 'lost', amountFen: 101n })],
  ['overdrawn', [paid, claim], transfer({ id: 'a', from: 'paid_out', to: 'lost', amountFen: 21n })],
])('refuses for %s', (refusal, before, line) => {
  expect(apply(bookOf(...before), line)).toEqual({ ok: false, error: refusal })
})

describe('under any sequence of transfers', () => {
  const anyName = fc.constantFrom(...accountNames)
  const anyTransfer = fc.record({
    id: fc.integer({ min: 0, max: 30 }).map(String),
    kind: fc.constantFrom('posted', 'posted', 'pending', 'post', 'void', 'expire'),
    from: fc.oneof(fc.constant('outside' as const), anyName),
    to: anyName,
    amountFen: fc.bigInt({ min: 0n, max: 1000n }),
    pendingId: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 30 }).map(String)),
    expiresAt: fc.constantFrom(null, AT, LATER),
    cause: fc.constant('test'),
    postedAt: fc.constantFrom(AT, LATER),
  })
  // Random resolutions hardly ever fit; half of them are aimed at a pending transfer that is there.
  const aim = (book: Book, line: Transfer): Transfer => {
    const target = [...book.transfers.values()].find(({ kind }) => kind === 'pending')
    if (line.pendingId === null || target === undefined) return line
    return { ...line, from: target.from, to: target.to, pendingId: target.id }
  }
  const run = (lines: readonly Transfer[]): { book: Book; taken: Transfer[] } => {
    let book: Book = emptyBook
    const taken: Transfer[] = []
    for (const drawn of lines) {
      const line = aim(book, drawn)
      const next = apply(book, line)
      if (next.ok && next.value !== book) taken.push(line)
      if (next.ok) book = next.value
    }
    return { book, taken }
  }

  test('the accounts sum to zero and none is overdrawn', () => {
    fc.assert(
      fc.property(fc.array(anyTransfer, { maxLength: 60 }), (lines) => {
        const { book } = run(lines)
        expect(sumFen(accountNames.map((name) => balanceOf(book, name)))).toBe(0n)
        expect(sumFen(accountNames.map((name) => book.accounts[name].pendingIn))).toBe(
          sumFen(accountNames.map((name) => book.accounts[name].pendingOut)),
        )
        for (const name of accountNames.filter((each) => each !== 'outside')) {
          expect(availableIn(book, name) >= 0n).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('lines that come again, in any order, change nothing', () => {
    fc.assert(
      fc.property(
        fc.array(anyTransfer, { maxLength: 40 }),
        fc.array(fc.nat(), { maxLength: 40 }),
        (lines, picks) => {
          const { book, taken } = run(lines)
          for (const pick of taken.length === 0 ? [] : picks) {
            const again = taken[pick % taken.length]
            if (again !== undefined) expect(apply(book, again)).toEqual({ ok: true, value: book })
          }
        },
      ),
    )
  })
})
