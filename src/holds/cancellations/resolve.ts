import type { BankReplyBody, Context } from '../../context'
import { AppError } from '../../errors'
import type { Resolution, ResolutionFile } from '../../iso20022'
import { undoneIfRefused } from '../bank-answers/repository'
import { answerTo, OUTSTANDING, readRequest, type RequestRow } from '../bank-requests/repository'
import { receiveReply } from '../replies'
import { markPending, readCancellation } from './repository'

export type Taken = 'taken' | 'already' | 'pending' | 'refused'

export interface ResolvedRow {
  readonly reference: string
  readonly number: string | null
  readonly status: Resolution['status']
  readonly result: Taken
  /** Of a refused row: what was expected instead. */
  readonly expected: string | null
}

/**
 * What the payee's bank answered to the payer's bank, each case by itself; handed on by either of them. CNCL and PECR are
 * a hold: the money is safe at the bank, and its way back is another message (pacs.004), which is the banks' own.
 */
export async function takeResolutions(
  ctx: Context,
  bankId: string,
  file: ResolutionFile,
  isTrial: boolean,
): Promise<ResolvedRow[]> {
  const rows: ResolvedRow[] = []
  for (const resolution of file.resolutions) rows.push(await takeOne(ctx, bankId, file, resolution, isTrial))
  return rows
}

async function takeOne(
  ctx: Context,
  bankId: string,
  file: ResolutionFile,
  resolution: Resolution,
  isTrial: boolean,
): Promise<ResolvedRow> {
  const { reference, status } = resolution
  const row = await readCancellation(ctx, reference)
  const told = (result: Taken, expected: string | null = null): ResolvedRow => ({
    reference,
    number: row?.stopPayment.number ?? null,
    status,
    result,
    expected,
  })
  if (row === null || (row.payerBankId !== bankId && row.stopPayment.bankId !== bankId))
    return told('refused', 'the case of a request that your bank sent or got')
  const request = await readRequest(ctx, reference)
  if (request === null) return told('refused', 'the case of a request')
  if (status === 'PDCR') {
    if (!isTrial && OUTSTANDING.includes(request.state)) await markPending(ctx, reference)
    return told('pending')
  }
  const reply = replyOf(file, resolution)
  if (!OUTSTANDING.includes(request.state))
    return (await isAnsweredSo(ctx, request, reply))
      ? told('already')
      : told('refused', 'no other answer: this request is answered')
  return give(ctx, request, reply, isTrial, told)
}

class TrialIsOver extends Error {}

/** A trial goes through every rule that the answer itself will, and leaves nothing behind. */
async function give(
  ctx: Context,
  request: RequestRow,
  reply: BankReplyBody,
  isTrial: boolean,
  told: (result: Taken, expected?: string | null) => ResolvedRow,
): Promise<ResolvedRow> {
  try {
    await ctx.transact((tx) =>
      undoneIfRefused(tx, async () => {
        await receiveReply(tx, request.bankId, reply)
        if (isTrial) throw new TrialIsOver()
      }),
    )
    return told('taken')
  } catch (error) {
    if (error instanceof TrialIsOver) return told('taken')
    if (!(error instanceof AppError) || error.isWorthRetrying) throw error
    return told('refused', error.fields[0]?.expected ?? error.code)
  }
}

const MAX_ID = 60
const NOT_PLAIN = /[^\w.:-]/g

/** The answer as the payee's bank would have sent it to us; its message id keeps a file that comes twice from counting twice. */
const replyOf = ({ messageId, at }: ResolutionFile, resolution: Resolution): BankReplyBody => ({
  messageId: `camt.029:${messageId.replaceAll(NOT_PLAIN, '_').slice(0, MAX_ID)}:${resolution.reference.slice(-12)}`,
  reference: resolution.reference,
  outcome: resolution.status === 'RJCR' ? 'refused' : 'held',
  amount: resolution.amount,
  balance: null,
  at: new Date(at).toISOString(),
  cause: resolution.cause,
})

async function isAnsweredSo(ctx: Context, request: RequestRow, reply: BankReplyBody): Promise<boolean> {
  const before = await answerTo(ctx, request.id)
  return (
    before !== null &&
    before.body.outcome === reply.outcome &&
    before.body.amount === reply.amount &&
    before.body.cause === reply.cause
  )
}
