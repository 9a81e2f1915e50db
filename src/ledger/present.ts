import type { z } from 'zod'
import { formatYuan } from '../lib/money'
import { balanceOf, byAccount, isOpenPending, type Book } from './model'
import type { ledgerView } from './schema'

export const presentLedger = (warningId: string, book: Book): z.input<typeof ledgerView> => ({
  warningId,
  balances: byAccount((name) => formatYuan(balanceOf(book, name))),
  pending: [...book.transfers.values()].flatMap(({ id, from, to, amountFen, expiresAt }) =>
    isOpenPending(book, id) && expiresAt !== null
      ? [{ id, from, to, amount: formatYuan(amountFen), expiresAt: expiresAt.toISOString() }]
      : [],
  ),
  entries: [...book.transfers.values()].map(({ id, kind, from, to, amountFen, ...rest }) => ({
    id,
    kind,
    from,
    to,
    amount: formatYuan(amountFen),
    pendingId: rest.pendingId,
    expiresAt: rest.expiresAt?.toISOString() ?? null,
    cause: rest.cause,
    at: rest.postedAt.toISOString(),
  })),
})
