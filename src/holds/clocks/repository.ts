import type { Context } from '../../context'
import type { Prisma } from '../../generated/prisma/client'
import { holdClocks, type HoldClock } from './escalate'

const withWarning = {
  warning: { select: { number: true, districtCode: true } },
} as const satisfies Prisma.HoldEscalationInclude

export type EscalationRow = Omit<
  Prisma.HoldEscalationGetPayload<{ include: typeof withWarning }>,
  'clock'
> & {
  readonly clock: HoldClock
}

export async function readEscalation(ctx: Context, id: string): Promise<EscalationRow | null> {
  const row = await ctx.db.holdEscalation.findUnique({ where: { id }, include: withWarning })
  const clock = holdClocks.find((known) => known === row?.clock)
  return row === null || clock === undefined ? null : { ...row, clock }
}
