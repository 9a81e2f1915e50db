import type { Context } from '../../../context'
import { AppError } from '../../../errors'
import { begin, found, move } from '../../../transitions'
import { personOf, requireAnother } from '../../four-eyes'
import { scopeOf, type ReturnRow } from '../repository'
import { requireLockedReturn, requireReturn } from '../service'
import { objectionMachine } from './machine'

export const STATEMENT_FIELD = 'return_objection.statement'

/** While the notice runs, and until it is approved: a late one is better heard than sued. @throws AppError not_found, illegal_move */
export const fileObjection = (ctx: Context, returnId: string, statement: string): Promise<ReturnRow> =>
  ctx.transact(async (tx) => {
    const row = await requireLockedReturn(tx, returnId)
    if (row.state !== 'published')
      throw new AppError('illegal_move', 'return_objection: no public notice runs')
    const id = tx.ids.next()
    await tx.db.returnObjection.create({
      data: {
        id,
        returnId,
        state: objectionMachine.initial,
        statementSealed: tx.vault.seal(STATEMENT_FIELD, statement),
        keyVersion: tx.vault.keyVersion,
        filedBy: personOf(tx.actor),
        filedAt: tx.clock.now(),
      },
      select: { id: true },
    })
    await begin(tx, objectionMachine, { ...scopeOf(row), id, event: 'file' })
    return requireReturn(tx, returnId)
  })

/**
 * Another person decides. Upheld, the claims are put right next, and the shares are reckoned anew.
 * @throws AppError not_found, four_eyes, illegal_move, lost_race
 */
export const decideObjection = (
  ctx: Context,
  returnId: string,
  objectionId: string,
  { isUpheld, decision }: { readonly isUpheld: boolean; readonly decision: string },
): Promise<ReturnRow> =>
  ctx.transact(async (tx) => {
    const row = await requireLockedReturn(tx, returnId)
    const objection = found(row.objections.find(({ id }) => id === objectionId) ?? null, 'objection')
    requireAnother(tx, objection.filedBy)
    const decided = { decidedBy: personOf(tx.actor), decidedAt: tx.clock.now(), decision }
    await move(tx, objectionMachine, {
      ...scopeOf(row),
      id: objectionId,
      state: objection.state,
      event: isUpheld ? 'uphold' : 'reject',
      reason: decision,
      write: (guard, state) =>
        tx.db.returnObjection.updateMany({
          where: { id: objectionId, ...guard },
          data: { ...decided, state },
        }),
    })
    return requireReturn(tx, returnId)
  })

/** For a person's eyes: audited. */
export const openStatement = (ctx: Context, { id, statementSealed }: ReturnRow['objections'][number]) =>
  ctx.vault.open(ctx, STATEMENT_FIELD, statementSealed, 'appeal', { kind: 'return_objection', id })
