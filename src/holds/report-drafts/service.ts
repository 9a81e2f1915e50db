import type { Context } from '../../context'
import { AppError } from '../../errors'
import { minutesAfter } from '../../lib/duration'
import type { Fen } from '../../lib/money'
import { findBankByCode } from '../../stations'
import { found } from '../../transitions'
import { accountNumberOf, ensureAccount, invalid, requireAccount } from '../accounts'
import { personOf } from '../four-eyes'
import { CLOCK_SKEW_MINUTES } from '../limits'
import { draftStop } from '../stop-payments/draft'
import { cameToNothing } from '../stop-payments/machine'
import { readWarningInScope } from '../warning'
import { reportDraftMachine } from './machine'
import type { Told } from './plan'
import * as repository from './repository'
import type { ReportDraftRow } from './repository'

export const requireDraft = async (ctx: Context, id: string): Promise<ReportDraftRow> =>
  found(await repository.readDraft(ctx, id), 'report draft')

const requireLockedDraft = async (ctx: Context, id: string): Promise<ReportDraftRow> =>
  found(await repository.lockDraft(ctx, id), 'report draft')

/** @throws AppError not_found for a warning that is not the actor's */
export async function draftsOf(ctx: Context, warningId: string): Promise<ReportDraftRow[]> {
  found(await readWarningInScope(ctx, warningId), 'warning')
  return repository.draftsOfWarning(ctx, warningId)
}

/** More than this at once is no list to work by. */
const MOST_WAITING = 200

/** Over all warnings of the actor's scope: what still has to reach a bank. */
export async function waiting(ctx: Context) {
  const rows = await repository.draftsWaiting(ctx, MOST_WAITING + 1)
  return { rows: rows.slice(0, MOST_WAITING), isCut: rows.length > MOST_WAITING }
}

/** What a person adds; a field that is left out stays as it was told. */
export interface Completion {
  readonly bankCode?: string | undefined
  readonly account?: string | undefined
  readonly accountName?: string | undefined
  readonly amount?: Fen | undefined
  readonly transferredAt?: string | undefined
}

/** Keeps what has been found out, complete or not. @throws AppError not_found, illegal_move, invalid_request */
export const completeDraft = (ctx: Context, id: string, given: Completion): Promise<ReportDraftRow> =>
  ctx.transact(async (tx) => {
    const draft = await requireLockedDraft(tx, id)
    if (!isAdoptable(draft))
      throw new AppError('illegal_move', `report_draft: it is not to be completed in state ${draft.state}`)
    await keep(tx, draft, given)
    return requireDraft(tx, id)
  })

async function keep(ctx: Context, draft: ReportDraftRow, given: Completion): Promise<Told> {
  const told = await completed(ctx, draft, given)
  await repository.updateDraft(ctx, draft.id, told, { completedBy: personOf(ctx.actor) })
  await repository.noteDraft(ctx, draft, 'complete')
  return told
}

async function completed(ctx: Context, draft: ReportDraftRow, given: Completion): Promise<Told> {
  const told = repository.toldOf(ctx, draft)
  const bank = given.bankCode === undefined ? draft.bank : await findBankByCode(ctx, given.bankCode)
  if (given.bankCode !== undefined && bank === null)
    throw invalid('bankCode', 'the code of a bank known here')
  const transferredAt = given.transferredAt === undefined ? told.transferredAt : new Date(given.transferredAt)
  if (transferredAt !== null && transferredAt > minutesAfter(ctx.clock.now(), CLOCK_SKEW_MINUTES))
    throw invalid('transferredAt', 'a time that has been')
  return {
    accountId: await accountOf(ctx, draft, given.account, bank?.code ?? null),
    accountName: given.accountName ?? told.accountName,
    bankName: told.bankName ?? bank?.code ?? null,
    bankId: bank?.id ?? null,
    amountFen: given.amount ?? told.amountFen,
    transferredAt,
  }
}

