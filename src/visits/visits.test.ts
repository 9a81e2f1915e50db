import { MINUTE_MS } from '../lib/duration'
import { arrivedTask, assignedTask, officer } from '../../test/given/tasks'
import { fraudster } from '../../test/given/warnings'
import { testContext, type TestContext } from '../../test/setup/context'
import { presentVisit } from './present'
import { visitBody } from './schema'
import { listVisits, openDetails, reportVisit, transfersOfVisit } from './service'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})

const looked = { checked: true, found: 'nothing' } as const
const report = (body: object = {}) =>
  visitBody.parse({
    finding: 'fraud',
    attitude: 'believes',
    checks: {
      callsAndSms: looked,
      chats: { checked: true, found: 'false-leader' },
      apps: looked,
      transfers: looked,
    },
    questions: { whyTransfer: 'told-to', toStranger: true, toldByCaller: true },
    told: ['employer'],
    ...body,
  })
const payment = (amount: string, at = '2023-02-23T10:02:30+08:00') => ({
  payeeAccount: fraudster.account,
  payeeName: fraudster.name,
  payeeBank: fraudster.bank,
  amount,
  at,
})
const balance = async (warningId: string, name: string) => {
  const account = await ctx.db.ledgerAccount.findFirstOrThrow({ where: { warningId, name } })
  return account.postedInFen - account.postedOutFen
}

test('a report moves the task, books what was paid and what was kept, and tells the stages', async () => {
  const { id, taskId, officer: near } = await arrivedTask(ctx, { amountFen: 98_000_000n })
  const body = report({
    transfers: [payment('480000.00')],
    protectedAmount: '500000.00',
    note: '对方还在群里说话',
  })

  const visit = await reportVisit(ctx.as(near.actor), taskId, body)

  expect(visit).toMatchObject({ paidFen: 48_000_000n, protectedFen: 50_000_000n, officerId: near.id })
  expect((await ctx.db.task.findUniqueOrThrow({ where: { id: taskId } })).state).toBe('reported')
  expect(await balance(id, 'paid_out')).toBe(48_000_000n)
  expect(await balance(id, 'protected')).toBe(50_000_000n)
  expect(await balance(id, 'at_risk')).toBe(0n)
  const told = await ctx.db.outbox.findMany({ where: { payload: { path: ['visitId'], equals: visit.id } } })
  expect(told.map(({ consumer }) => consumer).sort()).toEqual(['tasks', 'trace', 'warnings'])
})

test('the same payment reported again is counted once, by whomever', async () => {
  const { id, taskId, officer: near } = await arrivedTask(ctx, { amountFen: 98_000_000n })
  const asOfficer = ctx.as(near.actor)
  await reportVisit(asOfficer, taskId, report({ transfers: [payment('480000.00')] }))
  ctx.clock.advance(20 * MINUTE_MS)
  const second = payment('500000.00', '2023-02-23T10:20:00+08:00')

  const visit = await reportVisit(asOfficer, taskId, report({ transfers: [payment('480000.00'), second] }))

  expect(visit.paidFen).toBe(98_000_000n)
  expect(await balance(id, 'paid_out')).toBe(98_000_000n)
  const transfers = await transfersOfVisit(asOfficer, id)
  expect(transfers.map(({ amountFen }) => amountFen)).toEqual([48_000_000n, 50_000_000n])
  expect(transfers[1]).toMatchObject({ payeeAccount: fraudster.account, payeeName: fraudster.name })
  const opened = { action: 'vault.open', purpose: 'stop-payment', actorId: near.id }
  expect(await ctx.db.auditEntry.count({ where: opened })).toBe(2)
})

test('before the arrival there is nothing to report, and nothing is written', async () => {
  const { id, taskId, officer: near } = await assignedTask(ctx)
  const promise = reportVisit(ctx.as(near.actor), taskId, report())
  await expect(promise).rejects.toMatchObject({ code: 'illegal_move' })
  expect(await ctx.db.visit.count({ where: { warningId: id } })).toBe(0)
})

test('another officer’s visit cannot be reported, read or opened', async () => {
  const { taskId, officer: near } = await arrivedTask(ctx)
  const { id: visitId } = await reportVisit(ctx.as(near.actor), taskId, report())
  const other = ctx.as((await officer(ctx)).actor)
  await expect(reportVisit(other, taskId, report())).rejects.toMatchObject({ code: 'not_found' })
  await expect(listVisits(other, taskId)).rejects.toMatchObject({ code: 'not_found' })
  await expect(openDetails(other, visitId, 'triage')).rejects.toMatchObject({ code: 'not_found' })
})

test('note and accounts are sealed; what is shown has the last digits only', async () => {
  const { taskId, officer: near, operator } = await arrivedTask(ctx)
  const body = report({ transfers: [payment('1000.00')], note: '她的弟弟在场' })
  const { id } = await reportVisit(ctx.as(near.actor), taskId, body)

  const row = await ctx.db.visit.findUniqueOrThrow({ where: { id } })
  const stored = JSON.stringify(
    { ...row, detailsSealed: Buffer.from(row.detailsSealed).toString() },
    (_key, value) => (typeof value === 'bigint' ? value.toString() : value),
  )
  expect(stored).not.toContain(fraudster.account)
  expect(stored).not.toContain('弟弟')
  const [visit] = await listVisits(ctx.as(operator), taskId)
  expect(presentVisit(ctx, visit!).transfers).toEqual([
    { payeeAccount: `****${fraudster.account.slice(-4)}`, amount: '1000.00', at: '2023-02-23T02:02:30.000Z' },
  ])
  expect(await openDetails(ctx.as(operator), id, 'triage')).toMatchObject({ note: '她的弟弟在场' })
})

test('a visit stays as it was written', async () => {
  const { taskId, officer: near } = await arrivedTask(ctx)
  const { id } = await reportVisit(ctx.as(near.actor), taskId, report())
  await expect(ctx.db.visit.update({ where: { id }, data: { finding: 'not_fraud' } })).rejects.toThrow()
  await expect(ctx.db.visit.delete({ where: { id } })).rejects.toThrow()
})

test.each<[string, object]>([
  [
    'found where nobody has looked',
    { checks: { ...report().checks, apps: { checked: false, found: 'suspicious' } } },
  ],
  ['somebody met who was not reached', { finding: 'not_reached', attitude: 'believes' }],
  ['an unknown field', { mood: 'good' }],
  ['a sum with a sign', { protectedAmount: '-1.00' }],
])('%s is not a report', (_case, wrong) => {
  const body = { finding: 'fraud', attitude: 'believes', checks: report().checks, ...wrong }
  expect(visitBody.safeParse(body).success).toBe(false)
})

test('a next visit in the past is refused', async () => {
  const { taskId, officer: near } = await arrivedTask(ctx)
  const body = report({ nextVisitAt: '2023-02-22T00:00:00Z' })
  await expect(reportVisit(ctx.as(near.actor), taskId, body)).rejects.toMatchObject({
    code: 'invalid_request',
    fields: [{ path: 'nextVisitAt' }],
  })
})
