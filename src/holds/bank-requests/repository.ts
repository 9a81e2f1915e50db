import type { BankReplyBody, BankRequestBody, BankRequestKind, Context, Purpose } from '../../context'
import type { BankRequest, Prisma } from '../../generated/prisma/client'

export type HoldSubject = 'stop_payment' | 'freeze' | 'protective_hold' | 'fund_return'

/** Not answered yet. */
export const OUTSTANDING = ['intended', 'sent', 'unknown']

const BODY_FIELD = 'bank_request.body'
const REPLY_FIELD = 'bank_reply.body'

export interface NewRequest {
  readonly bankId: string
  readonly subject: HoldSubject
  readonly subjectId: string
  readonly body: BankRequestBody
}

/** The intent; the body's reference is the row's id. */
export async function insertRequest(ctx: Context, { bankId, subject, subjectId, body }: NewRequest) {
  await ctx.db.bankRequest.create({
    data: {
      id: body.reference,
      bankId,
      kind: body.kind,
      subject,
      subjectId,
      state: 'intended',
      bodySealed: ctx.vault.seal(BODY_FIELD, JSON.stringify(body)),
      keyVersion: ctx.vault.keyVersion,
      createdAt: ctx.clock.now(),
    },
    select: { id: true },
  })
}

/** The kind is checked by the database. */
export type RequestRow = Omit<Prisma.BankRequestGetPayload<{ include: { bank: true } }>, 'kind'> & {
  readonly kind: BankRequestKind
}

export const readRequest = async (ctx: Context, id: string): Promise<RequestRow | null> =>
  (await ctx.db.bankRequest.findUnique({ where: { id }, include: { bank: true } })) as RequestRow | null

/** Nobody else answers it until the transaction ends. */
export async function lockRequest(ctx: Context, id: string): Promise<RequestRow | null> {
  await ctx.db.$queryRaw`SELECT 1 FROM bank_request WHERE id = ${id}::uuid FOR UPDATE`
  return readRequest(ctx, id)
}

/** What a bank has not answered, oldest first. */
export const requestsWaitingAt = async (ctx: Context, bankId: string, take: number): Promise<RequestRow[]> =>
  (await ctx.db.bankRequest.findMany({
    where: { bankId, state: { in: OUTSTANDING } },
    include: { bank: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take,
  })) as RequestRow[]

/** For the eyes of whoever has to match it: audited, of the row that it is about. */
export const openBody = async (
  ctx: Context,
  request: RequestRow,
  purpose: Purpose,
): Promise<BankRequestBody> =>
  JSON.parse(
    await ctx.vault.open(ctx, BODY_FIELD, request.bodySealed, purpose, {
      kind: request.subject,
      id: request.subjectId,
    }),
  ) as BankRequestBody

/** The first answer, which counted; null: none yet. */
export async function answerTo(
  ctx: Context,
  requestId: string,
): Promise<{ readonly body: BankReplyBody; readonly receivedAt: Date } | null> {
  const row = await ctx.db.bankReply.findFirst({ where: { requestId }, orderBy: { receivedAt: 'asc' } })
  if (row === null) return null
  const text = ctx.vault.openSilently(REPLY_FIELD, row.bodySealed)
  return { body: JSON.parse(text) as BankReplyBody, receivedAt: row.receivedAt }
}

/** Sealed by us, so it is what it was: no second parse. */
export const bodyOf = (ctx: Context, request: Pick<BankRequest, 'bodySealed'>): BankRequestBody =>
  JSON.parse(ctx.vault.openSilently(BODY_FIELD, request.bodySealed)) as BankRequestBody

/** The subject's unanswered requests, oldest first. */
export const outstandingRequests = async (
  ctx: Context,
  subjectId: string,
  kind?: BankRequestKind,
): Promise<RequestRow[]> =>
  (await ctx.db.bankRequest.findMany({
    where: { subjectId, kind, state: { in: OUTSTANDING } },
    include: { bank: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })) as RequestRow[]

/** The latest request of a kind, to which a renewal or a release refers. */
export const latestRequest = (ctx: Context, subjectId: string, kinds: readonly BankRequestKind[]) =>
  ctx.db.bankRequest.findFirst({
    where: { subjectId, kind: { in: [...kinds] } },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })

/** Counts a contact before it is made, so that a crash after it is known. @returns how many there have been */
export async function countContact(ctx: Context, id: string): Promise<number> {
  const { attempts } = await ctx.db.bankRequest.update({
    where: { id },
    data: { attempts: { increment: 1 } },
    select: { attempts: true },
  })
  return attempts
}

/** An answer that came while we were calling stays. */
export const markSent = (ctx: Context, id: string) =>
  ctx.db.bankRequest.updateMany({
    where: { id, state: { in: ['intended', 'unknown'] } },
    data: { state: 'sent', sentAt: ctx.clock.now(), lastError: null },
  })

export const markUnknown = (ctx: Context, id: string, lastError: string) =>
  ctx.db.bankRequest.updateMany({
    where: { id, state: { in: ['intended', 'sent'] } },
    data: { state: 'unknown', lastError },
  })

/** The first answer counts. @returns whether this was it */
export async function markAnswered(ctx: Context, id: string): Promise<boolean> {
  const { count } = await ctx.db.bankRequest.updateMany({
    where: { id, state: { in: OUTSTANDING } },
    data: { state: 'answered', answeredAt: ctx.clock.now(), lastError: null },
  })
  return count === 1
}

/** Answered in no sense: nothing waits for it any more. */
export const markFailed = (ctx: Context, id: string, lastError: string) =>
  ctx.db.bankRequest.updateMany({
    where: { id, state: { in: OUTSTANDING } },
    data: { state: 'failed', lastError },
  })

/** @returns the reply's id, and whether it is there for the first time */
export async function insertReply(ctx: Context, bankId: string, reply: BankReplyBody) {
  const id = ctx.ids.derived(`bank-reply:${bankId}:${reply.messageId}`)
  const { count } = await ctx.db.bankReply.createMany({
    data: {
      id,
      bankId,
      messageId: reply.messageId,
      requestId: reply.reference,
      bodySealed: ctx.vault.seal(REPLY_FIELD, JSON.stringify(reply)),
      keyVersion: ctx.vault.keyVersion,
      receivedAt: ctx.clock.now(),
    },
    skipDuplicates: true,
  })
  return { id, isNew: count === 1 }
}

export async function readReply(ctx: Context, id: string): Promise<BankReplyBody> {
  const row = await ctx.db.bankReply.findUniqueOrThrow({ where: { id } })
  return JSON.parse(ctx.vault.openSilently(REPLY_FIELD, row.bodySealed)) as BankReplyBody
}
