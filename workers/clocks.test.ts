import * as fc from 'fast-check'
import type { Context } from '../src/context'
import { MINUTE_MS } from '../src/lib/duration'
import { listEscalations } from '../src/escalations/service'
import { fireDueTimers } from '../src/platform/sweep'
import { pauseTask, resumeTask } from '../src/tasks/pause'
import { accept, arrive } from '../src/tasks/service'
import { recordCall } from '../src/warnings/calls'
import { pauseReach, resumeReach } from '../src/warnings/pause'
import { acknowledge, conclude, raise } from '../src/warnings/service'
import { assignedTask, farther, officer } from '../test/given/tasks'
import { places, user } from '../test/given/users'
import * as given from '../test/given/warnings'
import { testContext, type TestContext } from '../test/setup/context'
import { drain } from '../test/setup/deliver'
import { noticesWorker } from './notices'
import { tasksWorker } from './tasks'
import { warningsWorker } from './warnings'

/** Every clock of warning and task, turned by hand: what is missed is written down, step by step, once. */
let ctx: TestContext
let desk: Context
let chiefs: Context
let dutyChief: { id: string }
const person = {
  kind: 'user',
  stationId: null,
  bankId: null,
  districtCode: null,
  scope: 'district',
} as const
beforeAll(async () => {
  ctx = await testContext()
  desk = ctx.as(given.desk((await user(ctx, 'operator')).id))
  dutyChief = await user(ctx, 'supervisor')
  chiefs = ctx.as({ ...person, id: dutyChief.id, role: 'supervisor' })
})
beforeEach(async () => {
  await ctx.db.officer.updateMany({ data: { isOnDuty: false, isStationChief: false } })
  const running = { firedAt: null, stoppedAt: null }
  await ctx.db.timer.updateMany({ where: running, data: { stoppedAt: ctx.clock.now() } })
})

const workers = [tasksWorker, warningsWorker, noticesWorker]
const turn = async (minutes: number) => {
  ctx.clock.advance(minutes * MINUTE_MS)
  while ((await fireDueTimers(ctx)) > 0);
  await drain(ctx, workers)
}
const missesOf = async (warningId: string) =>
  (
    await ctx.db.escalation.findMany({
      where: { warningId },
      orderBy: [{ writtenAt: 'asc' }, { tellAt: 'asc' }, { step: 'asc' }],
    })
  ).map(({ clock, step, toldCount, endReason }) => [clock, step, toldCount, endReason])
/** Of the tasks alone: nobody telephones in these. */
const taskMisses = async (warningId: string) =>
  (await missesOf(warningId)).filter(([clock]) => clock !== 'reach')
const told = async (warningId: string) =>
  (await ctx.db.notification.findMany({ where: { warningId, userId: { not: null } } })).map(
    ({ userId, template }) => [userId, template],
  )
const reads = (id: string) => ctx.db.warning.findUniqueOrThrow({ where: { id } })
const inMinutes = (minutes: number) => new Date(ctx.clock.now().getTime() + minutes * MINUTE_MS).toISOString()

/** The minutes of medium: the chief of the station after 2, the duty chief after 10. */
const slowLadder = async () => {
  await ctx.db.levelPolicy.createMany({
    skipDuplicates: true,
    data: [
      {
        level: 'medium',
        effectiveFrom: new Date('2020-02-01'),
        nameZh: '中',
        acknowledgeMinutes: 60,
        reachMinutes: 30,
        acceptMinutes: 60,
        arriveMinutes: 120,
        reportMinutes: 240,
        followUpHours: 72,
        warningExpiresHours: 96,
        stationChiefMinutes: 2,
        dutyChiefMinutes: 10,
        source: 'test',
      },
    ],
  })
}

describe('the clock to take a warning', () => {
  test('missed, the duty chief is told; taken late, it is over', async () => {
    const { id } = await given.openWarning(ctx)
    await turn(16)
    expect(await missesOf(id)).toEqual([['acknowledge', 'duty_chief', 1, null]])
    expect(await told(id)).toEqual([[dutyChief.id, 'warning.overdue']])
    await acknowledge(desk, id)
    expect(await missesOf(id)).toEqual([['acknowledge', 'duty_chief', 1, 'done']])
  })
})

