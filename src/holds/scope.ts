import type { Actor } from '../context'
import type { Prisma } from '../generated/prisma/client'
import { unreachable } from '../lib/assert'

/** Rows of a hold that the actor may touch: of the own bank, the own district, or a warning the own station works on. */
export interface HoldScope {
  readonly bankId?: string
  readonly warning?: Prisma.WarningWhereInput
}

export function holdScope(actor: Actor): HoldScope {
  if (actor.kind === 'system') return {}
  if (actor.kind === 'bank') return { bankId: actor.id }
  if (actor.kind === 'user' && actor.scope === 'bank') return { bankId: actor.bankId ?? NO_ID }
  return { warning: warningScope(actor) }
}

/** The warnings on which the actor may act. */
export function warningScope(actor: Actor): Prisma.WarningWhereInput {
  if (actor.kind === 'system') return {}
  if (actor.kind !== 'user') return { id: NO_ID }
  switch (actor.scope) {
    case 'all':
      return {}
    case 'district':
      return actor.districtCode === null
        ? {}
        : // A warning whose place is not known yet is everybody's.
          { OR: [{ districtCode: actor.districtCode }, { districtCode: null }] }
    case 'station':
      return {
        tasks: { some: { OR: [{ officerId: actor.id }, { stationId: actor.stationId ?? NO_ID }] } },
      }
    case 'bank':
    case 'own':
      return { id: NO_ID }
    default:
      return unreachable(actor.scope)
  }
}

/** Fits no row: a scope without its place sees nothing, not everything. */
const NO_ID = '00000000-0000-0000-0000-000000000000'
