import { ingestOf, openIngest, partyBehind, windowsOf } from '../../test/given/ingest'
import type { GivenIngest, Wire } from '../../test/given/ingest'
import { somebody, type GivenPerson } from '../../test/given/people'
import { call, chat, companyTransfer, payment } from '../../test/given/signals'
import { user } from '../../test/given/users'
import { foldWarnings } from '../warnings'
import { endLink, readLinks } from '../people/service'
import type { Context } from '../context'

let given: GivenIngest
let supervisor: Context
beforeAll(async () => {
  given = await ingestOf()
  const { id } = await user(given.world.context({ kind: 'system', id: null, name: 'test' }), 'supervisor')
  supervisor = given.world.context({
    kind: 'user',
    id,
    role: 'supervisor',
    stationId: null,
    bankId: null,
    districtCode: null,
    scope: 'all',
  })
})

const phoneOf = ({ phone }: GivenPerson) => partyBehind(given, 'phone', `+86${phone}`)
const accountOf = ({ account }: { account: string }) => partyBehind(given, 'account', account)
const idOf = ({ idNumber }: GivenPerson) => partyBehind(given, 'id_number', idNumber)
const signalOf = (id: string) => given.db.signal.findFirstOrThrow({ where: { id } })
const profileOf = async (id: string | null): Promise<unknown> => {
  const { profileSealed } = await given.db.party.findUniqueOrThrow({ where: { id: id ?? '' } })
  return JSON.parse(given.world.vault.openSilently('party.profile', profileSealed ?? new Uint8Array()))
}
const paysAs = ({ account, phone, idNumber, name }: Partial<GivenPerson>, more: Wire = {}): Wire =>
  payment({ payer: { account, phone, idNumber, name, kind: 'person', ...more } })

describe('a person is found by any identifier', () => {
  test('phone, identity number and personal account that one payment shows are one person', async () => {
    const person = somebody()
    await given.send(paysAs(person))
    const party = await phoneOf(person)
    expect(party).not.toBeNull()
    expect([await idOf(person), await accountOf(person)]).toEqual([party, party])
    const byAccount = await given.send(paysAs({ account: person.account }))
    const byPhone = await given.send(call({ callee: person.phone }))
    const byReport = await given.send({ ...report(person), victim: undefined })
    for (const { signalId } of [byAccount, byPhone, byReport])
      expect((await signalOf(signalId)).partyId).toBe(party)
  })

  test('why they are held to be one is kept: source, signal, time', async () => {
    const person = somebody()
    const { signalId } = await given.send(paysAs(person))
    const links = await readLinks(supervisor, (await phoneOf(person)) ?? '')
    expect(
      links.map(({ identifier, source, signalId: by, endedAt }) => [identifier.kind, source, by, endedAt]),
    ).toEqual(
      expect.arrayContaining(
        ['phone', 'id_number', 'account'].map((kind) => [kind, 'bank:icbc-yuecheng', signalId, null]),
      ),
    )
  })

  test('of each field of a profile the latest counts, by the time of the signal', async () => {
    const person = somebody()
    const say = (name: string, time: string) =>
      given.send({ ...paysAs({ ...person, name }), occurredAt: time })
    await say('旧名', '2023-02-22T09:00:00+08:00')
    await say('新名', '2023-02-23T09:00:00+08:00')
    await say('更旧', '2023-02-21T09:00:00+08:00')
    expect(await profileOf(await phoneOf(person))).toMatchObject({ name: '新名' })
  })

  test('an address or a location says which district a person is of', async () => {
    const [byAddress, byLocation] = [somebody(), somebody()]
    await given.send(paysAs(byAddress, { address: '浙江省绍兴市柯桥区柯桥街道1号' }))
    await given.send(paysAs(byLocation, { location: { lon: 120.63, lat: 30.08 } }))
    const districts = await Promise.all(
      [await phoneOf(byAddress), await phoneOf(byLocation)].map((id) =>
        given.db.party.findUnique({ where: { id: id ?? '' } }),
      ),
    )
    expect(districts.map((party) => party?.districtCode)).toEqual(['330603', '330602'])
  })

  test('a payee is nobody’s victim: the account is known, nobody behind it', async () => {
    const { account } = somebody()
    await given.send(payment({ payee: { account, name: '李小红', bank: 'CCB' } }))
    expect(await accountOf({ account })).toBeNull()
    await given.send(paysAs({ account }))
    expect(await accountOf({ account })).not.toBeNull()
  })

  const report = (person: GivenPerson): Wire => ({
    type: 'report',
    source: 'police:110',
    sourceRef: `report-${person.phone}`,
    occurredAt: '2023-02-23T09:30:00+08:00',
    channel: '110',
    victim: { phone: person.phone },
    transfers: [
      { payerAccount: person.account, payeeAccount: '6217009990001' },
      { payeeAccount: '6217009990002' },
    ],
  })

  test('a report counts at every account that was paid', async () => {
    const person = somebody()
    await given.send(report(person))
    const windows = await windowsOf(given)
    for (const value of ['6217009990001', '6217009990002']) {
      const row = await given.db.identifier.findFirstOrThrow({ where: { valueIndex: given.world.vault.index('account', value) } }) // prettier-ignore
      expect(windows[`reported:${row.id}`]).toBeDefined()
    }
  })
})

