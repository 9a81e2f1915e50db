import type { Context } from '../../context'
import { minutesAfter } from '../../lib/duration'
import { outstandingRequests } from '../bank-requests/repository'
import { RELEASE_CONFIRMED_MINUTES } from '../limits'
import { escalate, type Escalation } from './escalate'

type Released = Pick<Escalation, 'subject' | 'number'> & { readonly id: string; readonly warningId: string }

const releases = {
  stop_payment: 'release_stop',
  freeze: 'release_freeze',
  protective_hold: 'release_protection',
} as const

/** The bank has not said in its minutes that it let go: somebody has to call it. */
export async function lookAtRelease(
  ctx: Context,
  { id, subject, number, warningId }: Released & { readonly subject: keyof typeof releases },
): Promise<void> {
  const [request] = await outstandingRequests(ctx, id, releases[subject])
  if (request === undefined) return
  const dueAt = minutesAfter(request.createdAt, RELEASE_CONFIRMED_MINUTES)
  if (dueAt > ctx.clock.now()) return
  await escalate(ctx, { clock: 'release_unconfirmed', subject, subjectId: id, warningId, number, dueAt })
}
