import { createHash, randomBytes } from 'node:crypto'
import type { Clock, Ids } from '../context'

export { timeOfUuidV7 } from '../lib/uuid'

// Namespace of our UUIDv5 ids; any fixed UUID does, it only must never change.
const NAMESPACE = Buffer.from('6d656e7368656e00a96110a961102023', 'hex')

/** Ids from the machine's randomness and the given clock. */
export function createIds(clock: Clock, random: (size: number) => Buffer = randomBytes): Ids {
  return {
    next: () => uuidV7(clock.now().getTime(), random(10)),
    derived: (cause) => uuidV5(cause),
    secret: () => random(32).toString('base64url'),
  }
}

/** RFC 9562 §5.7: 48 bits of Unix milliseconds, then randomness. */
export function uuidV7(milliseconds: number, random: Buffer): string {
  const bytes = Buffer.allocUnsafe(16)
  bytes.writeUIntBE(milliseconds, 0, 6)
  random.copy(bytes, 6, 0, 10)
  return format(bytes, 0x70)
}

/** RFC 9562 §5.5: SHA-1 of namespace and name. */
function uuidV5(name: string): string {
  return format(createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16), 0x50)
}

function format(bytes: Buffer, version: number): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | version, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
