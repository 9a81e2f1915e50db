import fc from 'fast-check'
import { createLineReader, type Line } from './lines'

const read = (chunks: readonly Buffer[], maxBytes = 1_000): Line[] => {
  const reader = createLineReader(maxBytes)
  return [...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()]
}

test('lines are numbered as in the file; blank ones are counted and left out', () => {
  expect(read([Buffer.from('a\r\n\n  \nb')])).toEqual([
    { number: 1, text: 'a' },
    { number: 4, text: 'b' },
  ])
})

test('a line that is too long is found and thrown away, the next one is read', () => {
  expect(read([Buffer.from('aaaa'), Buffer.from('aaaa\nbb\n')], 5)).toEqual([
    { number: 1, text: null },
    { number: 2, text: 'bb' },
  ])
})

test('wherever the stream is cut, the lines are the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, ' '))),
      fc.array(fc.nat({ max: 50 })),
      (lines, cuts) => {
        const whole = Buffer.from(lines.join('\n'))
        const at = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length]
        const chunks = at.slice(1).map((to, i) => whole.subarray(at[i], to))
        expect(read(chunks)).toEqual(
          lines.flatMap((text, i) => (/\S/.test(text) ? [{ number: i + 1, text }] : [])),
        )
      },
    ),
  )
})
