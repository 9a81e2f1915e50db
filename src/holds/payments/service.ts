import type { z } from 'zod'
import type { Context } from '../../context'
import { AppError } from '../../errors'
import { maskAccount, maskName } from '../../lib/mask'
import { formatYuan } from '../../lib/money'
import { found } from '../../transitions'
import { findAccount } from '../accounts'
import { STOPS_PER_ACCOUNT } from '../limits'
import { knownBankCodes } from '../onward/repository'
import { draftStop } from '../stop-payments/draft'
import { cameToNothing } from '../stop-payments/machine'
import { countTaken, stopsOfCase, type StopRow } from '../stop-payments/repository'
import { stateSchema as stopState } from '../stop-payments/schema'
import { readWarningInScope } from '../warning'
import type { stoppableView } from './schema'
import { toldPayments, type ToldPayment } from './sources'

type View = z.input<typeof stoppableView>
type Warning = NonNullable<Awaited<ReturnType<typeof readWarningInScope>>>

/** @throws AppError not_found */
export async function stoppablePayments(ctx: Context, warningId: string): Promise<View[]> {
  const warning = found(await readWarningInScope(ctx, warningId), 'warning')
  const told = await toldPayments(ctx, warningId)
  const stops = await stopsOfCase(ctx, warningId)
  const codes = await knownBankCodes(
    ctx,
    told.flatMap(({ bank }) => (bank === null ? [] : [bank])),
  )
  const views: View[] = []
  for (const payment of told) views.push(await viewOf(ctx, payment, { warning, stops, codes }))
  return views
}

interface Known {
  readonly warning: Warning
  readonly stops: readonly StopRow[]
  readonly codes: ReadonlySet<string>
}

async function viewOf(ctx: Context, payment: ToldPayment, { warning, stops, codes }: Known): Promise<View> {
  const account = await findAccount(ctx, payment.account)
  const stopsTaken = account === null ? 0 : await countTaken(ctx, account.id)
  const stop = stops.findLast(({ accountId }) => accountId === account?.id) ?? null
  const isVictims = ownersOf(warning).includes(account?.partyId ?? '')
  return {
    id: payment.id,
    source: payment.source,
    account: maskAccount(payment.account),
    accountName: payment.accountName === null ? null : maskName(payment.accountName),
    bank: payment.bank,
    bankCode: payment.bank !== null && codes.has(payment.bank) ? payment.bank : null,
    amount: formatYuan(payment.amountFen),
    transferredAt: payment.at.toISOString(),
    isPending: payment.isPending,
    isVictims,
    stopsTaken,
    stop: stop === null ? null : { id: stop.id, number: stop.number, state: stopState.parse(stop.state) },
    canDraft: !isVictims && stopsTaken < STOPS_PER_ACCOUNT && (stop === null || cameToNothing(stop.state)),
  }
}

const ownersOf = ({ partyId, organisationId }: Warning): (string | null)[] => [partyId, organisationId]

/**
 * An ordinary draft of a payment that was told: nobody types an account. What nobody told has to be given.
 * @throws AppError not_found, illegal_move, incomplete_request, invalid_request, stop_limit_reached
 */
export async function draftOfPayment(
  ctx: Context,
  { id: warningId, paymentId }: { readonly id: string; readonly paymentId: string },
  given: { readonly accountName?: string | undefined; readonly bankCode?: string | undefined },
): Promise<StopRow> {
  const view = (await stoppablePayments(ctx, warningId)).find(({ id }) => id === paymentId)
  if (found(view ?? null, 'payment').isVictims)
    throw new AppError('illegal_move', "stop: the victim's own account")
  const payment = (await toldPayments(ctx, warningId)).find(({ id }) => id === paymentId)
  const { account, accountName, bank, amountFen, at } = found(payment ?? null, 'payment')
  return draftStop(ctx, {
    warningId,
    bankCode: view?.bankCode ?? given.bankCode ?? bank ?? '',
    account,
    accountName: accountName ?? given.accountName,
    amount: amountFen,
    transferredAt: at.toISOString(),
  })
}
