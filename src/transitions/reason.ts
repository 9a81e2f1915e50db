import { z } from 'zod'

const LONGEST_REASON = 300
// Phones have 7 digits and more, accounts and identity numbers 15 and more.
const NUMBER_OF_SOMEBODY = /\d(?:[\s-]?\d){6,}/

/** Why somebody moved something. Kept readable with the transition, so it must name nobody's number. */
export const reasonSchema = z
  .string()
  .trim()
  .min(2)
  .max(LONGEST_REASON)
  .refine((text) => !NUMBER_OF_SOMEBODY.test(text.normalize('NFKC')), {
    message: 'expected a reason without phone, account or identity numbers',
  })
