import type { Context } from '../../context'
import type { Prisma } from '../../generated/prisma/client'
import type { PaymentReferences } from '../../iso20022'

const DETAILS_FIELD = 'cancellation_request.details'
const REFERENCES_FIELD = 'payment_message.references'

/** What a message about the stop needs beside the stop itself. */
export interface CancellationDetails {
  readonly payer: { readonly account: string; readonly name: string | null } | null
  readonly references: PaymentReferences | null
}

const withAll = {
  payerBank: true,
  request: true,
  stopPayment: { include: { bank: true, account: true, warning: { select: { number: true } } } },
} as const satisfies Prisma.CancellationRequestInclude

export type CancellationRow = Prisma.CancellationRequestGetPayload<{ include: typeof withAll }>

export interface NewCancellation {
  readonly id: string
  readonly stopPaymentId: string
  readonly payerBankId: string
  readonly details: CancellationDetails
}

export const insertCancellation = (ctx: Context, { details, ...row }: NewCancellation) =>
  ctx.db.cancellationRequest.create({
    data: {
      ...row,
      detailsSealed: ctx.vault.seal(DETAILS_FIELD, JSON.stringify(details)),
      keyVersion: ctx.vault.keyVersion,
      createdAt: ctx.clock.now(),
    },
    select: { id: true },
  })

export const cancellationsOf = (
  ctx: Context,
  payerBankId: string,
  take: number,
): Promise<CancellationRow[]> =>
  ctx.db.cancellationRequest.findMany({
    where: { payerBankId },
    include: withAll,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
  })

export const readCancellation = (ctx: Context, id: string): Promise<CancellationRow | null> =>
  ctx.db.cancellationRequest.findUnique({ where: { id }, include: withAll })

/** For the person who sends the file on: audited. */
export async function openDetails(ctx: Context, row: CancellationRow): Promise<CancellationDetails> {
  const subject = { kind: 'stop_payment', id: row.stopPaymentId }
  const text = await ctx.vault.open(ctx, DETAILS_FIELD, row.detailsSealed, 'stop-payment', subject)
  // Sealed by us, so it is what it was.
  return JSON.parse(text) as CancellationDetails
}

/** The first time counts. */
export const markTaken = (ctx: Context, id: string, userId: string) =>
  ctx.db.cancellationRequest.updateMany({
    where: { id, takenAt: null },
    data: { takenAt: ctx.clock.now(), takenBy: userId },
  })

/** @returns whether it was not known before */
export async function markPending(ctx: Context, id: string): Promise<boolean> {
  const { count } = await ctx.db.cancellationRequest.updateMany({
    where: { id, pendingAt: null },
    data: { pendingAt: ctx.clock.now() },
  })
  return count === 1
}

/** What came with a payment's message; the same message again changes nothing. */
export const keepReferences = (ctx: Context, signalId: string, references: PaymentReferences) =>
  ctx.db.paymentMessage.createMany({
    data: {
      id: signalId,
      referencesSealed: ctx.vault.seal(REFERENCES_FIELD, JSON.stringify(references)),
      keyVersion: ctx.vault.keyVersion,
      receivedAt: ctx.clock.now(),
    },
    skipDuplicates: true,
  })

export async function referencesOf(ctx: Context, signalId: string): Promise<PaymentReferences | null> {
  const row = await ctx.db.paymentMessage.findUnique({ where: { id: signalId } })
  if (row === null) return null
  return JSON.parse(ctx.vault.openSilently(REFERENCES_FIELD, row.referencesSealed)) as PaymentReferences
}

/** By code, else by name: a payment is told with either. */
export const bankNamed = (ctx: Context, told: string) =>
  ctx.db.bank.findFirst({ where: { OR: [{ code: told }, { name: told }] } })
