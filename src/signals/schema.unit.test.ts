import fc from 'fast-check'
import identityNumbers from '../../test/fixtures/identity-numbers.json'
import { AppError } from '../errors'
import { normaliseAccount, normaliseIdNumber, normalisePhone } from '../people'
import { checkSignal, parseSignal, trustedSignal } from './signal'

const now = new Date('2023-02-23T02:00:00Z')
const common = { source: 'bank:icbc-yuecheng', sourceRef: 'TX1', occurredAt: '2023-02-23T09:55:00+08:00' }
const thinPayment = {
  type: 'transaction',
  ...common,
  amount: '730000',
  payer: { account: '6222 0212-1000 0000 001' },
  payee: { account: '6217001210088888888' },
}
const parse = (signal: object) => parseSignal(JSON.stringify(signal), now)
const fieldsOf = (signal: unknown): string[] => {
  try {
    checkSignal(signal, now)
  } catch (error) {
    return error instanceof AppError ? error.fields.map(({ path }) => path) : ['not a refusal']
  }
  return []
}

describe('thin feeds are enough', () => {
  test.each([
    ['transaction', thinPayment],
    ['call', { type: 'call', ...common, caller: '+85212345678', callee: '13812341234' }],
    ['message', { type: 'message', ...common, text: '你好' }],
    ['report', { type: 'report', ...common, channel: '96110' }],
  ])('a %s of its required fields alone', (_type, signal) => {
    expect(fieldsOf(signal)).toEqual([])
  })

  test.each([
    ['type', { ...thinPayment, type: undefined }],
    ['source', { ...thinPayment, source: undefined }],
    ['sourceRef', { ...thinPayment, sourceRef: undefined }],
    ['occurredAt', { ...thinPayment, occurredAt: undefined }],
    ['amount', { ...thinPayment, amount: undefined }],
    ['payer', { ...thinPayment, payer: undefined }],
    ['payee.account', { ...thinPayment, payee: {} }],
    ['caller', { type: 'call', ...common, callee: '13812341234' }],
    ['text', { type: 'message', ...common }],
    ['channel', { type: 'report', ...common }],
  ])('without %s it is refused', (path, signal) => {
    expect(fieldsOf(signal)).toEqual([path])
  })
})

describe('strict', () => {
  test('unknown fields are refused at every depth, each with its path', () => {
    const signal = { ...thinPayment, iban: 'x', payer: { ...thinPayment.payer, operator: { nickname: 'x' } } }
    expect(fieldsOf(signal).sort()).toEqual(['iban', 'payer.operator.nickname'])
  })

  test('a refusal names the field and never its value', () => {
    try {
      parse({ ...thinPayment, payer: { account: '6222', phone: 'call me maybe' } })
      throw new Error('it was accepted')
    } catch (error) {
      expect(error).toBeInstanceOf(AppError)
      expect(JSON.stringify(error)).not.toContain('maybe')
      expect((error as AppError).fields).toEqual([
        { path: 'payer.phone', code: 'custom', expected: 'a phone number' },
      ])
    }
  })

  test.each(['null', '[]', '"text"', '3', '{"type":"rumour"}', '{"type":"toString"}'])(
    '%s is no signal',
    (body) => {
      expect(() => parseSignal(body, now)).toThrow(expect.objectContaining({ code: 'invalid_request' }))
    },
  )

  test('what is no JSON is told so', () => {
    expect(() => parseSignal('{"type":', now)).toThrow(expect.objectContaining({ code: 'malformed_json' }))
  })

  test.each([
    ['an amount with three decimals', { amount: '1.005' }],
    ['a negative amount', { amount: '-1.00' }],
    ['a number for an amount', { amount: 730000 }],
    ['another currency', { currency: 'USD' }],
    ['a time without offset', { occurredAt: '2023-02-23T09:55:00' }],
    ['a day that does not exist', { occurredAt: '2023-02-30T09:55:00Z' }],
    ['a time of the last century', { occurredAt: '1999-12-31T23:59:59Z' }],
    ['a reference with a control character', { sourceRef: 'a\u0000b' }],
    ['a reference with half a surrogate pair', { sourceRef: 'a\ud800b' }],
    ['an empty reference', { sourceRef: '' }],
    ['a source without its kind', { source: 'icbc' }],
    ['a memo that is too long', { memo: '款'.repeat(501) }],
    ['a location beyond the poles', { payer: { account: '62220212', location: { lon: 120, lat: 91 } } }],
    ['a birth year of next century', { payer: { account: '62220212', birthYear: 2980 } }],
  ])('%s is refused', (_what, fields) => {
    expect(fieldsOf({ ...thinPayment, ...fields })).toHaveLength(1)
  })

  test('more than ten minutes ahead is a mistake, ten minutes are a clock', () => {
    expect(fieldsOf({ ...thinPayment, occurredAt: '2023-02-23T02:10:00Z' })).toEqual([])
    expect(fieldsOf({ ...thinPayment, occurredAt: '2023-02-23T02:10:01Z' })).toEqual(['occurredAt'])
  })
})

