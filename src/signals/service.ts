import type { Context } from '../context'
import { notFound } from '../errors'
import { found } from '../transitions'
import * as repository from './repository'

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
