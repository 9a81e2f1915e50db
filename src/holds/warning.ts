import type { Context } from '../context'
import { warningScope } from './scope'

/** The warning that a hold belongs to, if the actor may act on it. */
export const readWarningInScope = (ctx: Context, id: string) =>
  ctx.db.warning.findFirst({
    where: { AND: [{ id }, warningScope(ctx.actor)] },
    select: {
      id: true,
      number: true,
      state: true,
      districtCode: true,
      partyId: true,
      organisationId: true,
    },
  })
