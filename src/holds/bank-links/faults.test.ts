import fc from 'fast-check'
import * as given from '../../../test/given/holds'
import { testContext, type TestContext } from '../../../test/setup/context'
import type { BankGateway, BankReplyBody, BankRequestBody, Context } from '../../context'
import { MINUTE_MS } from '../../lib/duration'
import { fireDueTimers } from '../../platform/sweep'
import { SimulatedBank } from '../../simulated-bank/bank'
import { isForLiaison, receiveReply } from '../replies'
import { readRequest } from '../bank-requests/repository'
import { tryBanksThatAreDown } from './service'

/** What may go wrong with one call; the line is sound once they are used up. */
const faults = ['none', 'not_connected', 'receipt_lost', 'garbage'] as const
type Fault = (typeof faults)[number]

let base: TestContext
beforeAll(async () => {
  base = await testContext()
})

interface FaultyBank extends BankGateway {
  readonly arrived: string[]
  readonly answers: BankReplyBody[]
}

function faultyBank(base: Context, sequence: Fault[]): FaultyBank {
  const bank = new SimulatedBank('CCB')
  const [arrived, answers]: [string[], BankReplyBody[]] = [[], []]
  const next = (): Fault => sequence.shift() ?? 'none'
  return {
    arrived,
    answers,
    request: (_address, request: BankRequestBody) => {
      const fault = next()
      if (fault === 'not_connected') return Promise.resolve('unknown')
      arrived.push(request.reference)
      const outcome = bank.receive(request, base.clock.now())
      answers.push(...outcome.answers.map(({ reply }) => reply))
      return Promise.resolve(fault === 'none' ? 'sent' : 'unknown')
    },
    ask: (_address, reference) => Promise.resolve(next() === 'none' ? bank.asked(reference) : 'unknown'),
    probe: () =>
      Promise.resolve(
        next() === 'none'
          ? { outcome: 'ok', status: 404, milliseconds: 1 }
          : { outcome: 'no_answer', status: null, milliseconds: 1 },
      ),
  }
}

const cases = fc.record({
  sequence: fc.array(fc.constantFrom(...faults), { maxLength: 8 }),
  /** How often each answer of the bank comes by webhook, and after how many minutes. */
  times: fc.integer({ min: 0, max: 3 }),
  afterMinutes: fc.integer({ min: 0, max: 3 }),
})

test('whatever goes wrong, a request arrives at the bank at most once and ends answered, or with a person', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ sequence, times, afterMinutes }) => {
      await base.db.bankLink.deleteMany()
      await base.db.bankRequest.updateMany({ data: { state: 'failed' } })
      const bank = faultyBank(base, [...sequence])
      const ctx: Context = { ...base, bank }
      const hold = await given.holdCase(ctx)
      const stop = await given.submittedStop(ctx, hold)
      const { id } = await given.requestOf(ctx, stop.id, 'stop')
      for (let minute = 0; minute < 35; minute += 1) {
        if (minute === afterMinutes) {
          for (const reply of bank.answers)
            for (let time = 0; time < times; time += 1) await receiveReply(ctx, hold.bankId, reply)
        }
        await given.settle(ctx)
        base.clock.advance(MINUTE_MS)
        await tryBanksThatAreDown(ctx)
        while ((await fireDueTimers(ctx)) > 0);
        await given.settle(ctx)
      }
      expect(bank.arrived.filter((reference) => reference === id).length).toBe(1)
      const request = (await readRequest(ctx, id))!
      expect(request.state === 'answered' || isForLiaison(request)).toBe(true)
    }),
    { numRuns: 12 },
  )
}, 120_000)
