import type { Context } from '../../context'
import { sumFen, type Fen } from '../../lib/money'
import { accountNumberOf, ensureAccount } from '../accounts'
import type { FreezeRow } from '../freezes/repository'
import { toldPayments, type ToldPayment } from '../payments/sources'
import type { Payout } from './repository'

/** Somebody who has paid into the frozen account, as far as signals, reports and visits tell. */
export interface Claimant {
  readonly warningId: string
  readonly lostFen: Fen
  readonly payout: Payout | null
}

/**
 * The warnings whose payments went to the account, each with what was paid there. The freeze's own warning has at least what
 * its stop named, since two officers have said so.
 */
export async function claimantsOf(ctx: Context, freeze: FreezeRow): Promise<Claimant[]> {
  const account = accountNumberOf(ctx, freeze.account)
  const claimants: Claimant[] = []
  for (const warningId of await warningsOf(ctx, freeze)) {
    const told = (await toldPayments(ctx, warningId)).filter((each) => each.account === account)
    const paid = sumFen(told.filter(({ isPending }) => !isPending).map(({ amountFen }) => amountFen))
    const stated = warningId === freeze.warningId ? freeze.amountFen : 0n
    const lostFen = paid > stated ? paid : stated
    if (lostFen > 0n) claimants.push({ warningId, lostFen, payout: await payoutOf(ctx, told) })
  }
  return claimants
}

/** Those that have proved wrong, or go on under another, have no claim of their own. The freeze's own first, then the oldest. */
async function warningsOf(ctx: Context, { accountId, warningId }: FreezeRow): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT w.id FROM warning w
     WHERE w.state <> 'dismissed' AND w.folded_into IS NULL
       AND (w.id = ${warningId}::uuid
         OR EXISTS (SELECT 1 FROM report_draft d WHERE d.warning_id = w.id AND d.account_id = ${accountId}::uuid)
         OR EXISTS (SELECT 1 FROM stop_payment s WHERE s.warning_id = w.id AND s.account_id = ${accountId}::uuid
                     AND s.state NOT IN ('drafted', 'cancelled'))
         OR EXISTS (SELECT 1 FROM warning_signal ws JOIN signal g ON g.id = ws.signal_id
                     WHERE ws.warning_id = w.id AND g.payee_id = ${accountId}::uuid AND g.type = 'transaction'))
     ORDER BY (w.id = ${warningId}::uuid) DESC, w.opened_at, w.id`
  return rows.map(({ id }) => id)
}

/** Back to where it came from; the last one to be told of, since accounts are closed and changed. */
async function payoutOf(ctx: Context, told: readonly ToldPayment[]): Promise<Payout | null> {
  const payer = told.findLast((each) => each.payer !== null)?.payer ?? null
  if (payer === null) return null
  const { id } = await ensureAccount(ctx, payer.account, payer.bank)
  return { accountId: id, holder: payer.name, bank: payer.bank }
}
