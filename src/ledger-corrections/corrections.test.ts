import type { Express } from 'express'
import * as given from '../../test/given/holds'
import { holdDesks } from '../../test/given/hold-desks'
import { testWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { balancesOf, verifyLedger } from '../ledger'
import { proveBooks } from '../ledger-proofs/prove'

let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>
let hold: given.HoldCase

beforeAll(async () => {
  const world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  desks = holdDesks(ctx, () => app)
})
beforeEach(async () => {
  hold = await given.holdCase(ctx, { status: 'settled' })
})

interface Entry {
  readonly id: string
  readonly kind: string
  readonly from: string
  readonly to: string
}
const entriesOf = async (who: Awaited<ReturnType<typeof desks.as>>): Promise<Entry[]> =>
  (await desks.get<{ entries: Entry[] }>(who, `/v1/warnings/${hold.warning.id}/ledger`)).entries

test('an entry that was wrong is reversed by two persons; the entry stays, and the proof says what no longer agrees', async () => {
  await given.heldStop(ctx, hold)
  const [operator, supervisor] = [await desks.as('operator'), await desks.as('supervisor')]
  const entry = (await entriesOf(operator)).find(({ kind, to }) => kind === 'post' && to === 'stopped')
  const body = { warningId: hold.warning.id, entryId: entry?.id, reason: '银行重复回执，未实际止付' }
  const asked = await desks.post(operator, '/v1/ledger/corrections', body).expect(201)
  expect(asked.body).toMatchObject({
    state: 'requested',
    entry: { to: 'stopped', amount: '731200.00' },
    decidedBy: null,
  })
  expect((await balancesOf(ctx, hold.warning.id)).stopped).toBe(73_120_000n)
  await desks.post(supervisor, '/v1/ledger/corrections', body).expect(409)

  const path = `/v1/ledger/corrections/${asked.body.id}/book`
  await desks.post(operator, path, { reason: '同意' }).expect(403)
  expect((await desks.post(supervisor, path, { reason: '已与银行核实' }).expect(200)).body).toMatchObject({
    state: 'booked',
    decisionReason: '已与银行核实',
  })
  await desks.post(supervisor, path, { reason: '再次' }).expect(409)
  expect(await balancesOf(ctx, hold.warning.id)).toMatchObject({ stopped: 0n, paid_out: 73_120_000n })
  expect((await entriesOf(operator)).some(({ id }) => id === entry?.id)).toBe(true)
  expect((await verifyLedger(ctx)).broken).toEqual([])
  // The stage still says that the bank holds it: that is for a person to end, and a break until then.
  expect((await proveBooks(ctx)).breaks).toEqual([
    { warningId: hold.warning.id, kind: 'stopped', expectedFen: 73_120_000n, bookedFen: 0n },
  ])
})

test('who asks does not decide, though he were a supervisor; refused, the entry may be asked about again', async () => {
  await given.submittedStop(ctx, hold)
  const [one, two] = [await desks.as('supervisor'), await desks.as('supervisor')]
  const entry = (await entriesOf(one)).find(({ kind, to }) => kind === 'posted' && to === 'paid_out')
  const body = { warningId: hold.warning.id, entryId: entry?.id, reason: '金额有误' }
  const { id } = (await desks.post(one, '/v1/ledger/corrections', body).expect(201)).body
  await desks.post(one, `/v1/ledger/corrections/${id}/book`, { reason: '同意' }).expect(403)
  // What is claimed by a stop cannot be taken away under it.
  const refused = await desks.post(two, `/v1/ledger/corrections/${id}/book`, { reason: '同意' })
  expect({ status: refused.status, code: refused.body.code }).toEqual({
    status: 409,
    code: 'amount_exceeded',
  })
  await desks.post(two, `/v1/ledger/corrections/${id}/refuse`, { reason: '金额无误' }).expect(200)
  await desks.post(one, '/v1/ledger/corrections', body).expect(201)
  const { items } = await desks.get<{ items: { state: string }[] }>(two, '/v1/ledger/corrections')
  expect(items.slice(0, 2).map(({ state }) => state)).toEqual(['requested', expect.any(String)])
})

test('what has moved nothing, or is not of this warning, cannot be corrected', async () => {
  await given.submittedStop(ctx, hold)
  const operator = await desks.as('operator')
  const claim = (await entriesOf(operator)).find(({ kind }) => kind === 'pending')
  const post = (entryId: string | undefined) =>
    desks.post(operator, '/v1/ledger/corrections', { warningId: hold.warning.id, entryId, reason: '有误' })
  expect((await post(claim?.id)).body).toMatchObject({ code: 'illegal_move' })
  await post(ctx.ids.next()).expect(404)
})
