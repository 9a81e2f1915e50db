import { createHash } from 'node:crypto'
import { CODE_ALPHABET, codeFrom, readCode, spacedCode } from './code'

const secret = (seed: number) => createHash('sha256').update(String(seed)).digest('base64url')

test('a code has eight characters, none of which looks like another', () => {
  const codes = Array.from({ length: 500 }, (_, seed) => codeFrom(secret(seed)) ?? '')
  expect(codes.every((code) => /^.{8}$/.test(code))).toBe(true)
  expect(codes.join('')).not.toMatch(/[01OILZSGBU]/)
  expect(new Set(codes).size).toBe(codes.length)
})

test('every character is as likely as any other', () => {
  const counts = new Map<string, number>()
  for (let seed = 0; seed < 4_000; seed += 1)
    for (const character of codeFrom(secret(seed)) ?? '')
      counts.set(character, (counts.get(character) ?? 0) + 1)
  const expected = (4_000 * 8) / CODE_ALPHABET.length
  expect(counts.size).toBe(CODE_ALPHABET.length)
  for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.2)
})

test('bytes that would make some characters likelier are not used', () => {
  expect(codeFrom(Buffer.alloc(32, 255).toString('base64url'))).toBeNull()
})

test.each([
  ['k7m4p2xq', 'K7M4P2XQ'],
  [' K7M4 P2XQ ', 'K7M4P2XQ'],
  ['K7M4-PZXQ', 'K7M4P2XQ'],
  ['Ｋ７Ｍ４Ｐ２ＸＱ', 'K7M4P2XQ'],
])('%s is read as %s', (typed, code) => {
  expect(readCode(typed)).toBe(code)
})

test.each(['', 'K7M4P2X', 'K7M4P2XQQ', 'K7M4P2X0', '<script>', 'K7M4P2X\u0000'])(
  '%j can be no code',
  (typed) => {
    expect(readCode(typed)).toBeNull()
  },
)

test('it is shown in two halves', () => {
  expect(spacedCode('K7M4P2XQ')).toBe('K7M4 P2XQ')
})
