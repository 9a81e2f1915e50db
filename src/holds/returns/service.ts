import type { Context } from '../../context'
import { AppError } from '../../errors'
import { after, DAY_MS } from '../../lib/duration'
import { present } from '../../lib/assert'
import { formatYuan, sumFen } from '../../lib/money'
import { found } from '../../transitions'
import { accountNumberOf } from '../accounts'
import { intend } from '../bank-requests/intend'
import { personOf, requireAnother } from '../four-eyes'
import { requireLockedFreeze } from '../freezes/service'
import { NOTICE_DAYS, RETURN_WORKING_DAYS } from '../limits'
import { nextNumber } from '../numbers'
import { holderOf } from '../stop-payments/repository'
import { claimantsOf } from './claimants'
import { needsNotice, reckon } from './reckon'
import * as repository from './repository'
import type { ClaimRow, ReturnRow } from './repository'
import { workingDaysAfter } from './working-days'

export const requireReturn = async (ctx: Context, id: string): Promise<ReturnRow> =>
  found(await repository.readReturn(ctx, id), 'return')

export const requireLockedReturn = async (ctx: Context, id: string): Promise<ReturnRow> =>
  found(await repository.lockReturn(ctx, id), 'return')

/** Why the first and only claim is traceable: nobody else is known to have paid there. */
export const ONLY_CLAIM = 'only_claim'

/**
 * Gathers who has a claim on what a freeze holds, and reckons the shares.
 * @throws AppError not_found, illegal_move, already_exists
 */
export const draftReturn = (
  ctx: Context,
  { freezeId, isRestFreed }: { readonly freezeId: string; readonly isRestFreed: boolean },
): Promise<ReturnRow> =>
  ctx.transact(async (tx) => {
    const draftedBy = personOf(tx.actor)
    const freeze = await requireLockedFreeze(tx, freezeId)
    const availableFen = freeze.frozenFen ?? 0n
    if (freeze.state !== 'frozen' || availableFen === 0n)
      throw new AppError('illegal_move', 'fund_return: nothing is frozen')
    const id = tx.ids.next()
    const { warningId, bankId } = freeze
    const row = { id, number: await nextNumber(tx, 'FH'), freezeId, warningId, bankId, availableFen }
    const isNew = await repository.insertReturn(
      tx,
      { ...row, isRestFreed, draftedBy },
      freeze.warning.districtCode,
    )
    if (!isNew) throw new AppError('already_exists', 'the freeze has a return already')
    const claimants = await claimantsOf(tx, freeze)
    for (const [index, { lostFen, ...claimant }] of claimants.entries()) {
      const isOnly = claimants.length === 1
      const traced = isOnly
        ? { tracedFen: lostFen, tracedReason: ONLY_CLAIM }
        : { tracedFen: 0n, tracedReason: null }
      await repository.insertClaim(tx, { ...claimant, lostFen, ...traced, returnId: id, ordinal: index + 1 })
    }
    return reckon(tx, id)
  })

/** 30 days in which anybody may object, where money is mixed. @throws AppError illegal_move, lost_race */
export const publishReturn = (ctx: Context, id: string): Promise<ReturnRow> =>
  ctx.transact(async (tx) => {
    const row = await requireLockedReturn(tx, id)
    if (!needsNotice(row))
      throw new AppError('illegal_move', 'fund_return: all of it is traceable, no notice')
    const publishedAt = tx.clock.now()
    const objectionsUntil = after(publishedAt, NOTICE_DAYS * DAY_MS)
    await repository.moveReturn(tx, row, 'publish', { publishedAt, objectionsUntil })
    await tx.timers.set(tx.db, 'return.notice', id, objectionsUntil)
    return requireReturn(tx, id)
  })

/** What keeps it from being approved, by name; null: nothing. */
export const returnBlocks = [
  'notice_needed',
  'notice_runs',
  'objections_open',
  'payouts_missing',
  'freeze_changed',
] as const
export type ReturnBlock = (typeof returnBlocks)[number]

