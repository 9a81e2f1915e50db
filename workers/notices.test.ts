import { MINUTE_MS, SECOND_MS } from '../src/lib/duration'
import { fireDueTimers } from '../src/platform/sweep'
import { cancel } from '../src/tasks/service'
import { acknowledge, conclude } from '../src/warnings/service'
import * as given from '../test/given/warnings'
import { assignedTask, dispatchedWarning, farther, officer } from '../test/given/tasks'
import { places, user } from '../test/given/users'
import { testContext, type TestContext } from '../test/setup/context'
import { deliver, deliverTwice, drain } from '../test/setup/deliver'
import { noticesWorker } from './notices'
import { tasksWorker } from './tasks'
import { warningsWorker } from './warnings'

let ctx: TestContext
let operator: ReturnType<typeof given.desk>
let chief: { id: string }
beforeAll(async () => {
  ctx = await testContext()
  operator = given.desk((await user(ctx, 'operator')).id)
  chief = await user(ctx, 'supervisor')
})
beforeEach(async () => {
  await ctx.db.officer.updateMany({ data: { isOnDuty: false } })
  ctx.notifier.reset()
})

const told = (warningId: string) =>
  ctx.db.notification.findMany({ where: { warningId, isForPerson: false }, orderBy: { createdAt: 'asc' } })

describe('the desks', () => {
  test('hear of a new warning once', async () => {
    const { id, number } = await given.openWarning(ctx)
    await deliverTwice(ctx, noticesWorker, 'warning.opened', { warningId: id })
    expect(await told(id)).toMatchObject([
      {
        channel: 'desk',
        userId: null,
        template: 'warning.opened',
        parameters: { number, level: '高', levelCode: 'high', minutes: 15 },
      },
    ])
  })

  test('hear of a raised level, of the end, of a stop that is held or refused', async () => {
    const { id } = await given.openWarning(ctx)
    await deliverTwice(ctx, noticesWorker, 'warning.raised', { warningId: id })
    await conclude(ctx.as(operator), id, 'confirm', 'she has called back')
    await deliverTwice(ctx, noticesWorker, 'warning.closed', { warningId: id })
    const stopId = await stopOf(id)
    await deliverTwice(ctx, noticesWorker, 'stop.held', { stopId })
    await deliverTwice(ctx, noticesWorker, 'stop.refused', { stopId })
    expect((await told(id)).map(({ template }) => template).sort()).toEqual([
      'stop.held',
      'stop.refused',
      'warning.closed',
      'warning.raised',
    ])
  })
})

describe('the duty chief', () => {
  test('is told that nobody has taken a warning, unless somebody has', async () => {
    const { id } = await given.openWarning(ctx)
    const taken = await given.openWarning(ctx)
    await acknowledge(ctx.as(operator), taken.id)
    ctx.clock.advance(60 * MINUTE_MS)
    for (const warningId of [id, taken.id])
      await deliverTwice(ctx, warningsWorker, 'warning.overdue', { warningId })
    await drain(ctx, [noticesWorker])
    expect(await told(id)).toMatchObject([{ userId: chief.id, template: 'warning.overdue' }])
    expect(await told(taken.id)).toEqual([])
  })

  test('of another district is not', async () => {
    await ctx.db.district.create({ data: { code: '330683', name: '嵊州市', lon: 120.8, lat: 29.6 } })
    await user(ctx, 'supervisor', { districtCode: '330683' })
    const { id } = await given.openWarning(ctx)
    ctx.clock.advance(60 * MINUTE_MS)
    await deliverTwice(ctx, warningsWorker, 'warning.overdue', { warningId: id })
    await drain(ctx, [noticesWorker])
    expect((await told(id)).map(({ userId }) => userId)).toEqual([chief.id])
  })

  test('is told that a task went to the next one, that nobody arrived, each once', async () => {
    const { id, taskId } = await assignedTask(ctx)
    await officer(ctx, { at: farther })
    ctx.clock.advance(15 * MINUTE_MS)
    await deliverTwice(ctx, tasksWorker, 'task.due', { taskId })
    await drain(ctx, [noticesWorker])
    await ctx.db.task.update({
      where: { id: taskId },
      data: { state: 'accepted', arriveBy: ctx.clock.now() },
    })
    await deliverTwice(ctx, tasksWorker, 'task.due', { taskId })
    await drain(ctx, [noticesWorker])
    const templates = (await told(id))
      .filter(({ userId }) => userId === chief.id)
      .map(({ template }) => template)
    expect(templates.sort()).toEqual(['task.not-arrived', 'task.passed-on'])
  })
})