describe('organisations', () => {
  const company = () => ({
    account: `33050${somebody().account.slice(-12)}`,
    kind: 'organisation',
    name: '某公司',
  })
  const subjectOf = async (payer: Wire): Promise<string | null> =>
    (await signalOf((await given.send(companyTransfer({ payer }))).signalId)).partyId

  test('who types the payment in is the person to reach, and no part of the company', async () => {
    const [payer, cashier] = [company(), somebody()]
    const subject = await subjectOf({ ...payer, operator: { phone: cashier.phone, role: 'finance' } })
    expect(subject).toBe(await phoneOf(cashier))
    expect(await accountOf(payer)).not.toBe(subject)
    expect(await profileOf(subject)).toMatchObject({ employer: '某公司', role: 'finance' })
  })

  test('of a payment without operator it is the only one known, and with two the company', async () => {
    const [payer, first, second] = [company(), somebody(), somebody()]
    expect(await subjectOf(payer)).toBe(await accountOf(payer))
    await subjectOf({ ...payer, operator: { phone: first.phone } })
    expect(await subjectOf(payer)).toBe(await phoneOf(first))
    await subjectOf({ ...payer, operator: { phone: second.phone } })
    expect(await subjectOf(payer)).toBe(await accountOf(payer))
  })

  test('another process learns who acts for a company', async () => {
    const [payer, first, second] = [company(), somebody(), somebody()]
    const other = await openIngest(given.world)
    await subjectOf({ ...payer, operator: { phone: first.phone } })
    await other.send(companyTransfer({ payer }))
    await subjectOf({ ...payer, operator: { phone: second.phone } })
    const { signalId } = await other.send(companyTransfer({ payer }))
    expect((await signalOf(signalId)).partyId).toBe(await accountOf(payer))
  })

  test('an account that was taken for a person’s becomes the company’s when a source says so', async () => {
    const [payer, person] = [company(), somebody()]
    await given.send(paysAs({ ...person, account: payer.account }))
    expect(await accountOf(payer)).toBe(await phoneOf(person))
    await given.send(companyTransfer({ payer: { ...payer, operator: { phone: person.phone } } }))
    expect(await accountOf(payer)).not.toBe(await phoneOf(person))
    const party = await given.db.party.findUnique({ where: { id: (await accountOf(payer)) ?? '' } })
    expect(party?.kind).toBe('organisation')
  })
})

