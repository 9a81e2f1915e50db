import type { BankAddress, Context } from '../../context'
import { after, SECOND_MS } from '../../lib/duration'
import { bankLinkLimits } from './limits'
import * as repository from './repository'
import { byUrgency } from './urgency'

export type CallOutcome = 'reached' | 'failed'

/**
 * Learns from a call how the bank's gateway is. Once it is back, everything that waits for it is handed on by urgency;
 * nobody has to press anything. Called first in its transaction: the link's row is locked before any request's.
 */
export async function noteCall(ctx: Context, bankId: string, outcome: CallOutcome): Promise<void> {
  const link = await repository.lockLink(ctx, bankId)
  if (outcome === 'reached') await noteReached(ctx, link)
  else await noteFailed(ctx, link)
}

async function noteReached(ctx: Context, link: repository.LinkRow): Promise<void> {
  const fields = { failures: 0, lastOkAt: ctx.clock.now(), nextTryAt: null }
  if (link.state === 'up') {
    await repository.noteTry(ctx, link, fields)
    return
  }
  await repository.moveLink(ctx, link, 'recover', fields)
  if (link.state !== 'down') return
  const waiting = await repository.waitingFor(ctx, link.bankId)
  for (const { id } of waiting.sort(byUrgency))
    await ctx.outbox.emit(ctx.db, 'bank.overdue', { requestId: id })
}

async function noteFailed(ctx: Context, link: repository.LinkRow): Promise<void> {
  const failures = link.failures + 1
  if (link.state === 'down') {
    await repository.noteTry(ctx, link, { failures, nextTryAt: nextTry(ctx) })
    return
  }
  if (link.state === 'up') {
    await repository.moveLink(ctx, link, 'falter', { failures })
    return
  }
  if (failures < bankLinkLimits.failuresUntilDown.value) {
    await repository.noteTry(ctx, link, { failures })
    return
  }
  const why = `${failures} calls in a row without an answer that could be understood`
  await repository.moveLink(ctx, link, 'fail', { failures, nextTryAt: nextTry(ctx) }, why)
  await ctx.outbox.emit(ctx.db, 'bank.down', { bankId: link.bankId })
}

/** Whether a call may be made: always, except to a bank that is down, where one call every so often finds out. */
export async function mayCall(ctx: Context, bankId: string): Promise<boolean> {
  const link = await repository.readLink(ctx, bankId)
  if (link === null || link.state !== 'down') return true
  return repository.takeTurn(ctx, bankId, nextTry(ctx))
}

/** One turn of the sweep: asks each bank that is down about a reference that was never sent. @returns how many were asked */
export async function tryBanksThatAreDown(ctx: Context): Promise<number> {
  const due = await repository.linksToTry(ctx)
  await Promise.all(due.map((link) => tryOne(ctx, link.bank)))
  return due.length
}

async function tryOne(
  ctx: Context,
  bank: { readonly id: string; readonly gatewayUrl: string | null; readonly secretSealed: Uint8Array | null },
): Promise<void> {
  if (bank.gatewayUrl === null || bank.secretSealed === null) return
  if (!(await repository.takeTurn(ctx, bank.id, nextTry(ctx)))) return
  const address: BankAddress = {
    url: bank.gatewayUrl,
    secret: ctx.vault.openSilently('bank.secret', bank.secretSealed),
  }
  // Not in a transaction: a bank that is silent must not hold one.
  const { outcome } = await ctx.bank.probe(address, `probe-${ctx.ids.next()}`)
  await ctx.transact((tx) => noteCall(tx, bank.id, outcome === 'ok' ? 'reached' : 'failed'))
}

const nextTry = (ctx: Context): Date => after(ctx.clock.now(), bankLinkLimits.tryEvery.value * SECOND_MS)
