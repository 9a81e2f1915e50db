import { z } from 'zod'

const VAULT_KEY_BYTES = 32
const MAX_VAULT_VERSION = 32_767 // smallint

export interface VaultKeyConfig {
  readonly version: number
  readonly secret: Buffer
}

/** Reads MENSHEN_VAULT_KEYS; says which key of the list is wrong, never what it is. */
export function parseVaultKeys(text: string, ctx: z.RefinementCtx): VaultKeyConfig[] {
  const keys = text.split(',').map((part) => parseVaultKey(part.trim()))
  const refused = (message: string): never => {
    ctx.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  if (keys.some((key) => key === null))
    return refused(`key ${keys.indexOf(null) + 1} of the list cannot be read`)
  const read = keys.filter((key) => key !== null)
  if (new Set(read.map((key) => key.version)).size < read.length) return refused('a version is there twice')
  if (new Set(read.map((key) => key.secret.toString('hex'))).size < read.length)
    return refused('a key is there twice')
  return read
}

function parseVaultKey(text: string): VaultKeyConfig | null {
  const match = /^(\d{1,5}):([A-Za-z0-9+/_-]{43}=?)$/.exec(text)
  if (match === null) return null
  const [, digits = '', encoded = ''] = match
  const version = Number(digits)
  const secret = Buffer.from(encoded, 'base64')
  // All bytes alike is a placeholder, never a key.
  const isUsable = secret.length === VAULT_KEY_BYTES && new Set(secret).size > 1
  return isUsable && version >= 1 && version <= MAX_VAULT_VERSION ? { version, secret } : null
}
