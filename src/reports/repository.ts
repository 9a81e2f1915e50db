import type { Context } from '../context'

/** When the first warning was opened; null: none has been. */
export async function readRecordsBegin(ctx: Context, districtCode: string | null): Promise<Date | null> {
  const first = await ctx.db.warning.findFirst({
    where: districtCode === null ? {} : { districtCode },
    orderBy: { openedAt: 'asc' },
    select: { openedAt: true },
  })
  return first?.openedAt ?? null
}