describe('the clock to reach the person', () => {
  test('begins when the desk takes the warning and ends when somebody has spoken with her', async () => {
    const { id } = await given.openWarning(ctx)
    await acknowledge(desk, id)
    expect((await reads(id)).reachBy).toEqual(new Date(inMinutes(30)))
    await recordCall(desk, id, { outcome: 'no_answer' })
    expect((await reads(id)).reachedAt).toBeNull()
    await recordCall(desk, id, { outcome: 'reached' })
    await turn(60)
    expect((await reads(id)).reachedAt).not.toBeNull()
    expect(await missesOf(id)).toEqual([])
  })

  test('missed, somebody goes to the door at once and the duty chief is told', async () => {
    await officer(ctx)
    const { id } = await given.openWarning(ctx)
    await acknowledge(desk, id)
    await recordCall(desk, id, { outcome: 'no_answer' })
    await turn(31)
    expect((await reads(id)).state).toBe('dispatched')
    expect(await ctx.db.task.count({ where: { warningId: id, state: 'assigned' } })).toBe(1)
    expect(await missesOf(id)).toEqual([['reach', 'duty_chief', 1, null]])
    expect(await told(id)).toContainEqual([dutyChief.id, 'warning.unreached'])
    await recordCall(desk, id, { outcome: 'reached' })
    expect(await missesOf(id)).toEqual([['reach', 'duty_chief', 1, 'done']])
  })

  test('raised, it becomes shorter; ended, it is called off', async () => {
    const { id } = await given.openWarning(ctx, { level: 'medium' })
    await acknowledge(desk, id)
    const before = (await reads(id)).reachBy
    ctx.clock.advance(MINUTE_MS)
    await raise(desk, id, { level: 'critical', reason: 'she is at the counter' })
    await drain(ctx, workers)
    expect((await reads(id)).reachBy!.getTime()).toBeLessThanOrEqual(before!.getTime())
    await conclude(desk, id, 'dismiss', 'her own account')
    await turn(120)
    expect(await missesOf(id)).toEqual([])
  })
})

describe('the clocks of a task', () => {
  test('accept, arrive, report: each is written down once, told to station and duty chief, and ended when done', async () => {
    await slowLadder()
    const chief = await officer(ctx, { at: farther })
    await ctx.db.officer.update({
      where: { userId: chief.id },
      data: { isStationChief: true, isOnDuty: false },
    })
    const { id, taskId, officer: first } = await assignedTask(ctx, { level: 'medium' })
    const his = ctx.as(first.actor)
    await accept(his, taskId)
    await turn(120)
    expect(await taskMisses(id)).toEqual([
      ['arrive', 'station_chief', null, null],
      ['arrive', 'duty_chief', null, null],
    ])
    await turn(2)
    expect(await told(id)).toContainEqual([chief.id, 'task.not-arrived'])
    expect(await told(id)).not.toContainEqual([dutyChief.id, 'task.not-arrived'])
    await arrive(his, taskId)
    await turn(60)
    expect(await told(id)).not.toContainEqual([dutyChief.id, 'task.not-arrived'])
    expect(await taskMisses(id)).toEqual([
      ['arrive', 'station_chief', 1, 'done'],
      ['arrive', 'duty_chief', null, 'done'],
    ])
    await turn(240)
    expect(await missesOf(id)).toContainEqual(['report', 'duty_chief', 1, null])
  })

  test('not accepted: the next officer has it, which is a step of its own', async () => {
    const { id, taskId } = await assignedTask(ctx)
    const second = await officer(ctx, { at: farther })
    await turn(15)
    expect(await missesOf(id)).toEqual([
      ['accept', 'duty_chief', 1, null],
      ['accept', 'next_officer', 1, 'given_on'],
    ])
    await accept(ctx.as(second.actor), taskId)
    expect(await missesOf(id)).toContainEqual(['accept', 'duty_chief', 1, 'done'])
  })

  test('a clock set back fires nothing twice, and one set forward only once', async () => {
    const { id } = await assignedTask(ctx)
    await turn(15)
    const before = await missesOf(id)
    await turn(-60)
    await turn(60)
    expect(await missesOf(id)).toEqual(before)
  })
})

