import { ingestOf, openIngest, partyBehind, type GivenIngest, type Wire } from '../../test/given/ingest'
import { somebody } from '../../test/given/people'
import { chat, companyAccount, companyTransfer, nextRef, payment, shen } from '../../test/given/signals'

let given: GivenIngest
beforeAll(async () => {
  given = await ingestOf()
})
const codeOf = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'answered',
    (error: unknown) => (error as { code: string }).code,
  )
const countSignals = (refs: readonly string[]) =>
  given.db.signal.count({ where: { sourceRef: { in: [...refs] } } })

describe('the Doumen case', () => {
  test('chat and transfer meet in one warning on the cashier, with the company behind her', async () => {
    const first = await given.send(chat())
    const second = await given.send(companyTransfer())
    expect(second.evaluation).toMatchObject({ action: 'hold', typology: 'leader-acquaintance' })
    expect(second.evaluation.holdUntil).toBe('2023-02-23T04:00:00.000Z')
    expect(second.warningId).toBe(first.warningId)
    const warning = await given.db.warning.findUniqueOrThrow({ where: { id: second.warningId ?? '' } })
    expect(warning).toMatchObject({
      number: expect.stringMatching(/^YJ20230223-\d{6}$/),
      state: 'open',
      partyId: await partyBehind(given, 'phone', `+86${shen.phone}`),
      organisationId: await partyBehind(given, 'account', companyAccount),
      atRiskFen: 73_120_000n,
      districtCode: '330602',
      acknowledgeBy: new Date('2023-02-23T02:02:00.000Z'),
    })
    const joined = await given.db.warningSignal.findMany({ where: { warningId: warning.id } })
    expect(joined.map(({ holdSource }) => holdSource).sort()).toEqual(['bank:icbc-yuecheng', null])
  })

  test('the next stages are told, clocks run, the time line has begun', async () => {
    const { warningId } = await given.send(companyTransfer())
    const events = await given.db.outbox.findMany({ orderBy: { id: 'asc' } })
    expect(new Set(events.map(({ event, consumer }) => `${event} -> ${consumer}`))).toEqual(
      new Set([
        'warning.opened -> campaigns',
        'warning.opened -> notices',
        'warning.opened -> trace',
        'signal.joined -> campaigns',
        'signal.joined -> ledger',
        'signal.joined -> trace',
        'signal.joined -> warnings',
      ]),
    )
    const timers = await given.db.timer.findMany({ where: { subjectId: warningId ?? '' } })
    expect(timers.map(({ kind }) => kind).sort()).toEqual(['warning.acknowledge', 'warning.expiry'])
    const [opened] = await given.db.transition.findMany({ where: { warningId } })
    expect(opened).toMatchObject({
      machine: 'warning',
      event: 'open',
      fromState: null,
      toState: 'open',
      actorKind: 'source',
    })
  })

  test('what was sent is sealed, and opens again', async () => {
    const wire = chat()
    const { signalId } = await given.send(wire)
    const { payloadSealed } = await given.db.signal.findFirstOrThrow({ where: { id: signalId } })
    expect(Buffer.from(payloadSealed).includes(Buffer.from('保证金'))).toBe(false)
    expect(JSON.parse(given.world.vault.openSilently('signal.payload', payloadSealed))).toMatchObject({
      text: wire['text'],
    })
  })
})

