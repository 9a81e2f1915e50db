import {
  ingestOf,
  obedientEngine,
  openIngest,
  projectEngine,
  type GivenIngest,
  type Wire,
} from '../../test/given/ingest'
import { somebody } from '../../test/given/people'
import { call, chat, payment } from '../../test/given/signals'
import { consumersOf } from '../flow'

let given: GivenIngest
beforeAll(async () => {
  given = await ingestOf()
})

describe('warnings', () => {
  const low = (person: { phone: string }) =>
    call({ callee: person.phone, caller: '+85298765432', durationSeconds: 900 })

  test('a signal of no or low level opens none', async () => {
    expect((await given.send(payment())).warningId).toBeNull()
    const person = somebody()
    const told = await given.send(low(person))
    expect(['none', 'low']).toContain(told.evaluation.level)
    expect(told.warningId).toBeNull()
  })

  test('signals of one person at once open one warning, over two processes', async () => {
    const other = await openIngest(given.world)
    const { phone } = somebody()
    const told = await Promise.all(
      [given, other, given, other].map((process) =>
        process.send(chat({ recipient: { phone, role: '财务' } })),
      ),
    )
    expect(new Set(told.map(({ warningId }) => warningId)).size).toBe(1)
    expect(told[0]?.warningId).not.toBeNull()
  })

  test('one that was closed in the meantime is not joined: a new one is opened', async () => {
    const { phone } = somebody()
    const first = await given.send(chat({ recipient: { phone, role: '财务' } }))
    await given.db.warning.update({ where: { id: first.warningId ?? '' }, data: { state: 'dismissed' } })
    const second = await given.send(chat({ recipient: { phone, role: '财务' } }))
    expect(second.warningId).not.toBeNull()
    expect(second.warningId).not.toBe(first.warningId)
  })
})

describe('levels', () => {
  let obedient: GivenIngest
  beforeAll(async () => {
    obedient = await openIngest(given.world, obedientEngine(projectEngine(given.world.config.rulesDir)))
  })
  const tellOf = (phone: string, level: string): Wire =>
    chat({ recipient: { phone }, text: `[${level}] …`, group: undefined })
  const warningOf = (id: string | null) => given.db.warning.findUniqueOrThrow({ where: { id: id ?? '' } })

  test('low joins what is there and opens nothing', async () => {
    const { phone } = somebody()
    expect((await obedient.send(tellOf(phone, 'low'))).warningId).toBeNull()
    const { warningId } = await obedient.send(tellOf(phone, 'medium'))
    expect(warningId).not.toBeNull()
    expect((await obedient.send(tellOf(phone, 'low'))).warningId).toBe(warningId)
    expect((await obedient.send(tellOf(phone, 'none'))).warningId).toBeNull()
    expect(await given.db.warningSignal.count({ where: { warningId: warningId ?? '' } })).toBe(2)
  })

  test('a graver signal raises it: level, clock, time line and the next stages', async () => {
    const { phone } = somebody()
    const { warningId: id } = await obedient.send(tellOf(phone, 'medium'))
    const before = await warningOf(id)
    expect((await obedient.send(tellOf(phone, 'critical'))).warningId).toBe(id)
    expect((await obedient.send(tellOf(phone, 'high'))).warningId).toBe(id)
    const after = await warningOf(id)
    expect(after).toMatchObject({ level: 'critical', state: 'open', score: 0.99 })
    expect(after.acknowledgeBy.getTime()).toBeLessThan(before.acknowledgeBy.getTime())
    const steps = await given.db.transition.findMany({ where: { warningId: id }, orderBy: { id: 'asc' } })
    expect(steps.map(({ event, reason }) => [event, reason])).toEqual([
      ['open', null],
      ['raise', 'medium -> critical'],
    ])
    const clocks = await given.db.timer.findMany({
      where: { subjectId: id ?? '', kind: 'warning.acknowledge' },
    })
    expect(clocks.map(({ stoppedAt, dueAt }) => [stoppedAt !== null, dueAt])).toEqual([
      [true, before.acknowledgeBy],
      [false, after.acknowledgeBy],
    ])
    const raised = await given.db.outbox.findMany({ where: { event: 'warning.raised' } })
    // To each stage that is told, once.
    expect(raised.map(({ payload, consumer }) => ({ payload, consumer }))).toEqual(
      consumersOf('warning.raised').map((consumer) => ({ payload: { warningId: id }, consumer })),
    )
  })

  test('what joins a running warning without raising it is told as evidence, a payment as a payment', async () => {
    const { phone, account } = somebody()
    const { warningId: id } = await obedient.send(tellOf(phone, 'high'))
    const told = async (): Promise<string[]> => {
      const rows = await given.db.outbox.findMany({
        where: { consumer: 'campaigns', payload: { path: ['warningId'], equals: id ?? '' } },
        orderBy: { id: 'asc' },
      })
      return rows.map(({ event }) => event)
    }
    await obedient.send(tellOf(phone, 'low'))
    expect(await told()).toEqual(['warning.opened', 'evidence.joined'])
    await obedient.send(payment({ payer: { account, phone, kind: 'person' }, memo: '[medium]' }))
    await obedient.send(tellOf(phone, 'critical'))
    expect(await told()).toEqual(['warning.opened', 'evidence.joined', 'signal.joined', 'warning.raised'])
  })

  test('what the desk has raised is not lowered by a signal at the same moment', async () => {
    const { phone } = somebody()
    const { warningId: id } = await obedient.send(tellOf(phone, 'medium'))
    await given.db.warning.update({ where: { id: id ?? '' }, data: { level: 'critical' } })
    await obedient.send(tellOf(phone, 'high'))
    expect((await warningOf(id)).level).toBe('critical')
  })

  test('money at risk is what is on its way or gone, not what was rejected', async () => {
    const { phone, account } = somebody()
    const pay = (status: string, amount: string): Wire =>
      payment({ payer: { account, phone, kind: 'person' }, memo: '[high]', status, amount })
    const { warningId } = await obedient.send(pay('pending', '100.00'))
    await obedient.send(pay('settled', '20.50'))
    await obedient.send(pay('rejected', '7.00'))
    expect((await warningOf(warningId)).atRiskFen).toBe(12_050n)
    const joined = await given.db.outbox.findMany({
      where: { event: 'signal.joined', consumer: 'ledger' },
    })
    expect(joined.filter(({ payload }) => (payload as Wire)['warningId'] === warningId)).toHaveLength(3)
  })
})
