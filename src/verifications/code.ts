import { verificationLimits } from './limits'

/**
 * Read from one screen and typed into another, in a hurry: of each pair that looks alike (0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B)
 * only the digit is used, or neither.
 */
export const CODE_ALPHABET = '23456789ACDEFHJKMNPQRTVWXY'

const LENGTH = verificationLimits.length.value
const WHOLE_CODE = new RegExp(`^[${CODE_ALPHABET}]{${LENGTH}}$`)
// Bytes above the largest multiple are thrown away, so that every character is equally likely.
const USABLE_BYTES = 256 - (256 % CODE_ALPHABET.length)

/** @param secret random bytes, base64url @returns null when too few of them can be used: take another secret */
export function codeFrom(secret: string): string | null {
  const usable = [...Buffer.from(secret, 'base64url')].filter((byte) => byte < USABLE_BYTES)
  if (usable.length < LENGTH) return null
  return usable
    .slice(0, LENGTH)
    .map((byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length))
    .join('')
}

const MISREAD: Readonly<Record<string, string>> = { Z: '2', S: '5', G: '6', B: '8' }

/** As somebody types it: small letters, spaces, full-width, a letter for the digit. @returns null: no code can be that */
export function readCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]+/g, '')
    .replaceAll(/[ZSGB]/g, (letter) => MISREAD[letter] ?? letter)
  return WHOLE_CODE.test(code) ? code : null
}

/** K7M4 P2XQ */
export const spacedCode = (code: string): string => `${code.slice(0, LENGTH / 2)} ${code.slice(LENGTH / 2)}`
