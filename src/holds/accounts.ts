import type { Context } from '../context'
import { AppError } from '../errors'
import type { Identifier } from '../generated/prisma/client'

const VALUE_FIELD = 'identifier.value'
const TAIL_LENGTH = 4
const MIN_LENGTH = 4

/** Full-width digits, spaces and dashes are how people write one and the same account. */
export const normaliseAccount = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toLowerCase()

/** The account's row, made if nobody has named it yet; looked up under every key while a rotation runs. */
export async function ensureAccount(ctx: Context, account: string, bankCode: string): Promise<Identifier> {
  const value = normaliseAccount(account)
  const known = await findAccount(ctx, value)
  if (known !== null) return known
  await ctx.db.identifier.createMany({
    data: {
      id: ctx.ids.next(),
      kind: 'account',
      valueIndex: ctx.vault.index('account', value),
      valueSealed: ctx.vault.seal(VALUE_FIELD, value),
      keyVersion: ctx.vault.keyVersion,
      tail: value.slice(-TAIL_LENGTH),
      bankCode,
      firstSeenAt: ctx.clock.now(),
    },
    // Somebody else may just have made it; then theirs is the row.
    skipDuplicates: true,
  })
  return ctx.db.identifier.findFirstOrThrow({ where: accountIndex(ctx, value) })
}

export const findAccount = (ctx: Context, account: string): Promise<Identifier | null> =>
  ctx.db.identifier.findFirst({ where: accountIndex(ctx, normaliseAccount(account)) })

const accountIndex = (ctx: Context, value: string) => ({
  kind: 'account',
  valueIndex: { in: ctx.vault.indexes('account', value) },
})

/** For the message to the bank; nobody reads it here. */
export const accountNumberOf = (ctx: Context, account: Pick<Identifier, 'valueSealed'>): string =>
  ctx.vault.openSilently(VALUE_FIELD, account.valueSealed)

/** @throws AppError invalid_request when nothing of an account number is left */
export function requireAccount(text: string): string {
  const value = normaliseAccount(text)
  if (value.length < MIN_LENGTH) throw invalid('account', `${MIN_LENGTH} characters or more`)
  return value
}

export const invalid = (path: string, expected: string): AppError =>
  new AppError('invalid_request', `${path}: expected ${expected}`, [{ path, code: 'custom', expected }])
