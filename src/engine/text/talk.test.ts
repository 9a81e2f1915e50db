import fc from 'fast-check'
import { joinedText, type EarlierText } from './talk'

const limits = { horizonMs: 3_600_000, messages: 3, characters: 40 }
const at = 10_000_000

test('a piece that ends in the middle of a sentence goes on without a break, a finished one does not', () => {
  const earlier = [
    { at: at - 2, text: '你好。' },
    { at: at - 1, text: '把钱转到安' },
  ]
  expect(joinedText('全账户', at, earlier, limits)).toEqual({
    text: '你好。\n把钱转到安全账户',
    from: 9,
    joined: 2,
  })
})

test('whatever came before: within the bounds, the newest, in their order, the message itself last', () => {
  const pieces = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 2 * at }), text: fc.string({ maxLength: 20 }) }),
  )
  fc.assert(
    fc.property(pieces, fc.string(), (earlier: EarlierText[], text) => {
      const { text: whole, from, joined } = joinedText(text, at, earlier, limits)
      expect(whole.slice(from)).toBe(text)
      expect(joined).toBeLessThanOrEqual(limits.messages)
      expect(from).toBeLessThanOrEqual(limits.characters + limits.messages)
      const usable = earlier.filter((one) => one.at <= at && at - one.at <= limits.horizonMs)
      expect(joined).toBeLessThanOrEqual(usable.length)
    }),
  )
})
