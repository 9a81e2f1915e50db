import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as given from '../../test/given/warnings'
import { city } from '../../test/given/months'
import { testContext, type TestContext } from '../../test/setup/context'
import { placeWarnings } from './placing'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
  await city(ctx)
})

const townOf = async (id: string): Promise<string | null> =>
  (await ctx.db.warning.findUniqueOrThrow({ where: { id } })).townCode

test('a new warning is put into the town of its address, once', async () => {
  const { id } = await given.openWarning(ctx)
  expect(await placeWarnings(ctx)).toBe(1)
  expect(await townOf(id)).toBe('330602012')
  expect(await placeWarnings(ctx)).toBe(0)
})

test('what has no place is looked at again when the warning has learnt something', async () => {
  const { id } = await given.openWarning(ctx, { address: null })
  expect(await placeWarnings(ctx)).toBe(1)
  expect([await townOf(id), await placeWarnings(ctx)]).toEqual([null, 0])
  const { partyId } = await ctx.db.warning.findUniqueOrThrow({ where: { id } })
  const profileSealed = ctx.vault.seal('party.profile', JSON.stringify({ address: '越城区陶堰街道1号' }))
  await ctx.db.party.update({ where: { id: partyId }, data: { profileSealed } })
  ctx.clock.advance(1_000)
  await ctx.db.warning.update({ where: { id }, data: { updatedAt: ctx.clock.now() } })
  expect(await placeWarnings(ctx)).toBe(1)
  expect(await townOf(id)).toBe('330602016')
})

test('the weights that are delivered add up to one and say where they come from', () => {
  const seed = readFileSync(join(__dirname, '../../seeds/town-index.ts'), 'utf8')
  const weights = [...seed.matchAll(/Weight: ([\d.]+)/g)].map(([, weight]) => Number(weight))
  expect(weights).toHaveLength(4)
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1)
  expect(seed).toContain('local configuration')
})
