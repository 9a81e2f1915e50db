import { storyDesk, type StoryDesk } from '../../test/given/stories'
import { transferPosted } from '../ledger'
import type { Context } from '../context'
import * as service from './service'

let ctx: StoryDesk['ctx']
let first: Context
let second: Context
let draftedCase: StoryDesk['draftedCase']

beforeAll(async () => {
  ;({ ctx, first, second, draftedCase } = await storyDesk())
})

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
    const redrafted = await service.redraftStory(second, storyId, { revision: 2 })
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
    await expect(service.redraftStory(second, storyId, { revision: 1 })).rejects.toMatchObject({
      code: 'lost_race',
    })
  })
})
