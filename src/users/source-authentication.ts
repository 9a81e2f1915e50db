import { createHash } from 'node:crypto'
import type { Actor, Context } from '../context'
import { AppError } from '../errors'
import { minutesAfter, SECOND_MS } from '../lib/duration'
import { findKeyByHash, touchKey } from './key-repository'

export type SourceActor = Extract<Actor, { readonly kind: 'source' }>

/** @throws AppError not_signed_in */
export type AuthenticateSource = (authorization: string | undefined) => Promise<SourceActor>

// A revoked key stops working everywhere within this time.
const REMEMBERED_MS = 2 * SECOND_MS
const MAX_REMEMBERED = 1_000
// Whether a key is still in use is a matter of days: its row is not written with every signal.
const TOUCH_MINUTES = 1
const BEARER = /^Bearer ([\w-]{20,128})$/i

interface Remembered {
  readonly until: number
  readonly actor: Promise<SourceActor>
}

/** Who holds an API key, for Express and for the handlers in front of it. The keys of the last seconds are known by heart. */
export function createSourceAuthentication(ctx: Context): AuthenticateSource {
  const known = new Map<string, Remembered>()
  return (authorization) => {
    const key = BEARER.exec(authorization ?? '')?.[1]
    if (key === undefined) return Promise.reject(new AppError('not_signed_in'))
    const digest = createHash('sha256').update(key).digest()
    const name = digest.toString('base64')
    const now = ctx.clock.now().getTime()
    const remembered = known.get(name)
    if (remembered !== undefined && remembered.until > now) return remembered.actor
    const actor = lookUp(ctx, Uint8Array.from(digest))
    // What failed is asked again: a key that has just been made must not have to wait.
    actor.catch(() => known.delete(name))
    if (known.size >= MAX_REMEMBERED) known.clear()
    known.set(name, { until: now + REMEMBERED_MS, actor })
    return actor
  }
}

async function lookUp(ctx: Context, keyHash: Uint8Array<ArrayBuffer>): Promise<SourceActor> {
  const key = await findKeyByHash(ctx, keyHash)
  if (key === null) throw new AppError('not_signed_in')
  await touchKey(ctx, key.id, minutesAfter(ctx.clock.now(), -TOUCH_MINUTES))
  return { kind: 'source', id: key.id, source: key.source, signalTypes: key.signalTypes }
}
