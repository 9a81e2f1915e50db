import type { BankRequestKind, Context } from '../context'
import { minutesAfter } from '../lib/duration'
import { answerDue } from './bank-tasks/order'
import { outstandingRequests, markUnknown, type RequestRow } from './bank-requests/repository'
import { freezeMachine } from './freezes/machine'
import { lockFreeze, moveFreeze } from './freezes/repository'
import { MAX_CONTACTS } from './limits'
import { protectionMachine } from './protective-holds/machine'
import { moveProtection, readProtection } from './protective-holds/repository'
import { returnMachine } from './returns/machine'
import { lockReturn, moveReturn } from './returns/repository'
import { stopMachine } from './stop-payments/machine'
import { lockStop, moveStop } from './stop-payments/repository'

/** Whether the subject's first request leaves it in doubt; a renewal or a release does not change what is in force. */
const opens: readonly BankRequestKind[] = ['stop', 'freeze', 'protect', 'return_funds']

/**
 * No answer in time is no answer: neither held nor refused. The request and its subject become unknown until the
 * bank's word is heard.
 */
export async function noteSilence(ctx: Context, request: RequestRow, why: string): Promise<void> {
  await markUnknown(ctx, request.id, why)
  if (!opens.some((kind) => kind === request.kind)) return
  const id = request.subjectId
  const stop = await lockStop(ctx, id)
  if (stop !== null && stopMachine.can(stop.state, 'lose')) await moveStop(ctx, stop, 'lose', {}, why)
  const freeze = await lockFreeze(ctx, id)
  if (freeze !== null && freezeMachine.can(freeze.state, 'lose'))
    await moveFreeze(ctx, freeze, 'lose', {}, why)
  const hold = await readProtection(ctx, id)
  if (hold !== null && protectionMachine.can(hold.state, 'lose'))
    await moveProtection(ctx, hold, 'lose', {}, why)
  const fundReturn = await lockReturn(ctx, id)
  if (fundReturn !== null && returnMachine.can(fundReturn.state, 'lose'))
    await moveReturn(ctx, fundReturn, 'lose', {}, why)
}

/**
 * Looks at the subject's unanswered requests: whose time is over becomes unknown and is asked for by reference;
 * the clock is set again for the next look, until a person has to call the bank.
 */
export async function chaseAnswers(ctx: Context, subjectId: string): Promise<void> {
  const now = ctx.clock.now()
  const looks: Date[] = []
  for (const request of await outstandingRequests(ctx, subjectId)) {
    const dueAt = answerDue(request)
    if (dueAt > now && request.state !== 'unknown') {
      looks.push(dueAt)
      continue
    }
    await noteSilence(ctx, request, 'no answer in time')
    // A bank without a gateway is asked by telephone; its liaison enters the answer.
    if (request.bank.gatewayUrl === null || request.attempts >= MAX_CONTACTS) continue
    await ctx.outbox.emit(ctx.db, 'bank.overdue', { requestId: request.id })
    looks.push(nextLook(now, request))
  }
  const next = looks.sort((a, b) => a.getTime() - b.getTime())[0]
  if (next !== undefined) await ctx.timers.set(ctx.db, 'hold.respond', subjectId, next)
}

/** A minute later at first, a minute more each time, never rarer than the bank's own limit. */
export const nextLook = (now: Date, request: RequestRow): Date =>
  minutesAfter(now, Math.min(Math.max(request.attempts, 1), request.bank.responseLimitMinutes))
