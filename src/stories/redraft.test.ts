import { actorOf, frozenCase } from '../../test/given/stories'
import { testContext, type TestContext } from '../../test/setup/context'
import { transferPosted } from '../ledger'
import type { Context } from '../context'
import * as service from './service'

let ctx: TestContext
let first: Context
let second: Context

beforeAll(async () => {
  ctx = await testContext({ now: '2023-02-23T02:00:00Z' })
  first = ctx.as(await actorOf(ctx, 'publicity'))
  second = ctx.as(await actorOf(ctx, 'publicity'))
  await ctx.db.typology.createMany({
    data: ['leader-acquaintance', 'authority'].map((id) => ({
      id,
      nameZh: id,
      nameEn: id,
      source: 'test',
      effectiveFrom: new Date('2020-01-01'),
    })),
  })
  await ctx.db.caseVolume.create({
    data: {
      typology: 'leader-acquaintance',
      sumBand: '100k_1m',
      cases: 40,
      effectiveFrom: new Date('2022-01-01'),
      source: 'test',
    },
  })
})

async function draftedCase(options: Parameters<typeof frozenCase>[1] = {}) {
  const given = await frozenCase(ctx, options)
  await ctx.transact((tx) => service.draftForFreeze(tx, given.freezeId))
  const { id } = await ctx.db.story.findFirstOrThrow({ where: { warningId: given.id } })
  return { ...given, storyId: id }
}

describe('a new draft from the facts', () => {
  test('says what the case has come to since, in the service’s own words', async () => {
    const { storyId, id: warningId } = await draftedCase()
    await service.editStory(first, storyId, { title: '改过', body: '改过的文字。' })
    await transferPosted(ctx, {
      warningId,
      amountFen: 73_120_000n,
      from: 'frozen',
      to: 'returned',
      cause: 'given:returned',
    })
    const redrafted = await service.redraftStory(second, storyId, 2)
    expect(redrafted).toMatchObject({ state: 'drafted', revision: 3, editedBy: null, findings: null })
    expect(redrafted.body).toContain('73万余元已经返还')
    const history = await service.readHistory(first, storyId)
    expect(history.map(({ event, actor_id }) => [event, actor_id])).toEqual([
      ['draft', null],
      ['edit', first.actor.id],
      ['redraft', second.actor.id],
    ])
  })

  test('not over a revision that was not read', async () => {
    const { storyId } = await draftedCase()
    await service.editStory(first, storyId, { title: '甲', body: '乙' })
    await expect(service.redraftStory(second, storyId, 1)).rejects.toMatchObject({ code: 'lost_race' })
  })
})
