import { TEST_VAULT_KEYS, testWorld } from '../../test/setup/context'
import { systemActor } from '../context'
import { retire, rotateAll } from './vault'

const SECOND_KEY = `2:${Buffer.from('a second key of the tests, 32 b.').toString('base64')}`
const said: string[] = []

beforeEach(() => {
  said.length = 0
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  jest.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => jest.restoreAllMocks())

test('a key is replaced: rotated beside the old one, retired, left out', async () => {
  const before = await testWorld()
  const DATABASE_URL = before.config.database.url
  const ctx = before.context(systemActor('test'))
  const now = ctx.clock.now()
  const profileSealed = ctx.vault.seal('party.profile', '{"name":"沈女士"}')
  const party = {
    id: ctx.ids.next(),
    kind: 'person',
    profileSealed,
    keyVersion: 1,
    createdAt: now,
    updatedAt: now,
  }
  await ctx.db.party.create({ data: party })

  const env = { DATABASE_URL, MENSHEN_VAULT_KEYS: `${TEST_VAULT_KEYS},${SECOND_KEY}` }
  const both = await testWorld({ env })
  const bothCtx = both.context(systemActor('vault'))
  expect(await retire(both, bothCtx)).toBe(1)
  expect(await rotateAll(both, bothCtx, () => true)).toBe(1)
  expect(said.at(-1)).toContain('run it again')
  expect(await rotateAll(both, bothCtx, () => false)).toBe(0)
  expect(said.at(-1)).toBe('everything is sealed with key 2\n')
  const audited = await bothCtx.db.auditEntry.findMany({ where: { action: 'vault.rotate' } })
  expect(audited).toMatchObject([
    { subject: 'party', purpose: 'key-rotation', details: { resealed: 1, left: 0 } },
  ])

  await expect(testWorld({ env: { DATABASE_URL, MENSHEN_VAULT_KEYS: SECOND_KEY } })).rejects.toThrow('key 1')
  expect(await retire(both, bothCtx)).toBe(0)
  const after = await testWorld({ env: { DATABASE_URL, MENSHEN_VAULT_KEYS: SECOND_KEY } })
  const row = await after.context(systemActor('test')).db.party.findUniqueOrThrow({ where: { id: party.id } })
  expect(row.keyVersion).toBe(2)
  expect(after.vault.openSilently('party.profile', row.profileSealed as Uint8Array)).toBe('{"name":"沈女士"}')
})
