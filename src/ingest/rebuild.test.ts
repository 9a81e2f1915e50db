import fc from 'fast-check'
import { ingestOf, openIngest, windowsOf, type GivenIngest, type Wire } from '../../test/given/ingest'
import { somebody } from '../../test/given/people'
import { call, chat, companyTransfer, nextRef, payment } from '../../test/given/signals'

let given: GivenIngest
beforeAll(async () => {
  given = await ingestOf()
})

const people = Array.from({ length: 4 }, somebody)
const times = fc.integer({ min: 0, max: 72 * 60 }).map((minutes) => {
  const at = new Date(Date.parse('2023-02-20T02:00:00Z') + minutes * 60_000)
  return { occurredAt: at.toISOString() }
})
const person = fc.constantFrom(...people)
const some = <T>(value: T) => fc.option(fc.constant(value), { nil: undefined })

/** Any mix of who is shown together: people merge, companies get operators, times are out of order. */
const signal: fc.Arbitrary<Wire> = fc.oneof(
  fc.tuple(person, times).map(([{ phone }, at]) => call({ ...at, callee: phone, durationSeconds: 1_800 })),
  fc.tuple(person, times).map(([{ phone }, at]) => chat({ ...at, recipient: { phone, role: '财务' } })),
  fc.tuple(person, person, times).chain(([payer, payee, at]) =>
    fc.record({ phone: some(payer.phone), idNumber: some(payer.idNumber) }).map((shown) =>
      payment({
        ...at,
        payer: { account: payer.account, kind: 'person', ...shown },
        payee: { account: payee.account },
      }),
    ),
  ),
  fc.tuple(person, person, times).map(([company, operator, at]) =>
    companyTransfer({
      ...at,
      payer: { account: `9${company.account}`, kind: 'organisation', operator: { phone: operator.phone } },
      payee: { account: operator.account },
    }),
  ),
  fc.tuple(person, person, person, times).map(([victim, first, second, at]) => ({
    type: 'report',
    source: 'police:110',
    sourceRef: nextRef(),
    ...at,
    channel: '110',
    victim: { phone: victim.phone },
    transfers: [{ payeeAccount: first.account }, { payeeAccount: second.account }],
  })),
)

test('windows built from PostgreSQL are those that grew with the signals', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(signal, { minLength: 5, maxLength: 25 }),
      fc.boolean(),
      async (signals, isOneByOne) => {
        if (isOneByOne) for (const wire of signals) await given.send({ ...wire, sourceRef: nextRef() })
        else await Promise.all(signals.map((wire) => given.send({ ...wire, sourceRef: nextRef() })))
        expect(await windowsOf(await openIngest(given.world))).toEqual(await windowsOf(given))
      },
    ),
    { numRuns: 12 },
  )
})
