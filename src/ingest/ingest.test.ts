import { ingestOf, type GivenIngest } from '../../test/given/ingest'
import { chat, companyTransfer, payment } from '../../test/given/signals'

let given: GivenIngest
beforeAll(async () => {
  given = await ingestOf()
})

const db = () => given.world.context({ kind: 'system', id: null, name: 'test' }).db

test('chat and transfer of the Doumen case meet in one warning on the cashier', async () => {
  const first = await given.send(chat())
  const second = await given.send(companyTransfer())
  console.log(JSON.stringify([first, second], null, 1))
  expect(second.evaluation.action).toBe('hold')
  expect(second.warningId).not.toBeNull()
  const warnings = await db().warning.findMany({ include: { party: { include: { identifiers: true } } } })
  console.log(JSON.stringify(warnings, (_, v) => (typeof v === 'bigint' ? String(v) : v), 1))
  console.log(JSON.stringify(await db().outbox.findMany(), (_, v) => (typeof v === 'bigint' ? String(v) : v)))
  console.log(JSON.stringify(await db().timer.findMany(), null))
  console.log(
    JSON.stringify(await db().transition.findMany(), (_, v) => (typeof v === 'bigint' ? String(v) : v)),
  )
})

test('the same again is a duplicate', async () => {
  const wire = payment()
  const first = await given.send(wire)
  const again = await given.send(wire)
  expect(again).toEqual({ ...first, duplicate: true })
})
