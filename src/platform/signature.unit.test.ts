import { isSignedBy, sign, signatureHeaders, SIGNATURE_TOLERANCE_MS } from './signature'

const now = new Date('2023-02-23T02:00:00Z')
const headers = signatureHeaders('secret', '{"a":1}', now)
const signed = {
  timestamp: headers['x-menshen-timestamp'],
  signature: headers['x-menshen-signature'],
  rawBody: '{"a":1}',
}

test('what was signed fits, as text or as bytes', () => {
  expect(isSignedBy('secret', signed, now)).toBe(true)
  expect(isSignedBy('secret', { ...signed, rawBody: Buffer.from(signed.rawBody) }, now)).toBe(true)
})

test('it is HMAC-SHA-256 over time and body, in hexadecimal', () => {
  // printf '1677117600.{"a":1}' | openssl dgst -sha256 -hmac secret
  expect(sign('secret', '1677117600', '{"a":1}')).toBe(
    '4b65e08e00d1298978cc248137f6e2af31d8157be0d89f254f75f2e980e0c132',
  )
})

test.each([
  ['another secret', 'other', {}],
  ['another body', 'secret', { rawBody: '{"a":2}' }],
  ['another time', 'secret', { timestamp: '1677117601' }],
  ['no signature', 'secret', { signature: '' }],
  ['half a signature', 'secret', { signature: signed.signature.slice(0, 32) }],
  ['a time that is none', 'secret', { timestamp: 'now' }],
  ['no time', 'secret', { timestamp: '' }],
])('%s does not', (_what, secret, change) => {
  expect(isSignedBy(secret, { ...signed, ...change }, now)).toBe(false)
})

test('it is good for five minutes, either way', () => {
  const at = (offset: number) => isSignedBy('secret', signed, new Date(now.getTime() + offset))
  expect([at(SIGNATURE_TOLERANCE_MS), at(-SIGNATURE_TOLERANCE_MS)]).toEqual([true, true])
  expect([at(SIGNATURE_TOLERANCE_MS + 1), at(-SIGNATURE_TOLERANCE_MS - 1)]).toEqual([false, false])
})
