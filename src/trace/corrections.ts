import type { Context } from '../context'
import { AppError } from '../errors'
import { personOf } from '../holds'
import type { Fen } from '../lib/money'
import { found } from '../transitions'
import * as repository from './repository'
import { readTrace } from './service'

export interface CorrectionGiven {
  /** Of the trace as it was read. */
  readonly transferId: string
  /** null: there was no such transfer. */
  readonly amended: { readonly amountFen: Fen; readonly movedAt: Date } | null
  readonly reason: string
}

/**
 * A transfer was told wrong: said once more, with a reason, of everything that tells of it; nothing that was told is changed.
 * @throws AppError not_found, invalid_request
 */
export const correctTransfer = (ctx: Context, warningId: string, given: CorrectionGiven): Promise<void> =>
  ctx.transact(async (tx) => {
    const { traced } = await readTrace(tx, warningId)
    const { transfers, warningOf } = traced.gathered
    const transfer = found(transfers.find(({ id }) => id === given.transferId) ?? null, 'transfer')
    // Another victim's payment is corrected in that case.
    const of = warningOf(transfer)
    if (of !== null && of !== warningId) throw new AppError('not_found', 'transfer')
    const statedAt = tx.clock.now()
    if (given.amended !== null && given.amended.movedAt > statedAt)
      throw new AppError('invalid_request', 'transferredAt: a time that has been', [
        { path: 'transferredAt', code: 'custom', expected: 'a time that has been' },
      ])
    await repository.insertCorrections(
      tx,
      transfer.facts.map((fact) => ({
        id: tx.ids.next(),
        warningId,
        factId: fact.id,
        amountFen: given.amended?.amountFen ?? null,
        movedAt: given.amended?.movedAt ?? null,
        reason: given.reason,
        statedBy: personOf(tx.actor),
        statedAt,
      })),
    )
    await tx.outbox.emit(tx.db, 'transfer.told', { warningId })
  })
