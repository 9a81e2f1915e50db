import { MINUTE_MS } from '../src/lib/duration'
import { reportVisit } from '../src/visits/service'
import { visitBody } from '../src/visits/schema'
import { acknowledge } from '../src/warnings/service'
import * as given from '../test/given/warnings'
import { arrivedTask, assignedTask, dispatchedWarning } from '../test/given/tasks'
import { user } from '../test/given/users'
import { testContext, type TestContext } from '../test/setup/context'
import { deliverTwice } from '../test/setup/deliver'
import { warningsWorker } from './warnings'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})

const read = (id: string) => ctx.db.warning.findUniqueOrThrow({ where: { id } })
const owed = (warningId: string) => ctx.db.holdNotice.findMany({ where: { warningId } })

const looked = { checked: true, found: 'nothing' } as const
const allLooked = { callsAndSms: looked, chats: looked, apps: looked, transfers: looked }

async function reported(report: object) {
  const task = await arrivedTask(ctx)
  const body = visitBody.parse({ checks: allLooked, ...report })
  const visit = await reportVisit(ctx.as(task.officer.actor), task.taskId, body)
  return { ...task, visitId: visit.id }
}

test('an officer who finds a fraud confirms it, once', async () => {
  const { id, visitId } = await reported({ finding: 'fraud', attitude: 'denies' })
  await deliverTwice(ctx, warningsWorker, 'visit.recorded', { visitId })
  expect(await read(id)).toMatchObject({ state: 'confirmed', closedReason: 'visit: fraud' })
  expect(await ctx.db.transition.count({ where: { subjectId: id, event: 'confirm' } })).toBe(1)
  expect(await owed(id)).toMatchObject([{ outcome: 'confirmed' }])
})

test('an officer who has looked himself and found nothing dismisses it', async () => {
  const { id, visitId } = await reported({ finding: 'not_fraud', attitude: 'believes' })
  await deliverTwice(ctx, warningsWorker, 'visit.recorded', { visitId })
  expect(await read(id)).toMatchObject({ state: 'dismissed', closedReason: 'visit: not a fraud' })
})

test.each([
  { finding: 'not_fraud', attitude: 'denies' },
  { finding: 'not_fraud', attitude: 'refuses' },
  { finding: 'not_fraud', attitude: 'believes', checks: { ...allLooked, apps: { checked: false } } },
  { finding: 'unclear', attitude: 'doubts' },
  { finding: 'not_reached', attitude: 'not_met' },
])('a denial never closes: $finding, $attitude', async (report) => {
  const { id, visitId } = await reported(report)
  await deliverTwice(ctx, warningsWorker, 'visit.recorded', { visitId })
  expect((await read(id)).state).toBe('dispatched')
  expect(await owed(id)).toEqual([])
})

test('overdue is noted once, and not of a warning that has been taken', async () => {
  const { id } = await given.openWarning(ctx)
  const taken = await given.openWarning(ctx)
  await acknowledge(ctx.as(given.desk((await user(ctx, 'operator')).id)), taken.id)
  ctx.clock.advance(15 * MINUTE_MS)

  await deliverTwice(ctx, warningsWorker, 'warning.overdue', { warningId: id })
  await deliverTwice(ctx, warningsWorker, 'warning.overdue', { warningId: taken.id })

  const notes = await ctx.db.transition.findMany({
    where: { event: 'overdue', subjectId: { in: [id, taken.id] } },
  })
  expect(notes.map(({ subjectId }) => subjectId)).toEqual([id])
})

test('it expires when nobody works on it', async () => {
  const { id } = await given.openWarning(ctx)
  await deliverTwice(ctx, warningsWorker, 'warning.expiring', { warningId: id })
  expect((await read(id)).state).toBe('expired')
  expect(await owed(id)).toMatchObject([{ outcome: 'expired' }])
})

test('it lives on while somebody is at the door', async () => {
  const { id } = await arrivedTask(ctx)
  await deliverTwice(ctx, warningsWorker, 'warning.expiring', { warningId: id })
  expect((await read(id)).state).toBe('dispatched')
  const clock = { kind: 'warning.expiry', subjectId: id, firedAt: null, stoppedAt: null }
  expect(await ctx.db.timer.count({ where: clock })).toBe(1)
})

test('what nobody has taken in its whole life ends with it', async () => {
  const { id } = await assignedTask(ctx)
  await deliverTwice(ctx, warningsWorker, 'warning.expiring', { warningId: id })
  expect((await read(id)).state).toBe('expired')
})

test('a late event changes nothing of a warning that is closed', async () => {
  const { id } = await dispatchedWarning(ctx)
  await deliverTwice(ctx, warningsWorker, 'warning.expiring', { warningId: id })
  const before = await read(id)
  await deliverTwice(ctx, warningsWorker, 'warning.expiring', { warningId: id })
  await deliverTwice(ctx, warningsWorker, 'warning.overdue', { warningId: id })
  expect(await read(id)).toEqual(before)
})
