import { z } from 'zod'
import { reasonSchema } from '../transitions'
import { breakKinds } from './prove'

const yuan = z.string().nullable().describe('yuan, "731200.00"')
const at = z.iso.datetime()
const PAGE_MOST = 200

export const breakParams = z.strictObject({ id: z.uuid() })
export const explainBody = z.strictObject({ explanation: reasonSchema })
export const proofQuery = z.strictObject({
  isOpen: z.enum(['true', 'false']).optional().describe('true: breaks that the last proof still found'),
  limit: z.coerce.number().int().min(1).max(PAGE_MOST).default(50),
})

export const breakView = z
  .object({
    id: z.uuid(),
    warningId: z.uuid(),
    warningNumber: z.string(),
    kind: z
      .enum(breakKinds)
      .describe(
        'books: entries and balances differ; stopped, frozen: what stages and books say is held; claim: still open though its stop or freeze is over',
      ),
    expected: yuan,
    booked: yuan,
    firstSeenAt: at,
    lastSeenAt: at,
    goneAt: at.nullable().describe('a later proof no longer found it'),
    explanation: z.string().nullable(),
    explainedBy: z.string().nullable(),
    explainedAt: at.nullable(),
  })
  .meta({ id: 'LedgerBreak' })

export const proofView = z
  .object({
    id: z.uuid(),
    day: z.iso.date().nullable().describe('of the daily one; null: somebody asked for it'),
    askedBy: z.string().nullable(),
    startedAt: at,
    finishedAt: at,
    warnings: z.int(),
    entries: z.int(),
    breaks: z.int(),
  })
  .meta({ id: 'LedgerProof' })

export const proofsView = z.object({
  proofs: z.array(proofView).describe('the latest first'),
  breaks: z.array(breakView),
})
