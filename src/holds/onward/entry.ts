import { z } from 'zod'
import { MOST_ONWARD_TRANSFERS } from '../../bank-message'
import { normaliseAccount } from '../../people'
import { yuanSchema } from '../amounts'

/** Money that had left the account before it was stopped, as a liaison enters it. */
export const onwardEntry = z.strictObject({
  account: z
    .string()
    .max(64)
    .refine((text) => normaliseAccount(text) !== null, {
      error: 'expected an account number of 4 to 40 letters and digits',
    })
    .describe('where it went'),
  accountName: z.string().trim().min(1).max(100),
  bank: z.string().trim().min(1).max(100).describe('that holds it: a code of /v1/banks, else its name'),
  amount: yuanSchema.describe('yuan'),
  transferredAt: z.iso.datetime({ offset: true }),
})
export type OnwardEntry = z.output<typeof onwardEntry>

export const onwardEntries = z.array(onwardEntry).max(MOST_ONWARD_TRANSFERS)
