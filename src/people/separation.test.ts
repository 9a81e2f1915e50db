import { user } from '../../test/given/users'
import { desk, identifier, party } from '../../test/given/warnings'
import { testContext, type TestContext } from '../../test/setup/context'
import { readParty, separate } from './separation'

let ctx: TestContext

beforeAll(async () => {
  ctx = await testContext()
})

async function joined() {
  const partyId = await party(ctx, 'person', { name: '沈' }, null)
  const suffix = partyId.slice(-4)
  const ids = [
    await identifier(ctx, 'phone', `+8613800${suffix}`, partyId),
    await identifier(ctx, 'account', `62220${suffix}`, partyId),
  ]
  const links = ids.map((identifierId) => ({
    id: ctx.ids.next(),
    identifierId,
    partyId,
    source: 'bank:given',
  }))
  await ctx.db.identifierLink.createMany({
    data: links.map((link) => ({ ...link, linkedAt: ctx.clock.now() })),
  })
  return { partyId, links }
}

const supervisor = async () => ctx.as(desk((await user(ctx, 'supervisor')).id, { role: 'supervisor' }))

test('an identifier that is somebody else’s gets a party of its own', async () => {
  const { partyId, links } = await joined()
  const newId = await separate(await supervisor(), links[1]?.id ?? '', 'two people of one name')
  expect((await readParty(ctx, partyId)).identifiers).toHaveLength(1)
  expect(await readParty(ctx, newId)).toMatchObject({
    identifiers: [{ kind: 'account' }],
    links: [{ endedAt: null }],
  })
  const [change] = await ctx.db.partyChange.findMany({ orderBy: { revision: 'desc' }, take: 1 })
  expect(change).toMatchObject({ kind: 'separated', partyIds: [partyId, newId] })
})

test('what has ended cannot be ended again, and nobody is left without an identifier', async () => {
  const { links } = await joined()
  const by = await supervisor()
  await separate(by, links[0]?.id ?? '', 'another person')
  await expect(separate(by, links[0]?.id ?? '', 'another person')).rejects.toMatchObject({
    code: 'illegal_move',
  })
  await expect(separate(by, links[1]?.id ?? '', 'another person')).rejects.toMatchObject({
    code: 'illegal_move',
  })
})
