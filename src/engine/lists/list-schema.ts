import { z } from 'zod'
import { LISTED } from './identifiers'

const text = z.string().min(1)
const day = z.iso.date()

/** What a list says of an account or a phone. Of a name it says a kind of payee: `hospital`, `person`. */
export const STANDINGS = ['suspect', 'trusted', 'official', 'weak'] as const

const entrySchema = z.strictObject({
  /** In clear: public numbers and parts of public names only. */
  value: text.optional(),
  /** HMAC-SHA-256 under the list's salt and the installation's key: see `hashedIdentifier`. */
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits')
    .optional(),
  source: text.optional(),
  /** First and last day it holds, in event time. */
  from: day.optional(),
  expires: day.optional(),
})

export const listFileSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  of: z.enum(LISTED),
  /** A standing for accounts and phones; for names a kind such as `hospital`. */
  says: z.string().regex(/^[a-z][a-z-]*$/),
  source: text,
  date: day,
  /** Phones: exact or prefix. Names: contains, ends or surname. */
  match: z.enum(['exact', 'prefix', 'contains', 'ends', 'surname']).default('exact'),
  /** For prefixes: how many digits the whole number has. */
  digits: z.array(z.number().int().min(3).max(20)).optional(),
  /** For hashed entries; random, one per list. */
  salt: z.string().min(16).optional(),
  entries: z.array(z.union([text, entrySchema])).min(1),
})
export type ListFile = z.infer<typeof listFileSchema>
export type ListEntry = z.infer<typeof entrySchema>

export const entryOfList = (written: ListFile['entries'][number]): ListEntry =>
  typeof written === 'string' ? { value: written } : written
