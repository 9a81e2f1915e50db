import type { Context } from '../context'
import { isOfPeriod, type Period } from '../statistics'

export interface DayCount {
  /** Of the city's calendar. */
  readonly day: string
  readonly typology: string
  readonly count: number
}

/** Warnings a day and top typology. */
export const countByDay = (ctx: Context, period: Period): Promise<DayCount[]> =>
  ctx.db.$queryRaw<DayCount[]>`
    SELECT to_char(w.opened_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day, split_part(w.typology, '.', 1) AS typology,
           count(*)::int AS count
      FROM warning w WHERE ${isOfPeriod(period)} GROUP BY 1, 2`
