import type { z } from 'zod'
import { formatYuan } from '../lib/money'
import { accountNames, balanceOf, isOpenPending, type Book } from './model'
import type { ledgerView } from './schema'

export const presentLedger = (warningId: string, book: Book): z.input<typeof ledgerView> => ({
  warningId,
  accounts: accountNames.map((name) => ({
    name,
    balance: formatYuan(balanceOf(book, name)),
    pendingIn: formatYuan(book.accounts[name].pendingIn),
    pendingOut: formatYuan(book.accounts[name].pendingOut),
  })),
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