describe('a pause', () => {
  test('of the officer moves the due time, and nothing has to wake up for it to run on', async () => {
    const { id, taskId, officer: first } = await assignedTask(ctx)
    const his = ctx.as(first.actor)
    await accept(his, taskId)
    const paused = await pauseTask(his, taskId, { until: inMinutes(20), reason: 'road closed' })
    expect(paused.arriveBy).toEqual(new Date(inMinutes(30 + 20)))
    await turn(49)
    expect(await taskMisses(id)).toEqual([])
    await turn(1)
    expect(await missesOf(id)).toContainEqual(['arrive', 'duty_chief', 1, null])
  })

  test('ended before its time counts only for what has passed', async () => {
    const { taskId, officer: first } = await assignedTask(ctx)
    const his = ctx.as(first.actor)
    await accept(his, taskId)
    await pauseTask(his, taskId, { until: inMinutes(60), reason: 'waits for the interpreter' })
    ctx.clock.advance(5 * MINUTE_MS)
    expect((await resumeTask(his, taskId)).arriveBy).toEqual(new Date(inMinutes(30)))
    await expect(resumeTask(his, taskId)).rejects.toMatchObject({ code: 'illegal_move' })
  })

  test('of another officer’s task is not his', async () => {
    const { taskId } = await assignedTask(ctx)
    const other = await officer(ctx, { at: farther })
    await expect(
      pauseTask(ctx.as(other.actor), taskId, { until: inMinutes(5), reason: 'not mine' }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('of a critical warning is the duty chief’s', async () => {
    const { id } = await given.openWarning(ctx, { level: 'critical' })
    await acknowledge(desk, id)
    const order = { until: inMinutes(10), reason: 'she is with our officer on the telephone' }
    await expect(pauseReach(desk, id, order)).rejects.toMatchObject({ code: 'forbidden' })
    await pauseReach(chiefs, id, order)
    expect((await resumeReach(chiefs, id)).reachBy).not.toBeNull()
  })

  test('for any order of pausing, resuming and waiting, what was left is left, and a miss is written once', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('pause' as const), minutes: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ kind: fc.constant('resume' as const), minutes: fc.constant(0) }),
      fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 25 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        const { id } = await given.openWarning(ctx)
        await acknowledge(desk, id)
        let left = 30
        let pausedFor = 0
        let pauses = 0
        for (const { kind, minutes } of steps) {
          if (kind === 'pause' && left > 0 && pausedFor === 0 && pauses < 2) {
            await pauseReach(desk, id, { until: inMinutes(minutes), reason: 'meeting' })
            pausedFor = minutes
            pauses += 1
          } else if (kind === 'resume' && pausedFor > 0) {
            await resumeReach(desk, id)
            pausedFor = 0
          } else if (kind === 'wait') {
            await turn(minutes)
            const slept = Math.min(pausedFor, minutes)
            pausedFor -= slept
            left = Math.max(0, left - (minutes - slept))
          }
          const misses = (await missesOf(id)).filter(([clock]) => clock === 'reach')
          expect(misses).toEqual(left > 0 ? [] : [['reach', 'duty_chief', 1, null]])
        }
      }),
      { numRuns: 6 },
    )
  })
})

test('the desk reads what was missed in its district', async () => {
  await places(ctx)
  const { id } = await given.openWarning(ctx)
  await turn(16)
  const open = await listEscalations(chiefs, { warningId: id, isOpen: 'true', limit: 10 })
  expect(open).toMatchObject({ total: 1, rows: [{ clock: 'acknowledge', step: 'duty_chief' }] })
  await conclude(desk, id, 'dismiss', 'her own account')
  expect(await listEscalations(chiefs, { warningId: id, isOpen: 'true', limit: 10 })).toMatchObject({
    total: 0,
  })
})
