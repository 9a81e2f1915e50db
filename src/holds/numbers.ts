import type { Context } from '../context'
import { HOUR_MS, after } from '../lib/duration'
import { present } from '../lib/assert'

/** ZF 止付, DJ 冻结, BH 保护 (of the victim's own account), FH 返还. */
export type HoldPrefix = 'ZF' | 'DJ' | 'BH' | 'FH'

// China has one time zone and no summer time.
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS

/** "ZF20230223-000001": what people and banks quote; tells nothing of the person. */
export async function nextNumber(ctx: Context, prefix: HoldPrefix): Promise<string> {
  const rows = await ctx.db.$queryRaw<{ n: bigint }[]>`SELECT nextval('hold_number') AS n`
  const day = after(ctx.clock.now(), SHANGHAI_OFFSET_MS).toISOString().slice(0, 10).replaceAll('-', '')
  return `${prefix}${day}-${present(rows[0], 'number').n.toString().padStart(6, '0')}`
}
