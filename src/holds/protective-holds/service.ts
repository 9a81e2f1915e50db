import type { Context } from '../../context'
import { AppError } from '../../errors'
import type { Identifier } from '../../generated/prisma/client'
import { hoursAfter } from '../../lib/duration'
import { findBankByCode } from '../../stations'
import { begin, found } from '../../transitions'
import { accountNumberOf, ensureAccount, findAccount, invalid, requireAccount } from '../accounts'
import { intend } from '../bank-requests/intend'
import { personOf, requireAnother } from '../four-eyes'
import { PROTECTIVE_HOLD_HOURS } from '../limits'
import { nextNumber } from '../numbers'
import { isDismissed, readWarningInScope } from '../warning'
import { protectionMachine } from './machine'
import * as repository from './repository'
import type { ProtectionRow } from './repository'

export const requireProtection = async (ctx: Context, id: string): Promise<ProtectionRow> =>
  found(await repository.readProtection(ctx, id), 'protective hold')

export interface ProtectionOrder {
  readonly warningId: string
  /** Unless given: the account the victim was last seen with. */
  readonly account?: string | undefined
  /** Needed for an account that is not known yet. */
  readonly bankCode?: string | undefined
  /** On what ground the person's own account is limited. */
  readonly basis: string
}

/** @throws AppError not_found, illegal_move, incomplete_request, invalid_request */
export async function requestProtection(ctx: Context, order: ProtectionOrder): Promise<ProtectionRow> {
  const requestedBy = personOf(ctx.actor)
  return ctx.transact(async (tx) => {
    const warning = found(await readWarningInScope(tx, order.warningId), 'warning')
    if (warning.state === 'dismissed' || warning.state === 'expired')
      throw new AppError('illegal_move', `protective_hold: the warning is ${warning.state}`)
    const owners = [warning.partyId, warning.organisationId].filter((id) => id !== null)
    const account = await victimsAccount(tx, order, owners)
    const bank = account.bankCode === null ? null : await findBankByCode(tx, account.bankCode)
    if (bank === null) throw invalid('bankCode', 'the code of a bank known here')
    const id = tx.ids.next()
    await repository.insertProtection(tx, {
      id,
      number: await nextNumber(tx, 'BH'),
      warningId: warning.id,
      partyId: account.partyId ?? warning.partyId,
      accountId: account.id,
      bankId: bank.id,
      basis: order.basis,
      requestedBy,
    })
    const scope = { warningId: warning.id, districtCode: warning.districtCode, bankId: bank.id }
    await begin(tx, protectionMachine, { id, event: 'request', ...scope })
    return requireProtection(tx, id)
  })
}

/** Another person's account needs a stop-payment, which has another basis and other limits. */
async function victimsAccount(
  ctx: Context,
  { account, bankCode }: ProtectionOrder,
  owners: readonly string[],
): Promise<Identifier> {
  if (account === undefined) {
    const latest = await repository.latestAccountOf(ctx, owners)
    if (latest !== null) return { ...latest, bankCode: latest.bankCode ?? bankCode ?? null }
    const missing = { path: 'account', code: 'missing', expected: 'an account: none of the person is known' }
    throw new AppError('incomplete_request', 'account', [missing])
  }
  const value = requireAccount(account)
  const known = await findAccount(ctx, value)
  if (known !== null && known.partyId !== null && !owners.includes(known.partyId))
    throw invalid('account', "the person's own account")
  if (known !== null && known.bankCode !== null) return known
  if (bankCode === undefined) throw invalid('bankCode', 'the bank of an account that is not known yet')
  return { ...(known ?? (await ensureAccount(ctx, value, bankCode))), bankCode }
}

/** @throws AppError four_eyes, illegal_move, lost_race */
export const approveProtection = (ctx: Context, id: string): Promise<ProtectionRow> =>
  ctx.transact(async (tx) => {
    const hold = await requireProtection(tx, id)
    requireAnother(tx, hold.requestedBy)
    if (isDismissed(hold.warning))
      throw new AppError('illegal_move', 'protective_hold: the warning is dismissed')
    const now = tx.clock.now()
    await repository.moveProtection(tx, hold, 'approve', { approvedBy: personOf(tx.actor), approvedAt: now })
    const approved = await requireProtection(tx, id)
    const respondBy = await intend(tx, {
      kind: 'protect',
      subject: 'protective_hold',
      subjectId: id,
      bank: approved.bank,
      follows: [],
      body: bodyOf(tx, approved, hoursAfter(now, PROTECTIVE_HOLD_HOURS)),
    })
    await repository.moveProtection(tx, approved, 'submit', { submittedAt: now, respondBy })
    return requireProtection(tx, id)
  })

/** Before it has gone to the bank. @throws AppError illegal_move */
export const cancelProtection = (ctx: Context, id: string, reason: string): Promise<ProtectionRow> =>
  ctx.transact(async (tx) => {
    const hold = await requireProtection(tx, id)
    await repository.moveProtection(tx, hold, 'cancel', { closedAt: tx.clock.now() }, reason)
    return requireProtection(tx, id)
  })

export const bodyOf = (ctx: Context, hold: ProtectionRow, expiresAt: Date | null) => ({
  accountNumber: accountNumberOf(ctx, hold.account),
  accountName: repository.ownerName(ctx, hold),
  amount: null,
  transferredAt: null,
  expiresAt: expiresAt?.toISOString() ?? null,
  caseNumber: hold.warning.number,
})
