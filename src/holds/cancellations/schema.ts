import { z } from 'zod'
import { CAMT_056, isoLimits, resolutionStatuses } from '../../iso20022'
import { bankView, dateView, nullableDate } from '../schema'

export const cancellationView = z
  .object({
    id: z.uuid().describe('our reference; in the message it is the case id, without dashes'),
    number: z.string().describe('of the stop-payment that it goes with'),
    warningNumber: z.string(),
    bank: bankView.describe("the payee's bank, to which the request goes"),
    account: z.string().describe('****4567; in full in the file'),
    amount: z.string(),
    transferredAt: dateView,
    createdAt: dateView,
    takenAt: nullableDate.describe('when the file was taken, first time'),
    pendingAt: nullableDate.describe('the other bank is looking into it (PDCR)'),
    isAnswered: z.boolean().describe('the stop-payment has its answer, by whatever way'),
  })
  .meta({ id: 'CancellationRequest' })

export const cancellationList = z.object({ items: z.array(cancellationView) })

export const fileBody = z.strictObject({
  version: z.enum(CAMT_056).default(CAMT_056[0]).describe('of the message, as the other bank takes it'),
})

export const fileView = z
  .object({
    name: z.string(),
    xml: z.string(),
    checkedAgainst: z.string().nullable().describe('the schema that it fits; null: none is installed here'),
  })
  .meta({ id: 'CancellationFile' })

export const resolutionBody = z
  .strictObject({
    xml: z.string().min(1).max(isoLimits.size.value).describe('a camt.029 document'),
    isTrial: z.boolean().describe('true: tells what would be taken and changes nothing'),
  })
  .meta({ id: 'ResolutionFile' })

export const resolutionView = z
  .object({
    checkedAgainst: z.string().nullable().describe('the schema that it fits; null: none is installed here'),
    rows: z.array(
      z.object({
        reference: z.uuid(),
        number: z.string().nullable(),
        status: z.enum(resolutionStatuses),
        result: z
          .enum(['taken', 'already', 'pending', 'refused'])
          .describe('already: answered so before; pending: noted, the answer is still to come'),
        expected: z.string().nullable().describe('of a refused case'),
      }),
    ),
  })
  .meta({ id: 'ResolutionOutcome' })
