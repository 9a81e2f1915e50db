import type { Context } from '../context'
import { AppError } from '../errors'
import type { Identifier } from '../generated/prisma/client'
import { normaliseAccount } from '../people'

const VALUE_FIELD = 'identifier.value'
const TAIL_LENGTH = 4

/** The account's row, made if nobody has named it yet; looked up under every key while a rotation runs. */
export async function ensureAccount(
  ctx: Context,
  value: string,
  bankCode: string | null,
): Promise<Identifier> {
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

export const findAccount = (ctx: Context, value: string): Promise<Identifier | null> =>
  ctx.db.identifier.findFirst({ where: accountIndex(ctx, value) })

const accountIndex = (ctx: Context, value: string) => ({
  kind: 'account',
  valueIndex: { in: ctx.vault.indexes('account', value) },
})

/** For the message to the bank; nobody reads it here. */
export const accountNumberOf = (ctx: Context, account: Pick<Identifier, 'valueSealed'>): string =>
  ctx.vault.openSilently(VALUE_FIELD, account.valueSealed)

/** The account in the one form in which it is looked up. @throws AppError invalid_request for what is none */
export function requireAccount(text: string): string {
  const value = normaliseAccount(text)
  if (value === null) throw invalid('account', 'an account number of 4 to 40 letters and digits')
  return value
}

export const invalid = (path: string, expected: string): AppError =>
  new AppError('invalid_request', `${path}: expected ${expected}`, [{ path, code: 'custom', expected }])