/** @throws AppError invalid_request for the victim's own, or one that another draft of the warning has */
async function accountOf(
  ctx: Context,
  draft: ReportDraftRow,
  given: string | undefined,
  bankCode: string | null,
): Promise<string | null> {
  if (given === undefined) return draft.accountId
  const account = await ensureAccount(ctx, requireAccount(given), bankCode)
  if (isVictims({ ...draft, account })) throw invalid('account', 'not the victim’s own')
  const others = await repository.draftsOfWarning(ctx, draft.warningId)
  if (others.some(({ id, accountId }) => id !== draft.id && accountId === account.id))
    throw invalid('account', 'one that no other draft of this warning has')
  return account.id
}

/**
 * An officer takes it as his own: an ordinary draft in his name, which another officer has to approve. What is missing
 * is refused by field, and then nothing of the call is kept.
 * @throws AppError not_found, illegal_move, incomplete_request, invalid_request, stop_limit_reached
 */
export const adoptDraft = (ctx: Context, id: string, given: Completion): Promise<ReportDraftRow> =>
  ctx.transact(async (tx) => {
    const draft = await requireLockedDraft(tx, id)
    if (!isAdoptable(draft))
      throw new AppError('illegal_move', `report_draft: adopt is not possible in state ${draft.state}`)
    const isGiven = Object.values(given).some((value) => value !== undefined)
    if (isGiven) await keep(tx, draft, given)
    const now = isGiven ? await requireDraft(tx, id) : draft
    if (isVictims(now)) throw new AppError('illegal_move', "report_draft: the victim's own account")
    await requireNoOther(tx, now)
    const stop = await draftStop(tx, {
      warningId: now.warningId,
      bankCode: requireBank(now),
      account: now.account === null ? undefined : accountNumberOf(tx, now.account),
      accountName: repository.holderOf(tx, now) ?? undefined,
      amount: now.amountFen ?? undefined,
      transferredAt: now.transferredAt?.toISOString(),
    })
    await repository.moveDraft(tx, now, 'adopt', { stopPaymentId: stop.id, decidedBy: personOf(tx.actor) })
    return requireDraft(tx, id)
  })

/** Never two stops of one warning for the same account. */
async function requireNoOther(ctx: Context, draft: ReportDraftRow): Promise<void> {
  const stops = await repository.stopsOnAccounts(ctx, [draft])
  if (stops.some(({ state }) => !cameToNothing(state)))
    throw new AppError('illegal_move', 'report_draft: the account has a stop of this warning')
}

function requireBank({ bank }: ReportDraftRow): string {
  if (bank !== null) return bank.code
  throw new AppError('incomplete_request', 'bankCode', [
    { path: 'bankCode', code: 'missing', expected: 'the code of a bank known here' },
  ])
}

/** @throws AppError not_found, illegal_move, lost_race */
export const dismissDraft = (ctx: Context, id: string, reason: string): Promise<ReportDraftRow> =>
  ctx.transact(async (tx) => {
    const draft = await requireDraft(tx, id)
    const data = { dismissalReason: reason, decidedBy: personOf(tx.actor) }
    await repository.moveDraft(tx, draft, 'dismiss', data, reason)
    return requireDraft(tx, id)
  })

/** Open, or adopted by a stop that came to nothing. */
export const isAdoptable = ({ state, stopPayment }: Pick<ReportDraftRow, 'state' | 'stopPayment'>): boolean =>
  reportDraftMachine.can(state, 'adopt') && (stopPayment === null || cameToNothing(stopPayment.state))

/** Money moved between own accounts: that is no suspect's account. */
export const isVictims = ({
  account,
  warning,
}: {
  readonly account: { readonly partyId: string | null } | null
  readonly warning: ReportDraftRow['warning']
}): boolean =>
  account !== null &&
  account.partyId !== null &&
  [warning.partyId, warning.organisationId].includes(account.partyId)
