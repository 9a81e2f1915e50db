import type { Express } from 'express'
import { holdDesks } from '../../test/given/hold-desks'
import { openWarning } from '../../test/given/warnings'
import { testWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'

let ctx: Context
let app: Express
let desks: ReturnType<typeof holdDesks>

beforeAll(async () => {
  const world = await testWorld()
  ctx = world.context(systemActor('test'))
  app = createApp(world)
  desks = holdDesks(ctx, () => app)
})

const daughter = { kind: 'relative', relation: '女儿', name: '沈小红', phone: '138 0000 1111' }

test('who else may reach the person is kept sealed, opened for a purpose, and called; whom nobody reached stands first', async () => {
  const { id } = await openWarning(ctx)
  const operator = await desks.as('operator')
  const path = `/v1/warnings/${id}/contacts`
  const first = await desks.post(operator, path, daughter).expect(201)
  expect(first.body).toMatchObject({
    name: '沈**',
    relation: '女儿',
    phone: expect.stringMatching(/\*/),
    calls: [],
  })
  await desks.post(operator, path, { kind: 'employer', phone: '0575-88001234' }).expect(201)

  const opened = await desks
    .post(operator, `/v1/contacts/${first.body.id}/open`, { purpose: 'triage' })
    .expect(200)
  expect(opened.body).toEqual({ name: '沈小红', relation: '女儿', phone: '+8613800001111' })
  const audit = await ctx.db.auditEntry.count({ where: { subjectId: first.body.id } })
  expect(audit).toBeGreaterThan(0)

  await desks.post(operator, `/v1/contacts/${first.body.id}/calls`, { outcome: 'no_answer' }).expect(201)
  await desks.post(operator, `/v1/contacts/${first.body.id}/calls`, { outcome: 'will_help' }).expect(201)
  const { items } = await desks.get<{ items: { kind: string; calls: object[] }[] }>(operator, path)
  expect(items.map(({ kind, calls }) => [kind, calls.length])).toEqual([
    ['employer', 0],
    ['relative', 2],
  ])
  const remarks = await ctx.db.transition.findMany({
    where: { subjectId: id, event: { in: ['contact_added', 'contact_called'] } },
    orderBy: { id: 'asc' },
  })
  expect(remarks.map(({ event, reason }) => `${event} ${reason}`)).toEqual([
    'contact_added relative',
    'contact_added employer',
    'contact_called relative: no_answer',
    'contact_called relative: will_help',
  ])
})

test('a bad number is told by its field; a bank, another district and a warning that is over are refused', async () => {
  const { id } = await openWarning(ctx, { districtCode: '330602' })
  const operator = await desks.as('operator')
  const path = `/v1/warnings/${id}/contacts`
  const wrong = await desks.post(operator, path, { ...daughter, phone: 'call her' }).expect(422)
  expect(wrong.body.fields).toMatchObject([{ path: 'phone' }])
  const { body } = await desks.post(operator, path, daughter).expect(201)
  await desks.post(await desks.as('liaison'), path, daughter).expect(403)
  const district = { code: '330683', name: '嵊州市', lon: 120.83, lat: 29.59 }
  await ctx.db.district.upsert({ where: { code: district.code }, create: district, update: {} })
  const stranger = await desks.as('operator', { districtCode: district.code })
  await desks.post(stranger, `/v1/contacts/${body.id}/open`, { purpose: 'triage' }).expect(404)
  await ctx.db.warning.update({
    where: { id },
    data: { state: 'dismissed', closedAt: ctx.clock.now(), closedReason: 'test' },
  })
  await desks.post(operator, `/v1/contacts/${body.id}/calls`, { outcome: 'told' }).expect(409)
})
