import { createHmac } from 'node:crypto'
import { plainIdentifier, type Listed } from './identifiers'

/**
 * How an account or a phone stands in a list that is shared: HMAC-SHA-256 under `key` of salt, kind and plain spelling.
 * The salt alone would not do for phones, since all of them can be tried in minutes: the key stays with the installation.
 */
export function hashedIdentifier(of: Listed, written: string, salt: string, key: string): string {
  return createHmac('sha256', key)
    .update(`${salt}\n${of}\n${plainIdentifier(of, written)}`)
    .digest('hex')
}
