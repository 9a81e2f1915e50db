import fc from 'fast-check'
import { createVault } from './vault'

const key = (version: number) => ({ version, secret: Buffer.alloc(32, version) })
const vault = createVault([key(1)])

test('every text comes back as it was sealed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(vault.openSilently('party.profile', vault.seal('party.profile', text))).toBe(text)
    }),
  )
})

test('a seal cannot be moved to another field', () => {
  const sealed = vault.seal('party.profile', '沈')
  expect(() => vault.openSilently('visit.details', sealed)).toThrow()
})

test('any changed byte is noticed', () => {
  const sealed = vault.seal('party.profile', 'Ms Shen')
  fc.assert(
    fc.property(fc.nat({ max: sealed.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const tampered = Uint8Array.from(sealed)
      tampered[at] = (tampered[at] ?? 0) ^ change
      expect(() => vault.openSilently('party.profile', tampered)).toThrow()
    }),
  )
})

test('the same text is sealed differently each time, but indexed the same', () => {
  expect(vault.seal('f', 'same')).not.toEqual(vault.seal('f', 'same'))
  expect(vault.index('phone', '+8613800138000')).toEqual(vault.index('phone', '+8613800138000'))
  expect(vault.index('phone', '1')).not.toEqual(vault.index('account', '1'))
})

test('after a rotation the old seals still open, and look-ups know both indexes', () => {
  const rotated = createVault([key(1), key(2)])
  const old = vault.seal('f', 'before')
  expect(rotated.openSilently('f', old)).toBe('before')
  expect(rotated.keyVersionOf(old)).toBe(1)
  expect(rotated.keyVersionOf(rotated.seal('f', 'after'))).toBe(2)
  expect(rotated.indexes('phone', '1')).toEqual([rotated.index('phone', '1'), vault.index('phone', '1')])
})

test('another key opens nothing', () => {
  const stranger = createVault([{ version: 1, secret: Buffer.alloc(32, 9) }])
  expect(() => stranger.openSilently('f', vault.seal('f', 'x'))).toThrow()
})
