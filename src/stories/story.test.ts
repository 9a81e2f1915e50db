import { frozenCase, secrets, storyDesk, type StoryDesk } from '../../test/given/stories'
import { company, shen } from '../../test/given/warnings'
import { deliverTwice } from '../../test/setup/deliver'
import { storiesWorker } from '../../workers/stories'
import type { Context } from '../context'
import { storyFacts } from './facts'
import { storyMachine } from './machine'
import { presentStory, presentSummary } from './present'
import * as service from './service'

let ctx: StoryDesk['ctx']
let first: Context
let second: Context
let draftedCase: StoryDesk['draftedCase']

beforeAll(async () => {
  ;({ ctx, first, second, draftedCase } = await storyDesk())
})

describe('the draft', () => {
  test('a freeze has one story drafted, however often it is told', async () => {
    const given = await frozenCase(ctx)
    await deliverTwice(ctx, storiesWorker, 'freeze.frozen', { freezeId: given.freezeId })
    const stories = await ctx.db.story.findMany({ where: { warningId: given.id } })
    expect(stories).toHaveLength(1)
    const [story] = stories
    expect(story).toMatchObject({ state: 'drafted', revision: 1, draftedBy: null, editedBy: null })
    const transitions = await ctx.db.transition.findMany({ where: { subjectId: story!.id } })
    expect(transitions.map(({ event, toState }) => [event, toState])).toEqual([['draft', 'drafted']])
  })

  test('it says what may be said: 73万余元, frozen, no month while there are few cases', async () => {
    const { storyId } = await draftedCase()
    const story = await service.readStory(ctx, storyId)
    expect(story.title).toBe('“领导”在群里要求转账，73万余元被依法冻结')
    expect(story.body).toContain('2023年第一季度，本市市民沈女士遭遇冒充领导、熟人诈骗，涉及资金73万余元。')
    expect(story.body).toContain('预警发出后约7分钟，民警见到当事人')
    expect(story.body).toContain('预警发出后约25分钟，银行依法对涉案账户紧急止付。预警发出后约3小时')
    expect(storyFacts.parse(story.facts).widened).toEqual(['time', 'place', 'role'])
  })

  test('of a kind of case the city hardly knows none is told, only how it goes', async () => {
    const { storyId } = await draftedCase({ typology: 'authority' })
    const story = await service.readStory(ctx, storyId)
    expect(story.body).toContain('不是哪一个人的经历')
    expect(`${story.title}${story.body}`).not.toMatch(/73|女士|季度|2023/)
    const checked = await service.checkStory(first, storyId)
    expect(checked).toMatchObject({ state: 'checked', findings: [] })
  })

  test('a dismissed warning has no story', async () => {
    const given = await frozenCase(ctx)
    await ctx.db.warning.update({ where: { id: given.id }, data: { state: 'dismissed' } })
    await deliverTwice(ctx, storiesWorker, 'freeze.frozen', { freezeId: given.freezeId })
    expect(await ctx.db.story.count({ where: { warningId: given.id } })).toBe(0)
  })

  test('publicity may ask for one: once while it lives, again when it was discarded', async () => {
    const given = await frozenCase(ctx)
    const story = await service.draftStory(first, given.number)
    expect(story).toMatchObject({ state: 'drafted', draftedBy: first.actor.id })
    await expect(service.draftStory(second, given.number)).rejects.toMatchObject({ code: 'already_exists' })
    await service.discardStory(first, story.id)
    const again = await service.draftStory(second, given.number)
    expect(again.id).not.toBe(story.id)
  })

  test('only a confirmed warning has a story to ask for', async () => {
    const given = await frozenCase(ctx)
    await ctx.db.warning.update({ where: { id: given.id }, data: { state: 'dispatched' } })
    await expect(service.draftStory(first, given.number)).rejects.toMatchObject({ code: 'illegal_move' })
    await expect(service.draftStory(first, 'YJ0')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the leak check', () => {
  test('finds nothing in a draft', async () => {
    const { storyId } = await draftedCase()
    const checked = await service.checkStory(first, storyId)
    expect(checked).toMatchObject({ state: 'checked', findings: [] })
  })

  test.each([
    ['name', shen.name],
    ['company', '越州纺织'],
    ['address', '世纪街'],
    ['phone', '139 0575 12'],
    ['account', '6217 0018 2000'],
    ['name', secrets.holder],
    ['id_number', secrets.idNumber.slice(0, 8)],
    ['handle', 'boss_zhang-88'],
    ['name', '张建成'],
    ['group', '越州项目沟通'],
    ['text', '你先把保证金打到对方账上'],
    ['text', '已让她退出项目沟通群'],
    ['station', '斗门派出所'],
    ['place', '越城区'],
    ['amount', '731,200元'],
    ['date', '2月23日'],
  ])('finds a %s that an editor has written: %s', async (kind, words) => {
    const { storyId } = await draftedCase({
      phone: `+861390575${ctx.ids.next().replace(/\D/g, '').slice(-4)}`,
    })
    const story = await service.readStory(ctx, storyId)
    await service.editStory(first, storyId, { title: story.title, body: `${story.body}\n\n${words}` })
    const checked = await service.checkStory(second, storyId)
    expect(presentStory(checked, 0).findings).toContainEqual(expect.objectContaining({ kind, field: 'body' }))
    await expect(service.approveStory(second, storyId)).rejects.toMatchObject({ code: 'story_leaks' })
  })

  test('an officer of the case is found by name', async () => {
    const { storyId, officerId } = await draftedCase()
    await ctx.db.user.update({ where: { id: officerId }, data: { displayName: '陆海明' } })
    await service.editStory(first, storyId, { title: '民警陆海明', body: '他来得及时。' })
    const checked = await service.checkStory(first, storyId)
    expect(presentStory(checked, 0).findings).toEqual([
      expect.objectContaining({
        kind: 'officer',
        group: 'name',
        field: 'title',
        start: 0,
        end: 5,
        what: 'sealed',
        replacement: '民警',
      }),
    ])
  })

  test('runs again at the release: what the case has learnt since counts', async () => {
    const { storyId, officerId } = await draftedCase()
    await service.editStory(first, storyId, { title: '及时', body: '辖区的一位老师赶到。' })
    await service.checkStory(first, storyId)
    await service.approveStory(second, storyId)
    await ctx.db.user.update({ where: { id: officerId }, data: { displayName: '位老师' } })
    await expect(service.releaseStory(first, storyId)).rejects.toMatchObject({ code: 'story_leaks' })
    expect((await service.readStory(ctx, storyId)).state).toBe('approved')
  })

  test('what is refused says where and what kind, and never the value', async () => {
    const { storyId } = await draftedCase()
    await service.editStory(first, storyId, { title: '案例', body: shen.name })
    await service.checkStory(first, storyId)
    const refusal: unknown = await service.approveStory(second, storyId).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'story_leaks', fields: [{ path: 'body[0..3]', code: 'name' }] })
    expect(JSON.stringify(refusal)).not.toContain(shen.name)
  })
})

describe('two persons', () => {
  test('one approves, another releases', async () => {
    const { storyId } = await draftedCase()
    await service.checkStory(first, storyId)
    await service.approveStory(first, storyId)
    await expect(service.releaseStory(first, storyId)).rejects.toMatchObject({ code: 'four_eyes' })
    const released = await service.releaseStory(second, storyId)
    expect(released).toMatchObject({
      state: 'released',
      approvedBy: first.actor.id,
      releasedBy: second.actor.id,
    })
  })

  test('who wrote the wording does not approve it, but may release what another approved', async () => {
    const { storyId } = await draftedCase()
    await service.editStory(first, storyId, { title: '案例', body: '遇到转账要求，先核实。' })
    await service.checkStory(first, storyId)
    await expect(service.approveStory(first, storyId)).rejects.toMatchObject({ code: 'four_eyes' })
    await service.approveStory(second, storyId)
    expect(await service.releaseStory(first, storyId)).toMatchObject({ state: 'released' })
  })

  test('the database holds it too', async () => {
    const { storyId } = await draftedCase()
    const one = first.actor.id
    const write = (data: object) => ctx.db.story.update({ where: { id: storyId }, data })
    await expect(write({ approvedBy: one, releasedBy: one })).rejects.toThrow()
    await expect(write({ editedBy: one, approvedBy: one })).rejects.toThrow()
  })

  test('an edit takes the approval back', async () => {
    const { storyId } = await draftedCase()
    await service.checkStory(first, storyId)
    await service.approveStory(first, storyId)
    const edited = await service.editStory(second, storyId, { title: '案例', body: '改过的文字。' })
    expect(edited).toMatchObject({
      state: 'drafted',
      revision: 2,
      approvedBy: null,
      findings: null,
      checkedAt: null,
      editedBy: second.actor.id,
    })
  })

  test('an edit of an older revision is refused', async () => {
    const { storyId } = await draftedCase()
    await service.editStory(first, storyId, { title: '甲', body: '乙', revision: 1 })
    const late = service.editStory(second, storyId, { title: '丙', body: '丁', revision: 1 })
    await expect(late).rejects.toMatchObject({ code: 'lost_race' })
  })
})

describe('the machine', () => {
  const events = {
    check: (by: Context, id: string) => service.checkStory(by, id),
    edit: (by: Context, id: string) => service.editStory(by, id, { title: '案例', body: '先核实，再转账。' }),
    redraft: (by: Context, id: string) => service.redraftStory(by, id, {}),
    approve: (by: Context, id: string) => service.approveStory(by, id),
    release: (by: Context, id: string) => service.releaseStory(by, id),
    withdraw: (by: Context, id: string) => service.withdrawStory(by, id, '家属请求'),
    discard: (by: Context, id: string) => service.discardStory(by, id),
  } satisfies Record<(typeof storyMachine.events)[number], unknown>
  const paths: Record<(typeof storyMachine.states)[number], (keyof typeof events)[]> = {
    drafted: [],
    checked: ['check'],
    approved: ['check', 'approve'],
    released: ['check', 'approve', 'release'],
    withdrawn: ['check', 'approve', 'release', 'withdraw'],
    discarded: ['discard'],
  }
  const pairs = storyMachine.states.flatMap((state) =>
    storyMachine.events.map((event) => [state, event] as const),
  )

  test.each(pairs)('%s: %s', async (state, event) => {
    const { storyId } = await draftedCase()
    for (const step of paths[state]) await events[step](step === 'release' ? second : first, storyId)
    const moved = events[event](second, storyId)
    if (storyMachine.can(state, event)) {
      expect(await moved).toMatchObject({ state: storyMachine.target(event) })
    } else {
      await expect(moved).rejects.toMatchObject({ code: 'illegal_move' })
      expect((await service.readStory(ctx, storyId)).state).toBe(state)
    }
  })
})

test('of two who approve at once, one wins', async () => {
  const { storyId } = await draftedCase()
  await service.checkStory(first, storyId)
  const answers = await Promise.allSettled([
    service.approveStory(first, storyId),
    service.approveStory(second, storyId),
  ])
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('publicity reads no identity in any answer', async () => {
  const given = await draftedCase()
  const story = await service.checkStory(first, given.storyId)
  const { rows } = await service.listStories(first, { limit: 50 })
  const answers = JSON.stringify([presentStory(story, 0), rows.map((row) => presentSummary(row, 0))])
  const people = [shen.name, shen.name.slice(1), shen.address, '越州', company.account.slice(0, 8)]
  const sealed = [...people, ...Object.values(secrets), '731200', '731,200', given.partyId, '330602', '斗门']
  for (const value of sealed) expect(answers).not.toContain(value)
})

test('the list goes page by page, latest first', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await service.listStories(first, { limit: 7, cursor })
    seen.push(...page.rows.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(new Set(seen).size).toBe(await ctx.db.story.count())
  expect(seen).toHaveLength(await ctx.db.story.count())
  await expect(service.listStories(first, { limit: 7, cursor: 'bogus' })).rejects.toMatchObject({
    code: 'invalid_request',
  })
})
