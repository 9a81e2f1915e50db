import type { Context, Db } from '../../context'
import type { BankLink, Prisma } from '../../generated/prisma/client'
import { present } from '../../lib/assert'
import { begin, move } from '../../transitions'
import { OUTSTANDING } from '../bank-requests/repository'
import { bankLinkMachine, type BankLinkEvent } from './machine'

export type LinkRow = BankLink

/** Locked until the transaction ends: outcomes of calls that end together are counted one after the other. */
export async function lockLink(ctx: Context, bankId: string): Promise<LinkRow> {
  const now = ctx.clock.now()
  const { count } = await ctx.db.bankLink.createMany({
    data: { bankId, state: bankLinkMachine.initial, since: now, lastTryAt: now },
    skipDuplicates: true,
  })
  if (count === 1) await begin(ctx, bankLinkMachine, { id: bankId, bankId, event: 'connect' })
  await ctx.db.$queryRaw`SELECT 1 FROM bank_link WHERE bank_id = ${bankId}::uuid FOR UPDATE`
  return present(await readLink(ctx, bankId), 'bank link')
}

export const readLink = (ctx: Context, bankId: string): Promise<LinkRow | null> =>
  ctx.db.bankLink.findUnique({ where: { bankId } })

type LinkFields = Pick<Prisma.BankLinkUncheckedUpdateManyInput, 'failures' | 'lastOkAt' | 'nextTryAt'>

export const noteTry = (ctx: Context, { bankId }: LinkRow, fields: LinkFields) =>
  ctx.db.bankLink.updateMany({ where: { bankId }, data: { ...fields, lastTryAt: ctx.clock.now() } })

export const moveLink = (
  ctx: Context,
  { bankId, state }: LinkRow,
  event: BankLinkEvent,
  fields: LinkFields,
  reason: string | null = null,
) =>
  move(ctx, bankLinkMachine, {
    id: bankId,
    bankId,
    state,
    event,
    reason,
    write: (guard, next) =>
      ctx.db.bankLink.updateMany({
        where: { bankId, ...guard },
        data: { ...fields, state: next, since: ctx.clock.now(), lastTryAt: ctx.clock.now() },
      }),
  })

/** Takes the look at a bank that is down, if it is due; who comes at the same time does not. */
export async function takeTurn(ctx: Context, bankId: string, nextTryAt: Date): Promise<boolean> {
  const now = ctx.clock.now()
  const { count } = await ctx.db.bankLink.updateMany({
    where: { bankId, state: 'down', nextTryAt: { lte: now } },
    data: { nextTryAt },
  })
  return count === 1
}

/** Banks that are down, whose next look is due, and which can be called at all. */
export const linksToTry = (ctx: Context) =>
  ctx.db.bankLink.findMany({
    where: {
      state: 'down',
      nextTryAt: { lte: ctx.clock.now() },
      bank: { gatewayUrl: { not: null }, secretSealed: { not: null } },
    },
    include: { bank: true },
    orderBy: { nextTryAt: 'asc' },
  })

/** What the bank does not have, or may not have. */
export const waitingFor = (ctx: Context, bankId: string) =>
  ctx.db.bankRequest.findMany({
    where: { bankId, state: { in: ['intended', 'unknown'] } },
    select: { id: true, kind: true, createdAt: true },
  })

export const listLinks = (db: Db, bankId: string | null) =>
  db.bank.findMany({
    ...(bankId === null ? {} : { where: { id: bankId } }),
    include: {
      link: true,
      bankRequests: {
        where: { state: { in: OUTSTANDING } },
        select: { state: true, createdAt: true },
        orderBy: { createdAt: 'asc' },
      },
      bankReplies: { select: { receivedAt: true }, orderBy: { receivedAt: 'desc' }, take: 1 },
    },
    orderBy: { code: 'asc' },
  })

export type BankWithLink = Awaited<ReturnType<typeof listLinks>>[number]
