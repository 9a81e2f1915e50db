import type { Context } from '../context'
import type { Prisma } from '../generated/prisma/client'
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

/** What a hold knows of its warning. */
export const warningFields = {
  id: true,
  number: true,
  state: true,
  districtCode: true,
  foldedIntoWarning: { select: { state: true } },
} as const satisfies Prisma.WarningSelect

interface Ended {
  readonly state: string
  readonly foldedIntoWarning: { readonly state: string } | null
}

/**
 * It proved wrong, and nobody is to be bound by it. One that was a double of another case goes on under that one, so that
 * what it had stopped stays stopped until that one proves wrong.
 */
export const isDismissed = ({ state, foldedIntoWarning }: Ended): boolean =>
  state === 'dismissed' && (foldedIntoWarning === null || foldedIntoWarning.state === 'dismissed')

/** Rows of the warning, and of the doubles that go on under it. */
export const ofCase = (warningId: string) => ({
  OR: [{ warningId }, { warning: { foldedInto: warningId } }],
})
