import type { Context, Purpose } from '../context'
import { notFound } from '../errors'
import { found } from '../transitions'
import * as repository from './repository'
import type { Signal } from './schema'
import { trustedSignal } from './signal'
import { PAYLOAD_FIELD } from './statements'

// Ours are UUIDv7: their time says where to look.
const OURS = /^[0-9a-f]{8}-[0-9a-f]{4}-7/i

/** A desk reads what is about its district, or about nobody whose place is known. */
export async function readSignal(ctx: Context, id: string): Promise<repository.SignalRecord> {
  const record = found(OURS.test(id) ? await repository.readSignal(ctx.db, id) : null, 'signal')
  if (!isVisible(ctx, record.districtCode)) throw notFound('signal')
  return record
}

function isVisible({ actor }: Context, districtCode: string | null): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'user') return false
  if (actor.scope === 'all') return true
  const isOfDesk = actor.scope === 'district'
  return (
    isOfDesk && (actor.districtCode === null || districtCode === null || districtCode === actor.districtCode)
  )
}

/** What was sent, opened with a purpose that goes into the audit log. Whether it may be seen is the caller's to know. */
export async function openSignal(ctx: Context, id: string, purpose: Purpose): Promise<Signal> {
  const { type, payloadSealed } = found(
    OURS.test(id) ? await repository.readSignal(ctx.db, id) : null,
    'signal',
  )
  const subject = { kind: 'signal', id }
  return trustedSignal(type, await ctx.vault.open(ctx, PAYLOAD_FIELD, payloadSealed, purpose, subject)).signal
}
