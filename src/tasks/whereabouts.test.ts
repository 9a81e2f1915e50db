import { dispatchedWarning, officer } from '../../test/given/tasks'
import { testContext, type TestContext } from '../../test/setup/context'
import { deliverTwice, drain } from '../../test/setup/deliver'
import { tasksWorker } from '../../workers/tasks'
import { importBranches, loadGazetteer } from '../stations'
import { readWarning } from '../warnings'
import { whereaboutsOf } from './whereabouts'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
  const district = { code: '330602', name: '越城区', lon: 120.582633, lat: 29.988244 }
  await ctx.db.district.upsert({ where: { code: district.code }, create: district, update: {} })
  const town = { districtCode: '330602', precision: 'source', source: 'test' } as const
  await ctx.db.town.createMany({
    data: [
      { ...town, code: '330602012', name: '斗门街道', lon: 120.632, lat: 30.085 },
      { ...town, code: '330602001', name: '塔山街道', lon: 120.589179, lat: 29.988743 },
    ],
  })
})
beforeEach(async () => {
  await ctx.db.officer.updateMany({ data: { isOnDuty: false } })
  await drain(ctx, [tasksWorker])
})

type Known = Pick<NonNullable<Parameters<typeof dispatchedWarning>[1]>, 'address' | 'location'>

/** A person alone, without a company. */
async function kept(known: Known) {
  const { id } = await dispatchedWarning(ctx, known)
  await ctx.db.warning.update({ where: { id }, data: { organisationId: null } })
  await deliverTwice(ctx, tasksWorker, 'warning.dispatched', { warningId: id })
  const task = await ctx.db.task.findFirstOrThrow({ where: { warningId: id } })
  return { id, choice: task.choice }
}

test('by the address, misspelt and all, and the position near it says where; both are kept with the choice', async () => {
  const near = await officer(ctx)
  const { choice } = await kept({ address: '越城陡门世纪街8号' })
  expect(choice).toMatchObject({
    officerId: near.id,
    place: { source: 'address', precision: 'location', how: 'homophone', others: [] },
  })
  expect(JSON.stringify(choice)).not.toContain('世纪街')
})

test('without a position the middle of the town stands for it, and the choice says so', async () => {
  const { choice } = await kept({ address: '越城区斗门镇世纪街8号', location: null })
  expect(choice).toMatchObject({ place: { source: 'address', precision: 'town', how: 'old-name' } })
})

test('no place in the address: the position of the payment', async () => {
  const { choice } = await kept({ address: '越州大厦6楼' })
  expect(choice).toMatchObject({ place: { source: 'position', precision: 'location', how: null } })
})

test('neither: the branch the payment came from', async () => {
  const csv = 'source,name,lon,lat,datum\nbank:given,工行越城支行,120.5892,29.9887,GCJ-02'
  const { id } = await dispatchedWarning(ctx, { address: null, location: null })
  const [payment] = await ctx.db.$queryRaw<{ source: string }[]>`
    SELECT s.source FROM warning_signal w JOIN signal s ON s.id = w.signal_id WHERE w.warning_id = ${id}::uuid`
  const branches = await importBranches(ctx, csv.replace('bank:given', payment?.source ?? ''))
  expect(branches).toEqual({ ok: true, value: 1 })
  await ctx.db.warning.update({ where: { id }, data: { organisationId: null } })
  const found = await whereaboutsOf(ctx, await readWarning(ctx, id), await loadGazetteer(ctx.db))
  expect(found).toMatchObject({
    of: null,
    place: { source: 'branch', precision: 'branch', townCode: '330602001' },
  })
})
