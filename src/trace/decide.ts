import type { Context } from '../context'
import { AppError } from '../errors'
import { accountNumberOf, cameToNothing, draftOpenProposal, draftStop, personOf } from '../holds'
import type { Fen } from '../lib/money'
import { found } from '../transitions'
import { readWarning } from '../warnings'
import type { Traced } from './service'
import { traceOf } from './service'
import { tracedAccountMachine } from './machine'
import { holderOf, mentionsOf } from './holder'
import * as repository from './repository'
import type { TracedRow } from './repository'

export interface DraftGiven {
  readonly accountName?: string | undefined
  readonly bankCode?: string | undefined
}

/**
 * An ordinary draft of a stop on an account that the money reached, which another officer has to approve. A transfer that a
 * bank has told of is drafted as that; else the four fields are of the largest tainted transfer into the account.
 * @throws AppError not_found, illegal_move, incomplete_request, invalid_request, stop_limit_reached
 */
export const draftOfAccount = (
  ctx: Context,
  warningId: string,
  accountId: string,
  given: DraftGiven,
): Promise<void> =>
  ctx.transact(async (tx) => {
    const warning = await readWarning(tx, warningId)
    await repository.lockTrace(tx, warningId)
    const row = await requireRow(tx, warningId, accountId)
    if (!isDraftable(row)) throw new AppError('illegal_move', `traced_account: draft in state ${row.state}`)
    const told = await draftOpenProposal(tx, warningId, accountId, given)
    const stopId = told ?? (await draftStop(tx, fourOf(tx, await traceOf(tx, warning), row, given))).id
    await repository.moveTraced(tx, row, 'draft', { nextStopId: stopId, ...decision(tx) })
  })

/** @throws AppError not_found, illegal_move, lost_race */
export const dismissAccount = (
  ctx: Context,
  warningId: string,
  accountId: string,
  reason: string,
): Promise<void> =>
  ctx.transact(async (tx) => {
    await readWarning(tx, warningId)
    const row = await requireRow(tx, warningId, accountId)
    await repository.moveTraced(tx, row, 'dismiss', { dismissalReason: reason, ...decision(tx) }, reason)
  })

/** One that is proposed, or whose stop came to nothing. */
export const isDraftable = ({ state, nextStop }: Pick<TracedRow, 'state' | 'nextStop'>): boolean =>
  tracedAccountMachine.can(state, 'draft') && (nextStop === null || cameToNothing(nextStop.state))

const decision = (ctx: Context) => ({ decidedBy: personOf(ctx.actor), decidedAt: ctx.clock.now() })

async function requireRow(ctx: Context, warningId: string, accountId: string): Promise<TracedRow> {
  const rows = await repository.readTraced(ctx.db, warningId)
  return found(rows.find((row) => row.accountId === accountId) ?? null, 'traced account')
}

function fourOf(ctx: Context, traced: Traced, row: TracedRow, given: DraftGiven) {
  const { gathered, result } = traced
  const account = found(gathered.accounts.get(row.accountId) ?? null, 'account')
  const mention = mentionsOf(gathered).get(row.accountId)
  const largest = result.edges
    .filter(({ transfer }) => transfer.to === row.accountId)
    .reduce<{ amountFen: Fen; at: number; taintedFen: Fen } | null>(
      (most, { transfer, taintedFen }) =>
        most === null || taintedFen > most.taintedFen ? { ...transfer, taintedFen } : most,
      null,
    )
  return {
    warningId: row.warning.id,
    bankCode: given.bankCode ?? account.bankCode ?? mention?.bank ?? '',
    account: accountNumberOf(ctx, account),
    accountName: given.accountName ?? holderOf(ctx, account, mention) ?? undefined,
    amount: largest?.amountFen,
    transferredAt: largest === null ? undefined : new Date(largest.at).toISOString(),
  }
}