describe('a reference is taken once', () => {
  test('the same content again answers what was stored', async () => {
    const wire = companyTransfer()
    const first = await given.send(wire)
    const again = await given.send({ ...wire, amount: '731200', occurredAt: '2023-02-23T01:55:00Z' })
    expect(again).toEqual({ ...first, duplicate: true })
  })

  test('other content under it is refused and changes nothing', async () => {
    const wire = payment()
    const first = await given.send(wire)
    expect(await codeOf(given.send({ ...wire, amount: '120.01' }))).toBe('reference_conflict')
    expect(await given.send(wire)).toEqual({ ...first, duplicate: true })
  })

  test('twice in one batch: the first is taken, the same again repeats it, another is refused', async () => {
    const wire = payment()
    const answers = [given.send(wire), given.send(wire), given.send({ ...wire, memo: '别的' })]
    const [first, second] = await Promise.all(answers.slice(0, 2))
    expect(second).toEqual({ ...first, duplicate: true })
    expect(await codeOf(answers[2] ?? Promise.resolve())).toBe('reference_conflict')
    expect(await countSignals([String(wire['sourceRef'])])).toBe(1)
  })

  test('two processes that are sent the same at once agree', async () => {
    const other = await openIngest(given.world)
    const wires = Array.from({ length: 40 }, () => {
      const { account, phone } = somebody()
      return payment({ payer: { account, phone, kind: 'person' } })
    })
    const [mine, theirs] = await Promise.all([
      Promise.all(wires.map((wire) => given.send(wire))),
      Promise.all([...wires].reverse().map((wire) => other.send(wire))),
    ])
    for (const [i, answer] of mine.entries()) {
      const same = theirs[wires.length - 1 - i]
      expect(same?.signalId).toBe(answer.signalId)
      expect([answer.duplicate, same?.duplicate].sort()).toEqual([false, true])
    }
    expect(await countSignals(wires.map((wire) => String(wire['sourceRef'])))).toBe(wires.length)
  })

  test('two processes that meet the same new people at once know the same people', async () => {
    const other = await openIngest(given.world)
    const people = Array.from({ length: 20 }, somebody)
    const pay = ({ account, phone, idNumber }: (typeof people)[number]) =>
      payment({ payer: { account, phone, idNumber, kind: 'person' } })
    await Promise.all([
      ...people.map((person) => given.send(pay(person))),
      ...people.map((person) => other.send(pay(person))),
    ])
    for (const { account, phone, idNumber } of people) {
      const owner = await partyBehind(given, 'phone', `+86${phone}`)
      expect(owner).not.toBeNull()
      expect(await partyBehind(given, 'account', account)).toBe(owner)
      expect(await partyBehind(given, 'id_number', idNumber)).toBe(owner)
    }
  })
})

describe('a bad one harms only itself', () => {
  beforeAll(async () => {
    await given.world.database.pool.query(`
      CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'poison' USING ERRCODE = 'data_exception'; END $$;
      CREATE TRIGGER poison BEFORE INSERT ON signal_reference
        FOR EACH ROW WHEN (NEW.source_ref LIKE 'poison%') EXECUTE FUNCTION refuse_poison()`)
  })

  test('of a batch that the database refuses the others are kept', async () => {
    const wires = [payment(), payment({ sourceRef: 'poison-1' }), payment()]
    const outcomes = await Promise.all(wires.map((wire) => codeOf(given.send(wire))))
    expect(outcomes).toEqual(['answered', 'internal', 'answered'])
    expect(await countSignals(wires.map((wire) => String(wire['sourceRef'])))).toBe(2)
  })
})

describe('time is the signal’s own', () => {
  const at = (time: string): Wire => ({ occurredAt: `2023-02-23T${time}:00+08:00` })

  test('a chat that comes late is seen by payments after it, not by payments before it', async () => {
    const { phone, account } = somebody()
    const operator = { phone, role: 'finance' }
    const payer = { account, kind: 'organisation', operator }
    const transfer = (time: string) =>
      companyTransfer({
        ...at(time),
        payer,
        amount: '8000.00',
        payee: { account: '62170012100777', kind: 'organisation' },
      })
    const before = await given.send(transfer('09:45'))
    await given.send(chat({ ...at('09:40'), recipient: { phone, role: '财务' } }))
    const earlier = await given.send(transfer('09:30'))
    const after = await given.send(transfer('09:50'))
    const isAfterContact = (told: typeof after): boolean =>
      told.evaluation.reasons.some(({ rule }) => rule === 'payment.after-suspicious-contact')
    expect([before, earlier, after].map(isAfterContact)).toEqual([false, false, true])
  })
})

test('a message to nobody is judged and kept, and opens no warning', async () => {
  const told = await given.send(chat({ recipient: undefined, sourceRef: nextRef() }))
  expect(told.evaluation.level).not.toBe('none')
  expect(told.warningId).toBeNull()
})
