import * as given from '../../test/given/users'
import { openWarning } from '../../test/given/warnings'
import { testWorld, type TestWorld } from '../../test/setup/context'
import { systemActor, type Context } from '../context'
import { createApp } from '../http/app'
import { minutesAfter } from '../lib/duration'

let world: TestWorld
let ctx: Context
let reader: given.SignedInAgent

beforeEach(async () => {
  world = await testWorld()
  ctx = world.context(systemActor('test'))
  reader = await given.signedIn(createApp(world), (await given.user(ctx, 'operator')).username)
  world.clock.advance(1_000)
})

const tell = async (userId: string | null): Promise<Date> => {
  const { id: warningId, number } = await openWarning(ctx, { account: ctx.ids.next() })
  const now = ctx.clock.now()
  const parameters = { number, level: '高', levelCode: 'high', minutes: 5 }
  await ctx.db.notification.create({
    data: {
      id: ctx.ids.next(),
      channel: 'desk',
      template: 'warning.opened',
      parameters,
      userId,
      warningId,
      cause: ctx.ids.next(),
      state: 'recorded',
      createdAt: now,
      updatedAt: now,
    },
  })
  return now
}

const unread = async () => (await reader.agent.get('/v1/notifications/unread').expect(200)).body
const mark = (upTo: Date) =>
  reader.agent
    .put('/v1/notifications/read')
    .set('x-csrf-token', reader.csrfToken)
    .send({ upTo: upTo.toISOString() })
    .expect(200)

test('what has come since is counted, whether it was for him or for every desk; not what was for another', async () => {
  expect(await unread()).toEqual({ count: 0, readUpTo: null })
  await tell(reader.id)
  await tell(null)
  await tell((await given.user(ctx, 'operator')).id)
  expect((await unread()).count).toBe(2)
})

test('what was read is not counted any more, and an older window takes nothing back', async () => {
  const first = await tell(reader.id)
  world.clock.advance(1_000)
  const second = await tell(reader.id)
  expect((await mark(first)).body).toEqual({ count: 1, readUpTo: first.toISOString() })
  expect((await mark(second)).body.count).toBe(0)
  expect((await mark(first)).body).toEqual({ count: 0, readUpTo: second.toISOString() })
})

test('a clock that is ahead does not swallow what is still to come', async () => {
  await mark(minutesAfter(ctx.clock.now(), 600))
  world.clock.advance(1_000)
  await tell(reader.id)
  expect((await unread()).count).toBe(1)
})
