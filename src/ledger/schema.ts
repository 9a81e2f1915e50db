import { z } from 'zod'
import { accountNames } from './model'

const yuan = z.string().describe('yuan, "731200.00"')
const accountName = z.enum(accountNames)

export const ledgerParams = z.strictObject({ id: z.uuid() })

/** Balances by name. They are never summed: 未转出, 止付, 冻结 and 返还 are different things. */
export const ledgerView = z
  .object({
    warningId: z.uuid(),
    accounts: z.array(
      z.object({
        name: accountName,
        balance: yuan.describe('of outside: minus all that the books hold'),
        pendingIn: yuan,
        pendingOut: yuan,
      }),
    ),
    pending: z
      .array(
        z.object({
          id: z.uuid(),
          from: accountName,
          to: accountName,
          amount: yuan,
          expiresAt: z.iso.datetime(),
        }),
      )
      .describe('claims that are neither carried out nor given up'),
    entries: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(['posted', 'pending', 'post', 'void', 'expire']),
        from: accountName,
        to: accountName,
        amount: yuan,
        pendingId: z.uuid().nullable().describe('the pending entry that this one carries out or gives up'),
        expiresAt: z.iso.datetime().nullable(),
        cause: z.string().describe('what was booked: "visit:…", "stop:…:held"'),
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'Ledger' })
