import type { Context, OnwardTransferBody } from '../../context'
import { AppError } from '../../errors'
import { minutesAfter } from '../../lib/duration'
import { formatYuan } from '../../lib/money'
import { found } from '../../transitions'
import { accountNumberOf, ensureAccount, invalid, requireAccount } from '../accounts'
import { fenOf } from '../bank-time'
import { personOf } from '../four-eyes'
import { CLOCK_SKEW_MINUTES } from '../limits'
import { draftStop } from '../stop-payments/draft'
import { cameToNothing } from '../stop-payments/machine'
import { readStop, type StopRow } from '../stop-payments/repository'
import { readWarningInScope } from '../warning'
import type { OnwardEntry } from './entry'
import { proposalMachine } from './machine'
import * as repository from './repository'
import type { ProposalRow } from './repository'

export const requireProposal = async (ctx: Context, id: string): Promise<ProposalRow> =>
  found(await repository.readProposal(ctx, id), 'proposed stop')

/** @throws AppError not_found for a warning that is not the actor's */
export async function proposalsOf(ctx: Context, warningId: string): Promise<ProposalRow[]> {
  found(await readWarningInScope(ctx, warningId), 'warning')
  return repository.proposalsOfWarning(ctx, warningId)
}

/** More than this at once is no list to work by. */
const MOST_UNDECIDED = 200

/** Over all warnings of the actor's scope. */
export async function undecided(ctx: Context) {
  const rows = await repository.undecidedProposals(ctx, MOST_UNDECIDED + 1)
  return { rows: rows.slice(0, MOST_UNDECIDED), isCut: rows.length > MOST_UNDECIDED }
}

/** What a liaison enters -> what a gateway would have sent. */
export const toOnward = (entry: OnwardEntry): OnwardTransferBody => ({
  accountNumber: requireAccount(entry.account),
  accountName: entry.accountName,
  bank: entry.bank,
  amount: formatYuan(entry.amount),
  transferredAt: entry.transferredAt,
})

/**
 * A person's word is looked at before it is taken: not into the account itself, not in the future.
 * @throws AppError invalid_request naming the entry
 */
export function requirePossible(
  ctx: Context,
  stop: { readonly account: StopRow['account'] },
  transfers: readonly OnwardTransferBody[],
  path: string,
): void {
  const latest = minutesAfter(ctx.clock.now(), CLOCK_SKEW_MINUTES)
  const stopped = accountNumberOf(ctx, stop.account)
  for (const [index, { accountNumber, transferredAt }] of transfers.entries()) {
    if (accountNumber === stopped) throw invalid(`${path}.${index}.account`, 'another account')
    if (new Date(transferredAt) > latest)
      throw invalid(`${path}.${index}.transferredAt`, 'a time that has been')
  }
}

/** Told after the answer: banks stop first and trace then. @returns how many were not known yet */
export const tellOnward = (ctx: Context, stopId: string, entries: readonly OnwardEntry[]): Promise<number> =>
  ctx.transact(async (tx) => {
    const stop = found(await readStop(tx, stopId), 'stop-payment')
    if (stop.submittedAt === null) throw new AppError('illegal_move', `stop: the bank has not been asked`)
    const transfers = entries.map(toOnward)
    requirePossible(tx, stop, transfers, 'transfers')
    return recordOnward(tx, stop, transfers, null)
  })

/**
 * Keeps what a bank told, each as a proposal of the next stop. The id derives from what was told, so that a second
 * delivery changes nothing; two equal payments of one message are two.
 */
export async function recordOnward(
  ctx: Context,
  stop: StopRow,
  transfers: readonly OnwardTransferBody[],
  replyId: string | null,
): Promise<number> {
  const seen = new Map<string, number>()
  let fresh = 0
  for (const transfer of transfers) {
    const amountFen = fenOf(transfer.amount)
    const { id: accountId } = await ensureAccount(ctx, requireAccount(transfer.accountNumber), transfer.bank)
    if (amountFen === null || accountId === stop.accountId) {
      ctx.log.warn({ stopId: stop.id, accountId }, 'a bank has told of a transfer that cannot be')
      continue
    }
    const transferredAt = new Date(transfer.transferredAt)
    const cause = `onward:${stop.id}:${accountId}:${amountFen}:${transferredAt.toISOString()}`
    const nth = (seen.get(cause) ?? 0) + 1
    seen.set(cause, nth)
    const isNew = await repository.insertTransfer(ctx, {
      id: ctx.ids.derived(`${cause}:${nth}`),
      stop,
      replyId,
      accountId,
      bankName: transfer.bank,
      holder: transfer.accountName,
      amountFen,
      transferredAt,
    })
    if (isNew) fresh += 1
  }
  if (fresh > 0) await ctx.outbox.emit(ctx.db, 'transfer.told', { warningId: stop.warningId })
  return fresh
}

/** Whether a stop may be drafted of it: of one not decided, or of one whose stop came to nothing. */
export const isDraftable = ({ state, nextStop }: Pick<ProposalRow, 'state' | 'nextStop'>): boolean =>
  proposalMachine.can(state, 'draft') && (nextStop === null || cameToNothing(nextStop.state))

/** Its own money come back, or moved between own accounts: that is no suspect's account. */
export const isVictims = ({ account, warning }: ProposalRow): boolean =>
  account.partyId !== null && [warning.partyId, warning.organisationId].includes(account.partyId)

/**
 * An ordinary draft of what the bank told, which another officer has to approve.
 * @throws AppError not_found, illegal_move, invalid_request, stop_limit_reached
 */
export const draftProposal = (
  ctx: Context,
  id: string,
  { bankCode }: { readonly bankCode?: string | undefined },
): Promise<ProposalRow> =>
  ctx.transact(async (tx) => {
    const proposal = found(await repository.lockProposal(tx, id), 'proposed stop')
    if (!isDraftable(proposal))
      throw new AppError('illegal_move', `proposed_stop: draft is not possible in state ${proposal.state}`)
    if (isVictims(proposal)) throw new AppError('illegal_move', "proposed_stop: the victim's own account")
    const stop = await draftStop(tx, {
      warningId: proposal.warningId,
      bankCode: bankCode ?? proposal.bankName,
      account: accountNumberOf(tx, proposal.account),
      accountName: repository.holderOf(tx, proposal),
      amount: proposal.amountFen,
      transferredAt: proposal.transferredAt.toISOString(),
    })
    const decidedBy = personOf(tx.actor)
    await repository.moveProposal(tx, proposal, 'draft', { nextStopId: stop.id, decidedBy })
    return requireProposal(tx, id)
  })

/** @throws AppError not_found, illegal_move, lost_race */
export const dismissProposal = (ctx: Context, id: string, reason: string): Promise<ProposalRow> =>
  ctx.transact(async (tx) => {
    const proposal = await requireProposal(tx, id)
    const data = { dismissalReason: reason, decidedBy: personOf(tx.actor) }
    await repository.moveProposal(tx, proposal, 'dismiss', data, reason)
    return requireProposal(tx, id)
  })

/**
 * The same draft, found by the account: of what a bank told last of it and nobody has decided.
 * @returns the stop's id, or null where no bank has told of that account
 */
export async function draftOpenProposal(
  ctx: Context,
  warningId: string,
  accountId: string,
  given: { readonly bankCode?: string | undefined },
): Promise<string | null> {
  const proposals = await proposalsOf(ctx, warningId)
  const open = proposals.findLast((one) => one.accountId === accountId && isDraftable(one))
  return open === undefined ? null : (await draftProposal(ctx, open.id, given)).nextStopId
}
