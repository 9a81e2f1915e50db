import { ingestOf, type GivenIngest, type Wire } from '../../test/given/ingest'
import { somebody } from '../../test/given/people'
import { user } from '../../test/given/users'
import { desk } from '../../test/given/warnings'
import { drain } from '../../test/setup/deliver'
import { holdsWorker } from '../../workers/holds'
import { ledgerWorker } from '../../workers/ledger'
import { warningsWorker } from '../../workers/warnings'
import { systemActor, type Context } from '../context'
import { MINUTE_MS } from '../lib/duration'
import { endLink } from '../people/service'
import { SAME_TRANSFER } from './doubles'

let given: GivenIngest
let ctx: Context
beforeAll(async () => {
  given = await ingestOf()
  ctx = given.world.context(systemActor('test'))
})

let serial = 0
const fresh = (): string => `621700556000${String(++serial).padStart(7, '0')}`
const report = (more: Wire): Wire => ({
  type: 'report',
  source: 'police:110',
  sourceRef: `double-${++serial}`,
  occurredAt: ctx.clock.now().toISOString(),
  channel: '110',
  ...more,
})
const transfer = (payeeAccount: string, more: object = {}) => ({
  payeeAccount,
  payeeName: '王五',
  amount: '58000.00',
  at: new Date(ctx.clock.now().getTime() - 20 * MINUTE_MS).toISOString(),
  ...more,
})
const settle = () => drain(ctx, [warningsWorker, holdsWorker, ledgerWorker])
const warningOf = (id: string | null) => given.db.warning.findUniqueOrThrow({ where: { id: id ?? '' } })

/** 110 has the telephone, the bank the account that paid. */
async function toldTwice(more: { readonly name?: string } = {}) {
  const account = fresh()
  const first = await given.send(
    report({ victim: { name: '沈阿宝', phone: somebody().phone }, transfers: [transfer(account)] }),
  )
  await settle()
  given.world.clock.advance(1_000)
  const second = await given.send(
    report({
      source: 'bank:icbc',
      channel: 'bank',
      victim: more.name === undefined ? {} : { name: more.name },
      transfers: [transfer(account, { payerAccount: fresh() })],
    }),
  )
  await settle()
  return { account, first, second }
}

test('one case told by 110 and by the bank under other identifiers becomes one warning with one draft', async () => {
  const { first, second } = await toldTwice()
  expect(second.warningId).not.toBe(first.warningId)
  expect(await warningOf(second.warningId)).toMatchObject({
    state: 'dismissed',
    foldedInto: first.warningId,
  })
  expect(await warningOf(first.warningId)).toMatchObject({ state: 'open' })
  const drafts = await given.db.reportDraft.findMany({ where: { warningId: first.warningId ?? '' } })
  expect(drafts).toMatchObject([{ state: 'open', reports: 2 }])
  const links = await given.db.identifierLink.findMany({ where: { source: SAME_TRANSFER } })
  expect(links.map(({ signalId }) => signalId)).toContain(second.signalId)
})

test('another name keeps them two', async () => {
  const { second } = await toldTwice({ name: '李四' })
  expect(await warningOf(second.warningId)).toMatchObject({ state: 'open', foldedInto: null })
})

test('parted again by a person, the two stay two', async () => {
  const { account, first } = await toldTwice()
  const [link] = await given.db.identifierLink.findMany({
    where: { source: SAME_TRANSFER, endedAt: null },
    orderBy: { id: 'desc' },
  })
  const { id } = await user(ctx, 'supervisor')
  await endLink(ctx.as(desk(id, { role: 'supervisor' })), link?.id ?? '', 'another person')
  const gone = await given.db.identifier.findUniqueOrThrow({ where: { id: link?.identifierId ?? '' } })
  const kept = await warningOf(first.warningId)
  expect(gone.partyId).not.toBe(kept.partyId)
  const payer = given.world.vault.openSilently('identifier.value', gone.valueSealed)
  const again = await given.send(
    report({ source: 'bank:icbc', channel: 'bank', transfers: [transfer(account, { payerAccount: payer })] }),
  )
  await settle()
  expect(await warningOf(again.warningId)).toMatchObject({ foldedInto: null })
})
