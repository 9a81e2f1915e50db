import { z } from 'zod'
import { accountNames } from '../ledger'
import { reasonSchema } from '../transitions'
import { correctionMachine } from './machine'

const person = z.object({ id: z.uuid(), name: z.string() })
const [first, ...more] = correctionMachine.states

export const correctionParams = z.strictObject({ id: z.uuid() })
export const decisionBody = z.strictObject({ reason: reasonSchema })
export const correctionBody = z.strictObject({
  warningId: z.uuid(),
  entryId: z.uuid().describe('an entry that moved money: posted, or post'),
  reason: reasonSchema,
})

export const correctionView = z
  .object({
    id: z.uuid(),
    warningId: z.uuid(),
    warningNumber: z.string(),
    state: z.enum([first ?? 'requested', ...more]),
    entry: z.object({
      id: z.uuid(),
      from: z.enum(accountNames),
      to: z.enum(accountNames),
      amount: z.string().describe('yuan, "731200.00"'),
      cause: z.string(),
      at: z.iso.datetime(),
    }),
    reason: z.string(),
    requestedBy: person,
    requestedAt: z.iso.datetime(),
    decidedBy: person.nullable(),
    decidedAt: z.iso.datetime().nullable(),
    decisionReason: z.string().nullable(),
  })
  .meta({ id: 'LedgerCorrection' })

export const correctionList = z.object({ items: z.array(correctionView) })
