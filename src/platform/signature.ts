import { createHmac, timingSafeEqual } from 'node:crypto'
import { MINUTE_MS, SECOND_MS } from '../lib/duration'

/** Older or newer than this is refused: a recorded request cannot be played back later. */
export const SIGNATURE_TOLERANCE_MS = 5 * MINUTE_MS

export const BANK_HEADER = 'x-menshen-bank'
export const TIMESTAMP_HEADER = 'x-menshen-timestamp'
export const SIGNATURE_HEADER = 'x-menshen-signature'

/** What is signed is `${timestamp}.${rawBody}`; the timestamp counts seconds since 1970. */
export function sign(secret: string, timestamp: string, rawBody: string | Uint8Array): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex')
}

/** The headers of a signed request of ours, or of a bank. */
export function signatureHeaders(
  secret: string,
  rawBody: string | Uint8Array,
  now: Date,
): Record<typeof TIMESTAMP_HEADER | typeof SIGNATURE_HEADER, string> {
  const timestamp = Math.floor(now.getTime() / SECOND_MS).toString()
  return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: sign(secret, timestamp, rawBody) }
}

export interface Signed {
  readonly timestamp: string
  readonly signature: string
  readonly rawBody: string | Uint8Array
}

/** Compares in constant time; false for a stale timestamp, too. */
export function isSignedBy(secret: string, { timestamp, signature, rawBody }: Signed, now: Date): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(Number(timestamp) * SECOND_MS - now.getTime()) > SIGNATURE_TOLERANCE_MS) return false
  const expected = Buffer.from(sign(secret, timestamp, rawBody))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
