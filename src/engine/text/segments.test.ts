import fc from 'fast-check'
import { segmentsOf } from './segments'

test('a short text is one segment', () => {
  expect(segmentsOf('您的快递到了')).toEqual([{ start: 0, end: 6 }])
})

test('a segment ends where a sentence does, when one ends near by', () => {
  const text = '一'.repeat(85) + '。' + '二'.repeat(200)
  expect(segmentsOf(text)[0]).toEqual({ start: 0, end: 86 })
})

test('segments cover every text from its start to its end, go forward and leave no gap', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('转', '。', '\n', ' ', 'a'), maxLength: 600 }), (text) => {
      const segments = segmentsOf(text)
      expect(segments[0]?.start).toBe(0)
      expect(segments.at(-1)?.end).toBe(text.length)
      segments.slice(1).forEach(({ start }, i) => {
        expect(start).toBeGreaterThan(segments[i]?.start ?? 0)
        expect(start).toBeLessThanOrEqual(segments[i]?.end ?? 0)
      })
    }),
  )
})
