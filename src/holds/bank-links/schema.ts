import { z } from 'zod'
import { bankView, nullableDate } from '../schema'

export const bankLinkView = z
  .object({
    bank: bankView,
    state: z
      .enum(['up', 'degraded', 'down', 'by_hand'])
      .describe(
        'by_hand: the bank has no gateway, its liaison answers; down: requests wait and are sent when it is back',
      ),
    since: nullableDate,
    lastReachedAt: nullableDate.describe('the last call that was answered'),
    lastAnswerAt: nullableDate.describe('the last word of the bank on a request'),
    nextTryAt: nullableDate.describe('of a bank that is down'),
    queued: z.int().describe('requests that the bank does not have, or may not have'),
    awaited: z.int().describe('requests that the bank has and has not answered'),
    oldestAt: nullableDate.describe('when the oldest of both was made'),
    dutyPhone: z.string().nullable().describe('of the office to call when the gateway says nothing'),
    headOfficePhone: z.string().nullable().describe('whom to call then'),
  })
  .meta({ id: 'BankLink' })

export const bankLinkList = z.object({
  items: z.array(bankLinkView).describe('what is down first, then what has waited longest'),
})