describe('one value has one form', () => {
  test('numbers lose spaces, dashes and full width; times become UTC; amounts have two decimals', () => {
    const { signal } = parse({
      ...thinPayment,
      payer: {
        account: '６２２２ ０２１２-1000',
        phone: '+86 138-1234-1234',
        idNumber: '11010519491231002x',
      },
    })
    expect(signal).toMatchObject({
      occurredAt: '2023-02-23T01:55:00.000Z',
      amount: '730000.00',
      payer: { account: '622202121000', phone: '+8613812341234', idNumber: '11010519491231002X' },
    })
  })

  test('the digest does not know in which order the fields came', () => {
    const { type, payer, ...rest } = thinPayment
    expect(parse({ payer, ...rest, type }).digest).toEqual(parse(thinPayment).digest)
    expect(parse({ ...thinPayment, amount: '730000.01' }).digest).not.toEqual(parse(thinPayment).digest)
  })

  test('what was stored is read again as it was', () => {
    const { signal, text, occurredAt } = parse(thinPayment)
    expect(trustedSignal('transaction', text)).toEqual({ signal, occurredAt })
  })

  test('normalising twice is normalising once', () => {
    const digits = fc.stringMatching(/^[+0-9 -]{1,24}$/)
    fc.assert(
      fc.property(fc.oneof(digits, fc.string(), fc.stringMatching(/^1[3-9]\d{9}$/)), (text) => {
        for (const normalise of [normalisePhone, normaliseAccount, normaliseIdNumber]) {
          const once = normalise(text)
          if (once !== null) expect(normalise(once)).toBe(once)
        }
      }),
    )
  })

  test('parsing what was parsed changes nothing', () => {
    fc.assert(
      fc.property(
        fc.record({
          amount: fc.stringMatching(/^\d{1,9}(\.\d{1,2})?$/),
          memo: fc.string({ minLength: 1, maxLength: 40 }).filter((text) => /\S/.test(text)),
          at: fc.date({ min: new Date('2001-01-01'), max: now, noInvalidDate: true }),
        }),
        ({ amount, memo, at }) => {
          const first = parse({ ...thinPayment, amount, memo, occurredAt: at.toISOString() })
          const second = parseSignal(first.text, now)
          expect(second.text).toBe(first.text)
        },
      ),
    )
  })
})

test.each(identityNumbers)('identity number $id: $why', ({ id, valid }) => {
  // A 15-digit number is accepted, as the 18 digits its holder has today.
  const today = '11010519491231002X'
  const expected =
    valid === true ? id : valid === 'normalise' ? id.toUpperCase() : valid === '15-digit' ? today : null
  expect(normaliseIdNumber(id)).toBe(expected)
})

test.each([
  ['138 1234 1234', '+8613812341234'],
  ['0086-13812341234', '+8613812341234'],
  ['00852 1234 5678', '+85212345678'],
  ['0575-85123456', '+8657585123456'],
  ['96110', '96110'],
  ['95588', '95588'],
  ['400-812-3456', '+864008123456'],
  ['abc', null],
  ['12', null],
])('the phone %s is %s', (text, expected) => {
  expect(normalisePhone(text)).toBe(expected)
})
