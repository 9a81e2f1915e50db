import type { Context } from '../context'
import { present } from '../lib/assert'
import { minutesAfter } from '../lib/duration'
import type { Fen } from '../lib/money'
import { transferPosted } from '../ledger'
import { intend, type Intent } from './bank-requests/intend'
import { freezesWhere, moveFreeze, type FreezeRow } from './freezes/repository'
import { RELEASE_CONFIRMED_MINUTES } from './limits'
import { bodyOf as freezeBody } from './freezes/service'
import { moveProtection, type ProtectionRow } from './protective-holds/repository'
import { bodyOf as protectionBody } from './protective-holds/service'
import { claimedByFreeze, moveStop, type StopRow } from './stop-payments/repository'
import { bodyOf as stopBody } from './stop-payments/service'

/**
 * How stops, freezes and protective holds end: by their time, or because somebody lets them go. An end by time is
 * the bank's own; a release is an order to it. Callers hold the row's lock.
 */

/** 48 h are over: what no freeze claims is at large again. */
export async function lapseStop(ctx: Context, stop: StopRow): Promise<void> {
  await moveStop(ctx, stop, 'lapse', { closedAt: ctx.clock.now() })
  await leaveStop(ctx, stop, 'paid_out', 'lapsed')
  await dropFreezeRequests(ctx, stop, 'the stop has lapsed')
}

/** Lets the money go now; the bank is told in the same transaction. */
export async function releaseStop(ctx: Context, stop: StopRow, reason: string): Promise<void> {
  await moveStop(ctx, stop, 'release', { closedAt: ctx.clock.now() }, reason)
  await ctx.timers.stop(ctx.db, 'hold.expiry', stop.id)
  await leaveStop(ctx, stop, 'released', 'released')
  await dropFreezeRequests(ctx, stop, reason)
  await order(ctx, {
    kind: 'release_stop',
    subject: 'stop_payment',
    subjectId: stop.id,
    bank: stop.bank,
    follows: [{ subjectId: stop.id, kinds: ['renew_stop', 'stop'] }],
    body: stopBody(ctx, stop, null),
  })
}

async function leaveStop(
  ctx: Context,
  stop: StopRow,
  to: 'paid_out' | 'released',
  event: string,
): Promise<void> {
  const claimed = await claimedByFreeze(ctx, stop.id)
  await transferPosted(ctx, {
    warningId: stop.warningId,
    from: 'stopped',
    to,
    amountFen: present(stop.heldFen, 'held amount') - claimed,
    cause: `stop:${stop.id}:${event}`,
  })
}

/** A freeze that nobody has approved has nothing left to follow. */
async function dropFreezeRequests(ctx: Context, stop: StopRow, reason: string): Promise<void> {
  const where = { stopPaymentId: stop.id, state: { in: ['requested', 'approved'] } }
  for (const freeze of await freezesWhere(ctx, where)) {
    await moveFreeze(ctx, freeze, 'cancel', { closedAt: ctx.clock.now() }, reason)
  }
}

/** Its six months are over and were not renewed. */
export async function expireFreeze(ctx: Context, freeze: FreezeRow): Promise<void> {
  await moveFreeze(ctx, freeze, 'expire', { closedAt: ctx.clock.now() })
  await thaw(ctx, freeze, 'expired')
}

export async function releaseFreeze(ctx: Context, freeze: FreezeRow, reason: string): Promise<void> {
  await moveFreeze(ctx, freeze, 'release', { closedAt: ctx.clock.now() }, reason)
  await ctx.timers.stop(ctx.db, 'hold.expiry', freeze.id)
  await ctx.timers.stop(ctx.db, 'hold.remind', freeze.id)
  await thaw(ctx, freeze, 'released')
  await order(ctx, {
    kind: 'release_freeze',
    subject: 'freeze',
    subjectId: freeze.id,
    bank: freeze.bank,
    follows: [{ subjectId: freeze.id, kinds: ['renew_freeze', 'freeze'] }],
    body: freezeBody(ctx, freeze, null),
  })
}

const thaw = (ctx: Context, freeze: FreezeRow, event: string): Promise<boolean> =>
  transferPosted(ctx, {
    warningId: freeze.warningId,
    from: 'frozen',
    to: 'released',
    // One that is queued has frozen nothing.
    amountFen: freeze.frozenFen ?? 0n,
    cause: `freeze:${freeze.id}:${event}`,
  })

/** What a freeze gave back of its claim goes where the rest of its stop went; a stop in force keeps it. */
export async function returnClaim(
  ctx: Context,
  freeze: FreezeRow,
  stop: StopRow,
  amountFen: Fen,
): Promise<void> {
  const to = stop.state === 'released' ? 'released' : stop.state === 'lapsed' ? 'paid_out' : null
  if (to === null) return
  const cause = `freeze:${freeze.id}:claim-returned`
  await transferPosted(ctx, { warningId: freeze.warningId, from: 'stopped', to, amountFen, cause })
}

export async function expireProtection(ctx: Context, hold: ProtectionRow): Promise<void> {
  await moveProtection(ctx, hold, 'expire', { closedAt: ctx.clock.now() })
}

export async function releaseProtection(ctx: Context, hold: ProtectionRow, reason: string): Promise<void> {
  await moveProtection(ctx, hold, 'release', { closedAt: ctx.clock.now() }, reason)
  await ctx.timers.stop(ctx.db, 'hold.expiry', hold.id)
  await order(ctx, {
    kind: 'release_protection',
    subject: 'protective_hold',
    subjectId: hold.id,
    bank: hold.bank,
    follows: [{ subjectId: hold.id, kinds: ['protect'] }],
    body: protectionBody(ctx, hold, null),
  })
}

/** The bank is told at once, and has minutes to say that it has let go: an honest account must not hang. */
async function order(ctx: Context, release: Intent): Promise<void> {
  await intend(ctx, release)
  const confirmBy = minutesAfter(ctx.clock.now(), RELEASE_CONFIRMED_MINUTES)
  await ctx.timers.set(ctx.db, 'hold.remind', release.subjectId, confirmBy)
}
