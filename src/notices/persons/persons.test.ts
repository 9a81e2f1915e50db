import { noticesWorker } from '../../../workers/notices'
import { desk, openWarning, type GivenWarning } from '../../../test/given/warnings'
import { user } from '../../../test/given/users'
import { testContext, type TestContext } from '../../../test/setup/context'
import { deliverTwice, drain } from '../../../test/setup/deliver'
import { HOUR_MS } from '../../lib/duration'
import { fireDueTimers } from '../../platform/sweep'
import { conclude } from '../../warnings/service'
import { sendMessage } from '../sending/send'
import { contactByHand } from './start'

let ctx: TestContext
let operator: ReturnType<typeof desk>
beforeAll(async () => {
  ctx = await testContext()
  operator = desk((await user(ctx, 'operator')).id)
})
beforeEach(() => {
  ctx.notifier.reset()
  ctx.notifier.outcome = 'sent'
})

const contactsOf = async (warningId: string) => {
  const rows = await ctx.db.notification.findMany({
    where: { warningId, isForPerson: true },
  })
  return rows
    .toSorted((a, b) => a.channel.localeCompare(b.channel))
    .map(({ channel, state, problem, waitsFor, sendAfter }) => ({
      channel,
      state,
      problem,
      waitsFor,
      sendAfter: sendAfter?.toISOString() ?? null,
    }))
}
const byHand = (id: string, channel: 'sms' | 'voice' = 'sms', language: 'zh' | 'en' = 'zh') =>
  contactByHand(ctx.as(operator), id, { channel, language })
const send = () => drain(ctx, [noticesWorker])
const passTo = async (time: string) => {
  ctx.clock.set(new Date(time))
  await fireDueTimers(ctx)
  await send()
}
const withoutPhone = async (warning: GivenWarning) => {
  await ctx.db.identifier.updateMany({
    where: { partyId: warning.partyId, kind: 'phone' },
    data: { partyId: null },
  })
  return warning
}

describe('by itself', () => {
  test('a critical warning sends a text and a call, each once, however often it is told', async () => {
    const { id, number } = await openWarning(ctx, { level: 'critical' })
    await deliverTwice(ctx, noticesWorker, 'warning.opened', { warningId: id })
    await deliverTwice(ctx, noticesWorker, 'warning.raised', { warningId: id })
    await send()
    expect(await contactsOf(id)).toMatchObject([
      { channel: 'sms', state: 'sent' },
      { channel: 'voice', state: 'sent' },
    ])
    const [text, call] = ctx.notifier.messages.filter(({ text: said }) => said.includes('公安反诈中心'))
    expect(text).toMatchObject({ channel: 'sms', language: 'zh', asksForKey: false })
    expect(text?.text).toContain(number)
    expect(call).toMatchObject({ channel: 'voice', asksForKey: true })
  })

  test('a high one sends a text, and calls when it is raised', async () => {
    const { id } = await openWarning(ctx, { level: 'high' })
    await deliverTwice(ctx, noticesWorker, 'warning.opened', { warningId: id })
    expect(await contactsOf(id)).toMatchObject([{ channel: 'sms' }])
    await ctx.db.warning.update({ where: { id }, data: { level: 'critical' } })
    await deliverTwice(ctx, noticesWorker, 'warning.raised', { warningId: id })
    expect(await contactsOf(id)).toMatchObject([{ channel: 'sms' }, { channel: 'voice' }])
  })

  test.each(['low', 'medium'] as const)('a %s one waits for the desk', async (level) => {
    const { id } = await openWarning(ctx, { level })
    await deliverTwice(ctx, noticesWorker, 'warning.opened', { warningId: id })
    expect(await contactsOf(id)).toEqual([])
  })

  test('nobody is written to whose number is not known', async () => {
    const { id } = await withoutPhone(await openWarning(ctx, { level: 'critical' }))
    await deliverTwice(ctx, noticesWorker, 'warning.opened', { warningId: id })
    expect(await contactsOf(id)).toEqual([])
  })
})

