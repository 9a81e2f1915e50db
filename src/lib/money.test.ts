import fc from 'fast-check'
import { formatYuan, parseYuan, roundedToWan } from './money'

test('yuan and fen agree for every amount', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), (fen) => {
      expect(parseYuan(formatYuan(fen))).toEqual({ ok: true, value: fen })
    }),
  )
})

test.each(['', '1.', '.5', '1.234', '-1', '1,000', '1e3', '１００', ' 1'])(
  '"%s" is not an amount',
  (text) => {
    expect(parseYuan(text)).toEqual({ ok: false, error: 'not_an_amount' })
  },
)

test.each([
  [73_120_000n, '73万余元'],
  [73_000_000n, '73万元'],
  [73_000_001n, '73万余元'],
  [999_999n, '不足1万元'],
  [1_000_000n, '1万元'],
  [10_000_000_000n, '1亿元'],
  [10_000_000_001n, '1亿余元'],
  [10_050_000_000n, '1亿零50万元'],
  [13_050_990_000n, '1亿3050万余元'],
])('%s fen is published as %s', (fen, text) => {
  expect(roundedToWan(fen)).toBe(text)
})