describe('an officer', () => {
  const withPhone = async (more: { textLanguage?: 'zh' | 'en' } = {}) => {
    const near = await officer(ctx, { phone: '+8613800000001' })
    await ctx.db.user.update({ where: { id: near.id }, data: more })
    const warning = await dispatchedWarning(ctx, { level: 'critical' })
    await drain(ctx, [tasksWorker])
    const task = await ctx.db.task.findFirstOrThrow({ where: { warningId: warning.id } })
    expect(task.officerId).toBe(near.id)
    await deliverTwice(ctx, noticesWorker, 'task.assigned', { taskId: task.id })
    const [row] = await told(warning.id)
    return { ...warning, task, near, notificationId: row!.id }
  }
  const state = async (id: string) => (await ctx.db.notification.findUniqueOrThrow({ where: { id } })).state

  test('is sent one text, of level, number and minutes, and of nothing that tells who it is', async () => {
    const { task, notificationId } = await withPhone()
    expect(await state(notificationId)).toBe('pending')

    await deliverTwice(ctx, noticesWorker, 'message.requested', { notificationId })

    expect(ctx.notifier.messages).toHaveLength(1)
    const [message] = ctx.notifier.messages
    expect(message).toMatchObject({ id: notificationId, to: '+8613800000001', channel: 'sms' })
    expect(message?.text).toContain('特高危')
    expect(message?.text).toContain(task.number)
    for (const secret of [given.shen.name, '沈', '斗门', given.shen.account.slice(-4), '731200', '73万'])
      expect(message?.text).not.toContain(secret)
    expect(await state(notificationId)).toBe('recorded')
  })

  test('who reads English is texted in English', async () => {
    const { notificationId, task } = await withPhone({ textLanguage: 'en' })
    await deliverTwice(ctx, noticesWorker, 'message.requested', { notificationId })
    expect(ctx.notifier.messages).toMatchObject([{ language: 'en' }])
    expect(ctx.notifier.messages[0]?.text).toContain(
      `[critical] Task ${task.number}: the person may be paying now`,
    )
  })

  const later = async (seconds: number) => {
    ctx.clock.advance(seconds * SECOND_MS)
    await fireDueTimers(ctx)
    await drain(ctx, [noticesWorker])
  }

  test('whose text may have gone out is not sent it again: it is looked up, and found', async () => {
    const { notificationId } = await withPhone()
    ctx.notifier.outcome = 'unknown'
    await deliverTwice(ctx, noticesWorker, 'message.requested', { notificationId })
    expect(ctx.notifier.messages).toHaveLength(1)
    expect(await state(notificationId)).toBe('unknown')

    ctx.notifier.found = [{ providerRef: 'SM-1', status: 'delivered', problem: null }]
    await later(60)
    expect(await state(notificationId)).toBe('delivered')
    expect(ctx.notifier.messages).toHaveLength(1)
  })

  test('whose text was under way when the process died is sent it again only when the service has nothing of it', async () => {
    const { notificationId } = await withPhone()
    const send = jest.spyOn(ctx.notifier, 'send').mockRejectedValueOnce(new Error('killed'))
    await expect(deliver(ctx, noticesWorker, 'message.requested', { notificationId })).rejects.toThrow(
      'killed',
    )
    send.mockRestore()
    expect(await state(notificationId)).toBe('sending')
    await drain(ctx, [noticesWorker])
    expect(ctx.notifier.messages).toHaveLength(0)

    ctx.notifier.found = 'no_answer'
    await later(60)
    expect(await state(notificationId)).toBe('unknown')
    expect(ctx.notifier.messages).toHaveLength(0)

    ctx.notifier.found = []
    await later(60)
    await later(1)
    expect(ctx.notifier.messages).toHaveLength(1)
    expect(await state(notificationId)).toBe('recorded')
  })

  test('whose text has certainly not gone out is sent it when the service wants to be asked again', async () => {
    const { notificationId } = await withPhone()
    ctx.notifier.outcome = 'not_sent'
    ctx.notifier.retryAfterSeconds = 17
    await drain(ctx, [noticesWorker])
    expect(await state(notificationId)).toBe('waiting')
    ctx.notifier.outcome = 'recorded'
    await later(16)
    expect(await state(notificationId)).toBe('waiting')
    await later(1)
    expect(await state(notificationId)).toBe('recorded')
    expect(ctx.notifier.messages).toHaveLength(2)
  })

  test('without a phone finds it in the service', async () => {
    const { id, taskId, officer: near } = await assignedTask(ctx)
    await deliverTwice(ctx, noticesWorker, 'task.assigned', { taskId })
    expect(await told(id)).toMatchObject([
      { userId: near.id, state: 'recorded', template: 'task.assigned.high' },
    ])
  })

  test('of a station that has nobody hears that anybody may accept', async () => {
    const { stationId } = await places(ctx)
    await ctx.db.officer.updateMany({ data: { isOnDuty: false } })
    const onDuty = await officer(ctx, { at: null })
    const { id } = await dispatchedWarning(ctx)
    await drain(ctx, [tasksWorker])
    const task = await ctx.db.task.findFirstOrThrow({ where: { warningId: id } })
    expect(task).toMatchObject({ officerId: null, stationId })
    await deliverTwice(ctx, noticesWorker, 'task.assigned', { taskId: task.id })
    expect(await told(id)).toMatchObject([{ userId: onDuty.id, template: 'task.for-station' }])
  })

  test('on the way to somebody whose line is blocked is told so, once', async () => {
    const { id, officer: near } = await assignedTask(ctx)
    await deliverTwice(ctx, noticesWorker, 'contact.blocked', { warningId: id })
    expect(await told(id)).toMatchObject([{ userId: near.id, template: 'task.hurry' }])
  })

  test('is told that he need not go', async () => {
    const { id, taskId, officer: near, operator: desk } = await assignedTask(ctx)
    await cancel(ctx.as(desk), taskId, '误派')
    await deliverTwice(ctx, noticesWorker, 'task.cancelled', { taskId })
    expect(await told(id)).toMatchObject([{ userId: near.id, template: 'task.cancelled' }])
  })

  test('whose text nobody takes is told so by its state, at last', async () => {
    const { notificationId } = await withPhone()
    ctx.notifier.outcome = 'not_sent'
    await drain(ctx, [noticesWorker])
    for (let attempt = 0; attempt < 6; attempt += 1) await later(600)
    expect(await ctx.db.notification.findUniqueOrThrow({ where: { id: notificationId } })).toMatchObject({
      state: 'failed',
      problem: 'given_up',
      attempts: 6,
    })
  })
})

async function stopOf(warningId: string): Promise<string> {
  const { bankId } = await places(ctx)
  const account = await ctx.db.identifier.findFirstOrThrow({ where: { kind: 'account' } })
  const id = ctx.ids.next()
  const now = ctx.clock.now()
  await ctx.db.stopPayment.create({
    data: {
      id,
      number: `ZF-${id.slice(-6).toUpperCase()}`,
      warningId,
      accountId: account.id,
      bankId,
      state: 'held',
      holderSealed: ctx.vault.seal('stop_payment.holder', '王五'),
      keyVersion: 1,
      amountFen: 100n,
      transferredAt: now,
      draftedBy: operator.id!,
      draftedAt: now,
      updatedAt: now,
    },
  })
  return id
}