describe('by hand', () => {
  test('in the language that is chosen', async () => {
    await send()
    const { id } = await openWarning(ctx, { level: 'medium' })
    await byHand(id, 'sms', 'en')
    await send()
    expect(ctx.notifier.messages.at(-1)).toMatchObject({ language: 'en' })
    expect(ctx.notifier.messages.at(-1)?.text).toContain('Anti-fraud centre')
  })

  test('not where the level has none, the warning is over, no number is known or one is on its way', async () => {
    const refused = { code: 'illegal_move' }
    const low = await openWarning(ctx, { level: 'low' })
    await expect(byHand(low.id, 'voice')).rejects.toMatchObject(refused)
    const over = await openWarning(ctx)
    await conclude(ctx.as(operator), over.id, 'dismiss', 'known supplier')
    await expect(byHand(over.id)).rejects.toMatchObject(refused)
    const unknown = await withoutPhone(await openWarning(ctx))
    await expect(byHand(unknown.id)).rejects.toMatchObject(refused)
    const twice = await openWarning(ctx)
    await byHand(twice.id, 'voice')
    await expect(byHand(twice.id, 'voice')).rejects.toMatchObject(refused)
    await expect(byHand(twice.id, 'sms')).resolves.toMatchObject({ channel: 'sms' })
  })

  test('not by whom the warning is hidden from', async () => {
    await ctx.db.district.createMany({
      data: [{ code: '330624', name: '新昌县', lon: 120.9, lat: 29.5 }],
      skipDuplicates: true,
    })
    const { id } = await openWarning(ctx)
    const elsewhere = desk(operator.id!, { districtCode: '330624' })
    const promise = contactByHand(ctx.as(elsewhere), id, { channel: 'sms', language: 'zh' })
    await expect(promise).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('one number', () => {
  test('gets no more than the level allows, of all that is sent at once, and the rest not tomorrow either', async () => {
    const { id } = await openWarning(ctx, { level: 'medium' })
    const first = await byHand(id)
    const copies = await Promise.all(
      [1, 2, 3].map(async (n) => {
        const {
          id: _id,
          parameters,
          ...row
        } = await ctx.db.notification.findUniqueOrThrow({
          where: { id: first.id },
        })
        const copy = {
          ...row,
          id: ctx.ids.next(),
          cause: `${row.cause}:${n}`,
          parameters: parameters as object,
        }
        return (await ctx.db.notification.create({ data: copy })).id
      }),
    )
    const ids = [first.id, ...copies]
    const prepared = await Promise.all(
      ids.map((notificationId) => sendMessage.prepare(ctx, { notificationId })),
    )
    expect(prepared.filter((message) => message !== null)).toHaveLength(2)
    expect((await contactsOf(id)).map(({ state }) => state).sort()).toEqual([
      'sending',
      'sending',
      'withheld',
      'withheld',
    ])
    const other = await openWarning(ctx, { level: 'medium' })
    await byHand(other.id)
    await send()
    expect(await contactsOf(other.id)).toMatchObject([{ state: 'sent' }])
  })

  test('may be written to again when the window is over', async () => {
    const { id } = await openWarning(ctx, { level: 'medium' })
    for (let sent = 0; sent < 3; sent += 1) {
      await byHand(id)
      await send()
    }
    expect((await contactsOf(id)).map(({ state, problem }) => problem ?? state).sort()).toEqual([
      'number_limit',
      'sent',
      'sent',
    ])
    ctx.clock.advance(24 * HOUR_MS)
    await byHand(id)
    await send()
    expect((await contactsOf(id)).filter(({ state }) => state === 'sent')).toHaveLength(3)
  })
})

describe('at night', () => {
  beforeEach(() => ctx.clock.set(new Date('2023-03-10T23:30:00+08:00')))

  test('a text of a medium warning waits for the morning', async () => {
    const { id } = await openWarning(ctx, { level: 'medium' })
    await byHand(id)
    await send()
    const morning = '2023-03-10T23:00:00.000Z'
    expect(await contactsOf(id)).toMatchObject([
      { state: 'waiting', waitsFor: 'quiet_hours', sendAfter: morning },
    ])
    await passTo('2023-03-11T06:59:59+08:00')
    expect(ctx.notifier.messages).toEqual([])
    await passTo('2023-03-11T07:00:00+08:00')
    expect(await contactsOf(id)).toMatchObject([{ state: 'sent', waitsFor: null }])
  })

  test('a critical warning wakes her', async () => {
    const { id } = await openWarning(ctx, { level: 'critical' })
    await byHand(id, 'voice')
    await send()
    expect(await contactsOf(id)).toMatchObject([{ state: 'sent' }])
  })

  test('what waits for the morning is withheld when the warning is over by then', async () => {
    const { id } = await openWarning(ctx, { level: 'medium' })
    await byHand(id)
    await send()
    await conclude(ctx.as(operator), id, 'dismiss', 'known supplier')
    await passTo('2023-03-11T07:00:00+08:00')
    expect(await contactsOf(id)).toMatchObject([{ state: 'withheld', problem: 'warning_closed' }])
    expect(ctx.notifier.messages).toEqual([])
  })

  test('what waits goes out at once when the warning becomes critical, and is not written twice', async () => {
    const { id } = await openWarning(ctx, { level: 'medium' })
    await byHand(id)
    await send()
    await ctx.db.warning.update({ where: { id }, data: { level: 'critical' } })
    await deliverTwice(ctx, noticesWorker, 'warning.raised', { warningId: id })
    await send()
    expect(await contactsOf(id)).toMatchObject([
      { channel: 'sms', state: 'sent' },
      { channel: 'voice', state: 'sent' },
    ])
  })
})