export function blockOfReturn(row: ReturnRow, now: Date): ReturnBlock | null {
  const { freeze, objections, objectionsUntil, availableFen } = row
  if (freeze.state !== 'frozen' || freeze.frozenFen !== availableFen) return 'freeze_changed'
  if (needsNotice(row) && objectionsUntil === null) return 'notice_needed'
  if (objectionsUntil !== null && objectionsUntil > now) return 'notice_runs'
  if (objections.some(({ state }) => state === 'filed')) return 'objections_open'
  return paidOf(row).every(isPayable) ? null : 'payouts_missing'
}

/** Those who get something. */
export const paidOf = ({ claims }: Pick<ReturnRow, 'claims'>): ClaimRow[] =>
  claims.filter(({ shareFen }) => shareFen > 0n)

const isPayable = ({ account, holderSealed, bankName }: ClaimRow): boolean =>
  account !== null && holderSealed !== null && bankName !== null

/**
 * The second officer's word: the order to return goes to the bank, which has three working days.
 * @throws AppError four_eyes, illegal_move, incomplete_request, lost_race
 */
export const approveReturn = (ctx: Context, id: string): Promise<ReturnRow> =>
  ctx.transact(async (tx) => {
    const row = await requireLockedReturn(tx, id)
    requireAnother(tx, row.draftedBy)
    await requireLockedFreeze(tx, row.freezeId)
    const now = tx.clock.now()
    const block = blockOfReturn(await requireReturn(tx, id), now)
    if (block === 'payouts_missing') throw missingPayouts(row)
    if (block !== null) throw new AppError('illegal_move', `fund_return: ${block}`)
    await repository.moveReturn(tx, row, 'approve', { approvedBy: personOf(tx.actor), approvedAt: now })
    await submit(tx, await requireReturn(tx, id))
    return requireReturn(tx, id)
  })

const missingPayouts = (row: ReturnRow): AppError =>
  new AppError(
    'incomplete_request',
    'claims',
    paidOf(row).flatMap((claim) =>
      isPayable(claim)
        ? []
        : [
            {
              path: `claims.${claim.ordinal}`,
              code: 'missing',
              expected: 'account, name and bank to return to',
            },
          ],
    ),
  )

async function submit(ctx: Context, row: ReturnRow): Promise<void> {
  const now = ctx.clock.now()
  const returnBy = workingDaysAfter(now, RETURN_WORKING_DAYS)
  const { freeze } = row
  await intend(ctx, {
    kind: 'return_funds',
    subject: 'fund_return',
    subjectId: row.id,
    bank: row.bank,
    follows: [{ subjectId: freeze.id, kinds: ['renew_freeze', 'freeze'] }],
    respondBy: returnBy,
    body: {
      accountNumber: accountNumberOf(ctx, freeze.account),
      accountName: holderOf(ctx, freeze.stopPayment),
      amount: formatYuan(sumFen(paidOf(row).map(({ shareFen }) => shareFen))),
      transferredAt: null,
      expiresAt: null,
      caseNumber: row.warning.number,
      payouts: paidOf(row).map((claim) => payoutOf(ctx, claim)),
    },
  })
  await repository.moveReturn(ctx, row, 'submit', { submittedAt: now, returnBy })
  await ctx.timers.stop(ctx.db, 'return.notice', row.id)
  await ctx.timers.set(ctx.db, 'return.finish', row.id, returnBy)
}

const payoutOf = (ctx: Context, claim: ClaimRow) => ({
  accountNumber: accountNumberOf(ctx, present(claim.account, 'account to return to')),
  accountName: present(repository.holderOfClaim(ctx, claim), 'name to return to'),
  bank: present(claim.bankName, 'bank to return to'),
  amount: formatYuan(claim.shareFen),
})

/** Before it has gone to the bank. @throws AppError illegal_move, lost_race */
export const cancelReturn = (ctx: Context, id: string, reason: string): Promise<ReturnRow> =>
  ctx.transact(async (tx) => {
    const row = await requireLockedReturn(tx, id)
    await repository.moveReturn(tx, row, 'cancel', { closedAt: tx.clock.now() }, reason)
    await tx.timers.stop(tx.db, 'return.notice', id)
    return requireReturn(tx, id)
  })
