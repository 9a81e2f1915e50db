import type { BankReplyBody, Context } from '../../context'
import { present } from '../../lib/assert'
import { sumFen, type Fen } from '../../lib/money'
import { recordReturned, transferPosted, type AccountName } from '../../ledger'
import { actedAt, securedOf } from '../bank-time'
import { releaseFreeze } from '../endings'
import { moveFreeze, noteFreeze, setFrozen, type FreezeRow } from '../freezes/repository'
import { requireLockedFreeze } from '../freezes/service'
import { allocate, totalOf } from './allocate'
import { returnMachine } from './machine'
import * as repository from './repository'
import type { ReturnRow } from './repository'
import { paidOf, requireLockedReturn } from './service'

/** The bank has returned the money, or says why not. */
export async function applyReturnAnswer(
  ctx: Context,
  returnId: string,
  answer: BankReplyBody,
): Promise<void> {
  const row = await requireLockedReturn(ctx, returnId)
  const event = answer.outcome === 'refused' ? 'refuse' : 'settle'
  if (!returnMachine.can(row.state, event)) {
    ctx.log.warn({ returnId, state: row.state }, 'a bank has answered for a return that is over')
    return
  }
  await ctx.timers.stop(ctx.db, 'return.finish', returnId)
  if (event === 'settle') return settle(ctx, row, answer)
  const { cause } = answer
  await repository.moveReturn(ctx, row, 'refuse', { refusalCause: cause, closedAt: ctx.clock.now() }, cause)
}

async function settle(ctx: Context, row: ReturnRow, answer: BankReplyBody): Promise<void> {
  const ordered = sumFen(paidOf(row).map(({ shareFen }) => shareFen))
  const returnedFen = securedOf(answer, ordered)
  const returnedAt = actedAt(ctx, answer, present(row.submittedAt, 'submission'))
  await repository.moveReturn(ctx, row, 'settle', { returnedAt, returnedFen, closedAt: ctx.clock.now() })
  const freeze = await requireLockedFreeze(ctx, row.freezeId)
  await book(ctx, row, freeze, returnedFen)
  if (freeze.state === 'frozen') await reduceFreeze(ctx, row, freeze, returnedFen)
}

/**
 * In the books of the freeze's own warning the frozen money has gone back, or, where it is another victim's share, is at large as
 * far as this case goes; in that other's books it has come back out of what was paid. All books together keep their sum.
 */
async function book(ctx: Context, row: ReturnRow, freeze: FreezeRow, returnedFen: Fen): Promise<void> {
  const cause = `return:${row.id}:returned`
  // Let go while the bank was working: then it was returned out of that.
  const from: AccountName = freeze.state === 'frozen' ? 'frozen' : 'released'
  for (const { warningId, amountFen } of paidBack(row, returnedFen)) {
    if (warningId === freeze.warningId) {
      await transferPosted(ctx, { warningId, from, to: 'returned', amountFen, cause })
      continue
    }
    const own = { warningId: freeze.warningId, from, amountFen }
    await transferPosted(ctx, { ...own, to: 'paid_out', cause: `${cause}:to:${warningId}` })
    await recordReturned(ctx, { warningId, amountFen, cause })
  }
}

/** As ordered; where the bank has returned less, in the same proportions. */
function paidBack(
  row: ReturnRow,
  returnedFen: Fen,
): { readonly warningId: string; readonly amountFen: Fen }[] {
  const paid = paidOf(row)
  const claims = paid.map(({ id, shareFen }) => ({ id, lostFen: shareFen, tracedFen: shareFen }))
  const shares = new Map(allocate(returnedFen, claims).map((share) => [share.id, totalOf(share)]))
  return paid.map(({ id, warningId }) => ({ warningId, amountFen: shares.get(id) ?? 0n }))
}

/** What is left stays frozen, or is let go if the officers have said so. */
async function reduceFreeze(
  ctx: Context,
  row: ReturnRow,
  freeze: FreezeRow,
  returnedFen: Fen,
): Promise<void> {
  const leftFen = present(freeze.frozenFen, 'frozen amount') - returnedFen
  await setFrozen(ctx, freeze.id, leftFen)
  if (leftFen === 0n) {
    await moveFreeze(ctx, freeze, 'return', { closedAt: ctx.clock.now() })
    await ctx.timers.stop(ctx.db, 'hold.expiry', freeze.id)
    await ctx.timers.stop(ctx.db, 'hold.remind', freeze.id)
    return
  }
  await noteFreeze(ctx, freeze, 'returned_in_part')
  if (row.isRestFreed)
    await releaseFreeze(ctx, await requireLockedFreeze(ctx, freeze.id), 'the rest after a return')
}
