import type { Context } from '../../context'
import { AppError } from '../../errors'
import { minFen, type Fen } from '../../lib/money'
import { found } from '../../transitions'
import { ensureAccount, invalid, requireAccount } from '../accounts'
import { warningScope } from '../scope'
import { reckon } from './reckon'
import * as repository from './repository'
import type { ClaimRow, ReturnRow } from './repository'
import { ONLY_CLAIM, requireLockedReturn } from './service'

export interface ClaimChange {
  readonly lost?: Fen | undefined
  /** Found in the account by time stamp; 0: not to be told apart. */
  readonly traced?: Fen | undefined
  readonly account?: string | undefined
  readonly accountName?: string | undefined
  readonly bank?: string | undefined
  /** Why a sum is another one; where money is returned to needs none. */
  readonly reason?: string | undefined
}

/** Corrects a claim and reckons all shares anew. @throws AppError not_found, illegal_move, invalid_request */
export const changeClaim = (
  ctx: Context,
  id: string,
  claimId: string,
  change: ClaimChange,
): Promise<ReturnRow> =>
  ctx.transact(async (tx) => {
    const row = await requireChangeable(tx, id)
    const claim = found(row.claims.find((each) => each.id === claimId) ?? null, 'claim')
    await repository.updateClaim(tx, claimId, {
      ...sumsOf(claim, change),
      ...(await payoutOf(tx, claim, change)),
    })
    if (change.lost !== undefined || change.traced !== undefined)
      await repository.noteReturn(tx, row, 'claim_changed', change.reason ?? null)
    return reckon(tx, id)
  })

function sumsOf(claim: ClaimRow, { lost, traced, reason }: ClaimChange) {
  if (lost === undefined && traced === undefined) return {}
  if (reason === undefined) throw invalid('reason', 'why the sum is another one')
  const lostFen = lost ?? claim.lostFen
  // What was traceable because it was the only claim stays so in full.
  const tracedFen = traced ?? (claim.tracedFen === claim.lostFen ? lostFen : claim.tracedFen)
  if (tracedFen > lostFen) throw invalid('traced', 'no more than was lost')
  const tracedReason = tracedFen === 0n ? null : (claim.tracedReason ?? reason)
  // The share is reckoned next; until then it must not stand above what was lost.
  return { lostFen, tracedFen, tracedReason, shareFen: minFen(claim.shareFen, lostFen) }
}

async function payoutOf(ctx: Context, claim: ClaimRow, { account, accountName, bank }: ClaimChange) {
  if (account === undefined && accountName === undefined && bank === undefined) return {}
  const accountId =
    account === undefined
      ? claim.accountId
      : (await ensureAccount(ctx, requireAccount(account), bank ?? claim.bankName)).id
  if (accountId === null) throw invalid('account', 'the account to return to')
  return repository.payoutColumns(ctx, {
    accountId,
    holder: accountName ?? repository.holderOfClaim(ctx, claim),
    bank: bank ?? claim.bankName,
  })
}

/** Somebody else has been defrauded into this account. @throws AppError not_found, illegal_move, already_exists */
export const addClaim = (
  ctx: Context,
  id: string,
  claim: { readonly warningNumber: string; readonly lost: Fen; readonly reason: string },
): Promise<ReturnRow> =>
  ctx.transact(async (tx) => {
    const row = await requireChangeable(tx, id)
    const where = { AND: [{ number: claim.warningNumber }, warningScope(tx.actor)] }
    const warning = found(await tx.db.warning.findFirst({ where, select: { id: true } }), 'warning')
    if (row.claims.some(({ warningId }) => warningId === warning.id))
      throw new AppError('already_exists', 'the warning has a claim already')
    // With a second one, the first is not the only one any more: nothing tells their money apart.
    for (const { id: otherId, tracedReason } of row.claims)
      if (tracedReason === ONLY_CLAIM)
        await repository.updateClaim(tx, otherId, { tracedFen: 0n, tracedReason: null })
    const ordinal = Math.max(0, ...row.claims.map((each) => each.ordinal)) + 1
    const rest = { tracedFen: 0n, tracedReason: null, payout: null }
    await repository.insertClaim(tx, {
      returnId: id,
      ordinal,
      warningId: warning.id,
      lostFen: claim.lost,
      ...rest,
    })
    await repository.noteReturn(tx, row, 'claim_added', claim.reason)
    return reckon(tx, id)
  })

/** @throws AppError not_found, illegal_move */
export const dropClaim = (ctx: Context, id: string, claimId: string, reason: string): Promise<ReturnRow> =>
  ctx.transact(async (tx) => {
    const row = await requireChangeable(tx, id)
    found(row.claims.find((each) => each.id === claimId) ?? null, 'claim')
    if (row.claims.length === 1) throw new AppError('illegal_move', 'fund_return: the last claim; cancel it')
    await repository.removeClaim(tx, claimId)
    await repository.noteReturn(tx, row, 'claim_dropped', reason)
    return reckon(tx, id)
  })

async function requireChangeable(ctx: Context, id: string): Promise<ReturnRow> {
  const row = await requireLockedReturn(ctx, id)
  if (row.state !== 'drafted' && row.state !== 'published')
    throw new AppError('illegal_move', `fund_return: its claims are settled in state ${row.state}`)
  return row
}
