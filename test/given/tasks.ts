import type { Actor } from '../../src/context'
import type { Context } from '../../src/context'
import { accept, arrive } from '../../src/tasks/service'
import { acknowledge, dispatch } from '../../src/warnings/service'
import type { DispatchOrder } from '../../src/warnings/schema'
import { tasksWorker } from '../../workers/tasks'
import { drain } from '../setup/deliver'
import { places, session, user } from './users'
import { desk, openWarning, type GivenWarning } from './warnings'

type OpenOptions = Parameters<typeof openWarning>[1]

export interface GivenOfficer {
  readonly id: string
  readonly actor: Actor
}

interface OfficerOptions {
  /** Where he reported to be just now; null: nowhere. About 100 m from the desk of the case, unless said otherwise. */
  readonly at?: { readonly lon: number; readonly lat: number } | null
  readonly isOnDuty?: boolean
  /** With a session that may be used, unless said otherwise. */
  readonly isSignedIn?: boolean
  readonly stationId?: string
  readonly phone?: string
}

export const nearby = { lon: 120.632, lat: 30.081 } as const
export const farther = { lon: 120.66, lat: 30.09 } as const

/** On duty, free and near, unless said otherwise. */
export async function officer(ctx: Context, options: OfficerOptions = {}): Promise<GivenOfficer> {
  const { id } = await user(ctx, 'officer')
  const at = options.at === undefined ? nearby : options.at
  const stationId = options.stationId ?? (await places(ctx)).stationId
  const position = at === null ? {} : { ...at, positionAt: ctx.clock.now() }
  await ctx.db.officer.update({
    where: { userId: id },
    data: { isOnDuty: options.isOnDuty ?? true, stationId, ...position },
  })
  if (options.isSignedIn !== false) await session(ctx, id)
  const phone = options.phone === undefined ? null : ctx.vault.seal('app_user.phone', options.phone)
  await ctx.db.user.update({ where: { id }, data: { stationId, phoneSealed: phone } })
  return { id, actor: officerActor(id, stationId) }
}

export const officerActor = (id: string, stationId: string): Actor => ({
  kind: 'user',
  id,
  role: 'officer',
  stationId,
  bankId: null,
  districtCode: null,
  scope: 'station',
})

export async function station(
  ctx: Context,
  { code, lon, lat }: { readonly code: string; readonly lon: number; readonly lat: number },
): Promise<string> {
  const { districtCode } = await places(ctx)
  const id = ctx.ids.next()
  await ctx.db.station.create({
    data: {
      id,
      code,
      name: `${code}派出所`,
      districtCode,
      lon,
      lat,
      isIllustrative: true,
      source: 'test',
      updatedAt: ctx.clock.now(),
    },
  })
  return id
}

export interface Dispatched extends GivenWarning {
  readonly operator: Actor
}

/** Taken and dispatched by an operator of the whole city; the task's stage has not heard of it yet. */
export async function dispatchedWarning(
  ctx: Context,
  options: OpenOptions & { readonly order?: DispatchOrder } = {},
): Promise<Dispatched> {
  const { order = {}, ...rest } = options
  const warning = await openWarning(ctx, rest)
  const operator = desk((await user(ctx, 'operator')).id)
  await acknowledge(ctx.as(operator), warning.id)
  await dispatch(ctx.as(operator), warning.id, order)
  return { ...warning, operator }
}

export interface GivenTask extends Dispatched {
  readonly taskId: string
  readonly officer: GivenOfficer
}

/** Given to an officer who is near and has not accepted yet; those of earlier cases have gone home. */
export async function assignedTask(ctx: Context, options: OpenOptions = {}): Promise<GivenTask> {
  await ctx.db.officer.updateMany({ data: { isOnDuty: false } })
  const near = await officer(ctx)
  const warning = await dispatchedWarning(ctx, options)
  await drain(ctx, [tasksWorker])
  const task = await ctx.db.task.findFirstOrThrow({ where: { warningId: warning.id } })
  expect(task.officerId).toBe(near.id)
  return { ...warning, taskId: task.id, officer: near }
}

/** The officer stands at the door. */
export async function arrivedTask(ctx: Context, options: OpenOptions = {}): Promise<GivenTask> {
  const task = await assignedTask(ctx, options)
  await accept(ctx.as(task.officer.actor), task.taskId)
  await arrive(ctx.as(task.officer.actor), task.taskId)
  return task
}
