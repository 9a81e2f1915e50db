import type { Context } from '../context'
import type { Fen } from '../lib/money'
import { isOfPeriod, type Observed } from './cohort'

export interface MoneyOfKind {
  readonly account: string
  readonly fen: Fen
  readonly pendingFen: Fen
  readonly warnings: number
}

/** What lay in each kind of account at that moment. The kinds are never added up: they mean different things. */
export const readMoney = (ctx: Context, observed: Observed): Promise<MoneyOfKind[]> =>
  ctx.db.$queryRaw<MoneyOfKind[]>`
    WITH line AS (
      SELECT l.*, r.posted_at AS resolved_at
        FROM warning w JOIN ledger_transfer l ON l.warning_id = w.id LEFT JOIN ledger_transfer r ON r.pending_id = l.id
       WHERE ${isOfPeriod(observed)} AND l.posted_at <= ${observed.asOf}
    ), leg AS (
      SELECT to_id AS id, amount_fen AS fen, 0 AS pending_fen FROM line WHERE kind IN ('posted', 'post')
       UNION ALL
      SELECT from_id, -amount_fen, 0 FROM line WHERE kind IN ('posted', 'post')
       UNION ALL
      SELECT to_id, 0, amount_fen FROM line WHERE kind = 'pending' AND (resolved_at IS NULL OR resolved_at > ${observed.asOf})
    ), balance AS (
      SELECT id, sum(fen) AS fen, sum(pending_fen) AS pending_fen FROM leg GROUP BY id
    )
    SELECT a.name AS account, sum(b.fen)::bigint AS fen, sum(b.pending_fen)::bigint AS "pendingFen",
           (count(*) FILTER (WHERE b.fen > 0))::int AS warnings
      FROM balance b JOIN ledger_account a USING (id)
     WHERE a.name <> 'outside' GROUP BY a.name`
