import type { z } from 'zod'
import type { Context } from '../../context'
import { maskAccount } from '../../lib/mask'
import { isoOrNull } from '../amounts'
import { mustCompare, presentCommon, presentPerson } from '../present'
import { openAccount, type ProtectionRow } from './repository'
import { stateSchema, type protectionView } from './schema'

type View = z.input<typeof protectionView>

export const presentProtection = (hold: ProtectionRow): View => ({
  ...presentCommon(hold),
  state: stateSchema.parse(hold.state),
  account: maskAccount(hold.account.tail),
  isOpened: false,
  basis: hold.basis,
  requestedBy: presentPerson(hold.requestedByUser),
  requestedAt: hold.requestedAt.toISOString(),
  activeAt: isoOrNull(hold.activeAt),
})

/** One hold for one person; opening is audited. */
export async function presentProtectionFor(ctx: Context, hold: ProtectionRow): Promise<View> {
  const masked = presentProtection(hold)
  if (!mustCompare(ctx.actor)) return masked
  return { ...masked, account: await openAccount(ctx, hold), isOpened: true }
}
