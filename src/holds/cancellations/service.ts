import type { Context } from '../../context'
import { formatYuan } from '../../lib/money'
import { CAMT_056, writeCancellation, type Camt056 } from '../../iso20022'
import { found } from '../../transitions'
import { latestRequest } from '../bank-requests/repository'
import { bankOf } from '../bank-tasks/order'
import { personOf } from '../four-eyes'
import { MINUTE_MS } from '../../lib/duration'
import { SAME_PAYMENT_MINUTES } from '../limits'
import { toldPayments, type ToldPayment } from '../payments/sources'
import { holderOf, openFields, readStop, type StopRow } from '../stop-payments/repository'
import { accountNumberOf, findAccount } from '../accounts'
import * as repository from './repository'
import type { CancellationRow } from './repository'

/** More than this at once is no list to work by. */
export const MOST_CANCELLATIONS = 200

/**
 * Lets the payer's bank ask the payee's bank as well, by its own message (camt.056): banks answer each other where they
 * may not answer us. Only where somebody has told which bank it was, and it is one that is known here.
 */
export async function askThroughPayersBank(ctx: Context, stop: StopRow): Promise<void> {
  const request = await latestRequest(ctx, stop.id, ['stop'])
  const payment = request === null ? null : await paymentOf(ctx, stop)
  if (request === null || payment === null) return
  const told = payment.payer?.bank ?? (await bankOfAccount(ctx, payment.payer?.account))
  const bank = told === null ? null : await repository.bankNamed(ctx, told)
  // Within one bank there is nobody to write to.
  if (bank === null || bank.id === stop.bankId) return
  const { payer, signalId } = payment
  await repository.insertCancellation(ctx, {
    id: request.id,
    stopPaymentId: stop.id,
    payerBankId: bank.id,
    details: {
      payer: payer === null ? null : { account: payer.account, name: payer.name },
      references: signalId === null ? null : await repository.referencesOf(ctx, signalId),
    },
  })
}

const bankOfAccount = async (ctx: Context, account: string | undefined): Promise<string | null> =>
  account === undefined ? null : ((await findAccount(ctx, account))?.bankCode ?? null)

/** The payment that the stop is about: the same sum to the same account at about the time. */
async function paymentOf(ctx: Context, stop: StopRow): Promise<ToldPayment | null> {
  const account = accountNumberOf(ctx, stop.account)
  const told = await toldPayments(ctx, stop.warningId)
  const near = told.filter(
    (payment) =>
      payment.account === account &&
      payment.amountFen === stop.amountFen &&
      Math.abs(payment.at.getTime() - stop.transferredAt.getTime()) <= SAME_PAYMENT_MINUTES * MINUTE_MS,
  )
  return near[0] ?? null
}

/** What the bank of the liaison who acts is to send, newest first. */
export async function ownCancellations(ctx: Context): Promise<CancellationRow[]> {
  const bankId = bankOf(ctx)
  return bankId === null ? [] : repository.cancellationsOf(ctx, bankId, MOST_CANCELLATIONS)
}

/** The file for the payee's bank, with everything that it has to match. @throws AppError not_found */
export async function takeFile(
  ctx: Context,
  id: string,
  version: Camt056 = CAMT_056[0],
): Promise<{ name: string; xml: string; row: CancellationRow }> {
  const row = found(await readOwn(ctx, id), 'cancellation request')
  const stop = found(
    await readStop(ctx.as({ kind: 'system', id: null, name: 'cancellations' }), row.stopPaymentId),
    'stop',
  )
  const details = await repository.openDetails(ctx, row)
  const { account } = await openFields(ctx, stop)
  await repository.markTaken(ctx, id, personOf(ctx.actor))
  const xml = writeCancellation(version, {
    reference: row.id,
    caseNumber: stop.warning.number,
    createdAt: ctx.clock.now(),
    payerBank: row.payerBank,
    payeeBank: stop.bank,
    payer: details.payer,
    payee: { account, name: holderOf(ctx, stop) },
    amount: formatYuan(stop.amountFen),
    transferredAt: stop.transferredAt,
    references: details.references,
  })
  return { name: `${version}-${stop.number}.xml`, xml, row }
}

/** The payer's bank's alone. */
async function readOwn(ctx: Context, id: string): Promise<CancellationRow | null> {
  const row = await repository.readCancellation(ctx, id)
  return row !== null && row.payerBankId === bankOf(ctx) ? row : null
}
