import type { Context } from '../context'

const columns = {
  id: true,
  source: true,
  label: true,
  prefix: true,
  signalTypes: true,
  webhookUrl: true,
  createdAt: true,
  revokedAt: true,
  lastUsedAt: true,
  bank: { select: { code: true } },
  createdByUser: { select: { displayName: true } },
} as const

export const findKeyByHash = (ctx: Context, keyHash: Uint8Array<ArrayBuffer>) =>
  ctx.db.apiKey.findFirst({
    where: { keyHash, revokedAt: null },
    select: { id: true, source: true, signalTypes: true },
  })

/** Notes that a key is in use, at most as often as `unusedSince` says. */
export const touchKey = (ctx: Context, id: string, unusedSince: Date) =>
  ctx.db.apiKey.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: unusedSince } }] },
    data: { lastUsedAt: ctx.clock.now() },
  })

export const listKeys = (ctx: Context, limit: number) =>
  ctx.db.apiKey.findMany({ orderBy: [{ source: 'asc' }, { id: 'asc' }], take: limit, select: columns })

export const findBankByCode = (ctx: Context, code: string) =>
  ctx.db.bank.findUnique({ where: { code }, select: { id: true } })

export type KeyRow = Awaited<ReturnType<typeof listKeys>>[number]

export interface NewKey {
  readonly id: string
  readonly source: string
  readonly bankId: string | null
  readonly label: string
  readonly prefix: string
  readonly keyHash: Uint8Array<ArrayBuffer>
  readonly signalTypes: string[]
  readonly webhookUrl: string | null
  readonly webhookSecretSealed: Uint8Array<ArrayBuffer> | null
  readonly keyVersion: number
  readonly createdBy: string | null
  readonly createdAt: Date
}

export const insertKey = (ctx: Context, data: NewKey) => ctx.db.apiKey.create({ data, select: columns })

/** @returns how many were revoked: 0 or 1 */
export async function revokeKey(ctx: Context, id: string): Promise<number> {
  const { count } = await ctx.db.apiKey.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: ctx.clock.now() },
  })
  return count
}
