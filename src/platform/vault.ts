import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { AuditSubject, Context, Purpose, Sealed, Vault } from '../context'
import { appendAudit } from '../audit'
import { assert, present } from '../lib/assert'

// Envelope: version (2 bytes, big endian) | nonce (12) | ciphertext | tag (16). NIST SP 800-38D.
const HEADER_BYTES = 2
const NONCE_BYTES = 12
const TAG_BYTES = 16
const INDEX_BYTES = 16

export interface VaultKey {
  /** 1 … 32767; the highest seals, all open. */
  readonly version: number
  /** 32 bytes. */
  readonly secret: Buffer
}

interface DerivedKey {
  readonly version: number
  readonly seal: Buffer
  readonly index: Buffer
}

/** The only code that opens sealed values. Seal and index keys are derived from each master key by HKDF-SHA-256. */
export function createVault(keys: readonly VaultKey[]): Vault {
  assert(keys.length > 0, 'the vault needs a key')
  const derived = keys.map(derive).sort((a, b) => b.version - a.version)
  const current = present(derived[0], 'current key')
  const byVersion = new Map(derived.map((key) => [key.version, key]))

  const openSilently = (field: string, sealed: Uint8Array): string =>
    decrypt(byVersion, field, Buffer.from(sealed))
  return {
    keyVersion: current.version,
    seal: (field, plain) => encrypt(current, field, plain),
    openSilently,
    open: async (
      ctx: Context,
      field: string,
      sealed: Uint8Array,
      purpose: Purpose,
      subject: AuditSubject,
    ) => {
      const plain = openSilently(field, sealed)
      await appendAudit(ctx, {
        action: 'vault.open',
        subject: subject.kind,
        subjectId: subject.id,
        purpose,
        details: { field },
      })
      return plain
    },
    index: (kind, normalised) => blindIndex(current, kind, normalised),
    indexes: (kind, normalised) => derived.map((key) => blindIndex(key, kind, normalised)),
    keyVersionOf: (sealed) => Buffer.from(sealed).readUInt16BE(0),
  }
}

function derive({ version, secret }: VaultKey): DerivedKey {
  assert(secret.length === 32, `vault key ${version} must have 32 bytes`)
  const expand = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `menshen.${purpose}.v1`, 32))
  return { version, seal: expand('seal'), index: expand('index') }
}

function encrypt(key: DerivedKey, field: string, plain: string): Sealed {
  const nonce = nextNonce()
  const cipher = createCipheriv('aes-256-gcm', key.seal, nonce)
  cipher.setAAD(Buffer.from(field))
  const body = cipher.update(plain, 'utf8')
  const last = cipher.final()
  const sealed = new Uint8Array(HEADER_BYTES + NONCE_BYTES + body.length + last.length + TAG_BYTES)
  sealed[0] = key.version >> 8
  sealed[1] = key.version & 0xff
  sealed.set(nonce, HEADER_BYTES)
  sealed.set(body, HEADER_BYTES + NONCE_BYTES)
  sealed.set(last, HEADER_BYTES + NONCE_BYTES + body.length)
  sealed.set(cipher.getAuthTag(), sealed.length - TAG_BYTES)
  return sealed
}

// One call for many nonces: asked one by one they were 5 % of the ingest's CPU. Each byte is used once.
const NONCES_A_POOL = 512
let pool = Buffer.alloc(0)

function nextNonce(): Buffer {
  if (pool.length < NONCE_BYTES) pool = randomBytes(NONCES_A_POOL * NONCE_BYTES)
  const nonce = pool.subarray(0, NONCE_BYTES)
  pool = pool.subarray(NONCE_BYTES)
  return nonce
}

function decrypt(keys: ReadonlyMap<number, DerivedKey>, field: string, sealed: Buffer): string {
  const version = sealed.readUInt16BE(0)
  const key = present(keys.get(version), `vault key ${version}`)
  const nonce = sealed.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key.seal, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(field))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  const body = sealed.subarray(HEADER_BYTES + NONCE_BYTES, sealed.length - TAG_BYTES)
  return decipher.update(body, undefined, 'utf8') + decipher.final('utf8')
}

/** Half of an HMAC-SHA-256: 128 bits keep accidental equality out of reach of a city's identifiers. */
function blindIndex(key: DerivedKey, kind: string, normalised: string): Sealed {
  const digest = createHmac('sha256', key.index).update(`${kind}:${normalised}`).digest()
  return Uint8Array.from(digest.subarray(0, INDEX_BYTES))
}