describe('two who turn out to be one', () => {
  test('the older keeps; identifiers, windows and later signals are theirs together', async () => {
    const person = somebody()
    await given.send(call({ callee: person.phone, durationSeconds: 1_800 }))
    const older = await phoneOf(person)
    given.world.clock.advance(1_000)
    await given.send(paysAs({ idNumber: person.idNumber, account: person.account }))
    const younger = await idOf(person)
    expect(younger).not.toBe(older)
    await given.send(paysAs(person))
    expect([await phoneOf(person), await idOf(person), await accountOf(person)]).toEqual([
      older,
      older,
      older,
    ])
    expect(await given.db.party.findUnique({ where: { id: younger ?? '' } })).toMatchObject({
      mergedInto: older,
    })
    const windows = await windowsOf(given)
    expect(windows[`person:${younger}`]).toBeUndefined()
    expect(windows[`person:${older}`]).toMatchObject({ observations: { length: 3 } })
  })

  test('another process follows', async () => {
    const person = somebody()
    const other = await openIngest(given.world)
    await other.send(call({ callee: person.phone }))
    await other.send(paysAs({ idNumber: person.idNumber, account: person.account }))
    await given.send(paysAs(person))
    const { signalId } = await other.send(paysAs({ account: person.account }))
    expect((await signalOf(signalId)).partyId).toBe(await phoneOf(person))
  })

  test('different identity numbers are different people, whatever else they share', async () => {
    const [mother, son] = [somebody(), somebody()]
    await given.send(paysAs(mother))
    await given.send(paysAs({ ...son, phone: mother.phone }))
    expect(await idOf(mother)).toBe(await phoneOf(mother))
    expect(await idOf(son)).not.toBe(await idOf(mother))
    expect(await accountOf(son)).toBe(await idOf(son))
  })

  test('their warnings: the older one goes on with the signals and holds of both', async () => {
    const person = somebody()
    const first = await given.send(chat({ recipient: { phone: person.phone, role: '财务' } }))
    given.world.clock.advance(1_000)
    const transfer = companyTransfer({ payer: { account: person.account, kind: 'person', idNumber: person.idNumber, name: person.name } }) // prettier-ignore
    const second = await given.send({ ...transfer, device: { screenSharing: true, remoteControl: true } })
    expect(second.warningId).not.toBe(first.warningId)
    await given.send(paysAs(person))
    const merged = await given.db.outbox.findFirstOrThrow({
      where: { event: 'party.merged' },
      orderBy: { id: 'desc' },
    })
    const ctx = given.world.context({ kind: 'system', id: null, name: 'warnings' })
    const { partyId } = merged.payload as { partyId: string }
    const fold = () => ctx.transact((tx) => foldWarnings(tx, partyId))
    await fold()
    // A second delivery changes nothing.
    await fold()
    const [older, younger] = await Promise.all(
      [first.warningId, second.warningId].map((id) =>
        given.db.warning.findUniqueOrThrow({ where: { id: id ?? '' } }),
      ),
    )
    expect(older).toMatchObject({ state: 'open', atRiskFen: 73_120_000n })
    expect(younger).toMatchObject({
      state: 'dismissed',
      closedReason: expect.stringContaining(older?.number ?? ''),
    })
    const joined = await given.db.warningSignal.findMany({ where: { warningId: first.warningId ?? '' } })
    expect(joined.map(({ signalId }) => signalId)).toEqual(
      expect.arrayContaining([first.signalId, second.signalId]),
    )
    expect(await given.db.holdNotice.count({ where: { warningId: second.warningId ?? '' } })).toBe(0)
  })
})

describe('parting', () => {
  async function mergedPair() {
    const person = somebody()
    await given.send(call({ callee: person.phone, durationSeconds: 1_800 }))
    const caller = await phoneOf(person)
    given.world.clock.advance(1_000)
    await given.send(paysAs({ idNumber: person.idNumber, account: person.account }))
    const payer = await idOf(person)
    await given.send(paysAs(person))
    const links = await readLinks(supervisor, caller ?? '')
    const evidence = links.filter(
      ({ identifier, partyId }) => identifier.kind !== 'phone' && partyId === caller,
    )
    return { person, caller, payer, evidence }
  }

  test('who was one by that link alone is two again, and stays two', async () => {
    const { person, caller, payer, evidence } = await mergedPair()
    for (const { id } of evidence) {
      await endLink(supervisor, id, 'another person')
      await expect(endLink(supervisor, id, 'again')).rejects.toMatchObject({ code: 'illegal_move' })
    }
    expect([await phoneOf(person), await idOf(person), await accountOf(person)]).toEqual([
      caller,
      payer,
      payer,
    ])
    await given.send(paysAs(person))
    expect([await phoneOf(person), await idOf(person)]).toEqual([caller, payer])
  })

  test('their windows are parted too, and are those of a process that starts now', async () => {
    const { person, caller, payer, evidence } = await mergedPair()
    for (const { id } of evidence) await endLink(supervisor, id, 'another person')
    await given.send(call({ callee: person.phone }))
    const windows = await windowsOf(given)
    expect(windows[`person:${caller}`]).toMatchObject({ observations: { length: 2 } })
    const rebuilt = await windowsOf(await openIngest(given.world))
    for (const key of [`person:${caller}`, `person:${payer}`]) expect(windows[key]).toEqual(rebuilt[key])
  })

  test('an identifier whose only link is ended belongs to somebody unknown, and its signals with it', async () => {
    const person = somebody()
    await given.send(paysAs(person))
    const party = await idOf(person)
    const [link] = (await readLinks(supervisor, party ?? '')).filter(
      ({ identifier }) => identifier.kind === 'phone',
    )
    await endLink(supervisor, link?.id ?? '', 'number was passed on')
    expect([null, party]).not.toContain(await phoneOf(person))
  })
})
