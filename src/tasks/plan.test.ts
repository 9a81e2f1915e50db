import { tasksWorker } from '../../workers/tasks'
import { officer } from '../../test/given/tasks'
import * as given from '../../test/given/warnings'
import { user } from '../../test/given/users'
import { testContext, type TestContext } from '../../test/setup/context'
import { drain } from '../../test/setup/deliver'
import { MINUTE_MS, minutesAfter } from '../lib/duration'
import { fireDueTimers } from '../platform/sweep'
import { conclude } from '../warnings/service'
import { planByDesk } from './plan'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})

const desk = async () => ctx.as(given.desk((await user(ctx, 'operator')).id))
const plan = (minutes: number) => ({
  at: minutesAfter(ctx.clock.now(), minutes).toISOString(),
  reason: '家属到场后再劝',
})

test('somebody goes again when the desk has said so, and the time line has the reason', async () => {
  const { id } = await given.openWarning(ctx)
  const task = await planByDesk(await desk(), id, plan(30))
  expect(task).toMatchObject({ kind: 'second_visit', state: 'queued' })
  const begun = await ctx.db.transition.findFirstOrThrow({ where: { subjectId: task.id } })
  expect(begun).toMatchObject({ event: 'queue', reason: '家属到场后再劝', actorKind: 'user' })
  ctx.clock.advance(30 * MINUTE_MS)
  const { id: officerId } = await officer(ctx)
  await fireDueTimers(ctx)
  await drain(ctx, [tasksWorker])
  expect(await ctx.db.task.findUniqueOrThrow({ where: { id: task.id } })).toMatchObject({
    state: 'assigned',
    officerId,
  })
})

test('one at a time, and not to whom it is over', async () => {
  const operator = await desk()
  const { id } = await given.openWarning(ctx)
  await planByDesk(operator, id, plan(30))
  await expect(planByDesk(operator, id, plan(60))).rejects.toMatchObject({ code: 'illegal_move' })
  const other = await given.openWarning(ctx)
  await conclude(operator, other.id, 'dismiss', 'known supplier')
  await expect(planByDesk(operator, other.id, plan(60))).rejects.toMatchObject({ code: 'illegal_move' })
  const late = planByDesk(operator, id, plan(31 * 24 * 60))
  await expect(late).rejects.toMatchObject({ code: 'invalid_request', fields: [{ path: 'at' }] })
})
