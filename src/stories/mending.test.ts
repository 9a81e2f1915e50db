import { storyDesk, type StoryDesk } from '../../test/given/stories'
import { shen } from '../../test/given/warnings'
import type { Context } from '../context'
import { presentStory } from './present'
import * as service from './service'

let ctx: StoryDesk['ctx']
let first: Context
let second: Context
let draftedCase: StoryDesk['draftedCase']

beforeAll(async () => {
  ;({ ctx, first, second, draftedCase } = await storyDesk())
})

describe('a rare combination', () => {
  const rare = '本市的一名民警和某公司财务人员一起回忆了经过。'

  test('is found where it is said, with how few fit and the wider words', async () => {
    const { storyId } = await draftedCase({ typology: 'authority' })
    const { title, body } = await service.readStory(ctx, storyId)
    const words = { title, body: `2023年2月的一天上午，辖区某公司财务人员遭遇骗局。\n\n${body}` }
    const { findings } = await service.inspectWords(first, storyId, words)
    const said = findings.map(({ kind, start, end, replacement }) => [
      kind,
      words.body.slice(start, end),
      replacement,
    ])
    expect(said).toEqual([
      ['date', '2023年2月', '2023年第一季度'],
      ['combination', '上午', ''],
      ['combination', '辖区', '本市'],
      ['combination', '某公司财务人员', '市民'],
      ['combination', '遭遇', null],
    ])
    expect(findings.at(-1)?.k).toBeLessThan(5)
    expect((await service.readStory(ctx, storyId)).findings).toBeNull()
  })

  test('keeps a story from being approved until it is said in wider words', async () => {
    const { storyId } = await draftedCase({ typology: 'authority' })
    await service.editStory(first, storyId, { title: '案例', body: rare })
    const checked = await service.checkStory(first, storyId)
    expect(presentStory(checked, 0).findings).toMatchObject([{ kind: 'combination', replacement: '市民' }])
    await expect(service.approveStory(second, storyId)).rejects.toMatchObject({
      code: 'story_leaks',
      fields: [{ code: 'combination' }],
    })
    await service.editStory(first, storyId, { title: '案例', body: rare.replace('某公司财务人员', '市民') })
    await service.checkStory(first, storyId)
    expect(await service.approveStory(second, storyId)).toMatchObject({ state: 'approved' })
  })
})

describe('what the check proposes', () => {
  const mended = async (words: string): Promise<string> => {
    const { storyId } = await draftedCase()
    const story = { title: '案例', body: words }
    const { findings } = await service.inspectWords(first, storyId, story)
    return [...findings]
      .reverse()
      .reduce(
        (text, { start, end, replacement }) =>
          replacement === null ? text : text.slice(0, start) + replacement + text.slice(end),
        words,
      )
  }

  test.each([
    [`${shen.name}女士停止了转账`, '沈女士停止了转账'],
    ['涉及731,200元', '涉及73万余元'],
    ['涉及73.12万余元', '涉及73万余元'],
    ['另一人损失28,461元', '另一人损失2万余元'],
    ['[English]\n\nanother lost 28,461 yuan', '[English]\n\nanother lost more than 20,000 yuan'],
    ['请拨打13800138000核实', '请拨打某电话号码核实'],
    ['斗门派出所的同志', '当地派出所的同志'],
    ['上午十点到达', '上午到达'],
    ['越州纺织有限公司的账户', '某公司的账户'],
  ])('%j becomes %j, and that is clean', async (words, expected) => {
    const once = await mended(words)
    expect(once).toBe(expected)
    expect(await mended(once)).toBe(expected)
  })
})

test('each look at unsaved words is in the audit log, without a word of them', async () => {
  const { storyId } = await draftedCase()
  await service.inspectWords(first, storyId, { title: '案例', body: shen.name })
  const entry = await ctx.db.auditEntry.findFirstOrThrow({
    where: { subjectId: storyId },
    orderBy: { seq: 'desc' },
  })
  expect(entry).toMatchObject({ action: 'vault.open', purpose: 'leak-check', actorId: first.actor.id })
  expect(entry.details).toMatchObject({ findings: 1, isSaved: false })
})
