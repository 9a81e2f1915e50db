import type { Context } from '../../src/context'
import { reportTask } from '../../src/tasks'
import { arrivedTask, type GivenTask } from './tasks'

type Options = Parameters<typeof arrivedTask>[1]

/** The visit is reported, and its follow-up is to be done within 72 hours. */
export async function toFollowUp(ctx: Context, options: Options = {}): Promise<GivenTask> {
  const task = await arrivedTask(ctx, options)
  await ctx.as(task.officer.actor).transact((tx) => reportTask(tx, task.taskId, undefined))
  return task
}
