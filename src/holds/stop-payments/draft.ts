import type { Context } from '../../context'
import { AppError, type FieldError } from '../../errors'
import { minutesAfter } from '../../lib/duration'
import { present } from '../../lib/assert'
import type { Fen } from '../../lib/money'
import { findBankByCode } from '../../stations'
import { begin, found } from '../../transitions'
import { ensureAccount, invalid, requireAccount } from '../accounts'
import { personOf } from '../four-eyes'
import { CLOCK_SKEW_MINUTES, STOPS_PER_ACCOUNT } from '../limits'
import { nextNumber } from '../numbers'
import { readWarningInScope } from '../warning'
import { stopMachine } from './machine'
import * as repository from './repository'
import type { StopRow } from './repository'

export interface StopDraft {
  readonly warningId: string
  readonly bankCode: string
  readonly account?: string | undefined
  readonly accountName?: string | undefined
  readonly amount?: Fen | undefined
  readonly transferredAt?: string | undefined
}

/**
 * A stop-payment as one officer states it; nothing goes to the bank before another has approved it.
 * @throws AppError incomplete_request, invalid_request, not_found, illegal_move, stop_limit_reached
 */
export async function draftStop(ctx: Context, draft: StopDraft): Promise<StopRow> {
  const four = requireFour(ctx, draft)
  const draftedBy = personOf(ctx.actor)
  return ctx.transact(async (tx) => {
    const warning = found(await readWarningInScope(tx, draft.warningId), 'warning')
    if (warning.state === 'dismissed' || warning.state === 'expired')
      throw new AppError('illegal_move', `stop: the warning is ${warning.state}`)
    const bank = await findBankByCode(tx, draft.bankCode)
    if (bank === null) throw invalid('bankCode', 'the code of a bank known here')
    const { id: accountId } = await ensureAccount(tx, four.account, bank.code)
    // The stop is taken at approval; a draft that could never be approved is refused at once.
    if ((await repository.countTaken(tx, accountId)) >= STOPS_PER_ACCOUNT)
      throw new AppError('stop_limit_reached')
    const id = tx.ids.next()
    await repository.insertStop(tx, {
      id,
      number: await nextNumber(tx, 'ZF'),
      warningId: warning.id,
      accountId,
      bankId: bank.id,
      accountName: four.accountName,
      amountFen: four.amount,
      transferredAt: four.transferredAt,
      draftedBy,
    })
    const scope = { warningId: warning.id, districtCode: warning.districtCode, bankId: bank.id }
    await begin(tx, stopMachine, { id, event: 'draft', ...scope })
    return present(await repository.readStop(tx, id), 'stop-payment')
  })
}

/** The four fields the bank must match (银发〔2016〕86号): without one it has to refuse, and minutes are lost. */
function requireFour(ctx: Context, { account, accountName, amount, transferredAt }: StopDraft) {
  if (
    account === undefined ||
    accountName === undefined ||
    amount === undefined ||
    transferredAt === undefined
  ) {
    const missing = Object.entries({ account, accountName, amount, transferredAt }).flatMap(
      ([path, value]): FieldError[] =>
        value === undefined ? [{ path, code: 'missing', expected: 'what the bank must match' }] : [],
    )
    throw new AppError('incomplete_request', missing.map(({ path }) => path).join(', '), missing)
  }
  const time = new Date(transferredAt)
  if (time > minutesAfter(ctx.clock.now(), CLOCK_SKEW_MINUTES))
    throw invalid('transferredAt', 'a time that has been')
  return { account: requireAccount(account), accountName, amount, transferredAt: time }
}
