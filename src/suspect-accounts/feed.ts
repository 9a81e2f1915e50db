import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import type { Context } from '../context'
import { AppError } from '../errors'
import { accountNumberOf } from '../holds'
import { found } from '../transitions'
import { suspectLimits } from './limits'
import { changesAfter } from './repository'
import type { feedView } from './schema'

/** Names what the key is for: the shared key itself signs messages and nothing else. */
const LABEL = 'menshen suspect-account feed 1'

/** A bank's own key of the feed: from the key that it shares with us, so that no other bank can compare. */
export const feedKey = (secret: string): Buffer => createHmac('sha256', secret).update(LABEL).digest()

/** As a bank finds it among its accounts: lower case, no blanks, no dashes. */
export const feedHash = (key: Buffer, account: string): string =>
  createHmac('sha256', key).update(account).digest('hex')

/** What has changed since the cursor, for the bank that asks: it learns only of accounts that it already knows. */
export async function readFeed(ctx: Context, after: string): Promise<z.input<typeof feedView>> {
  const key = await keyOfActor(ctx)
  const rows = await changesAfter(ctx, BigInt(after), suspectLimits.page.value + 1)
  const page = rows.slice(0, suspectLimits.page.value)
  return {
    items: page.map(({ op, at, suspectAccount: { expiresAt, account } }) => ({
      op: op === 'add' ? 'add' : 'remove',
      hash: feedHash(key, accountNumberOf(ctx, account)),
      at: at.toISOString(),
      expiresAt: op === 'add' ? expiresAt.toISOString() : null,
    })),
    cursor: String(page.at(-1)?.seq ?? after),
    hasMore: rows.length > page.length,
  }
}

async function keyOfActor(ctx: Context): Promise<Buffer> {
  if (ctx.actor.kind !== 'bank') throw new AppError('forbidden')
  const bank = await ctx.db.bank.findUnique({ where: { id: ctx.actor.id }, select: { secretSealed: true } })
  return feedKey(ctx.vault.openSilently('bank.secret', found(bank?.secretSealed ?? null, 'bank')))
}
