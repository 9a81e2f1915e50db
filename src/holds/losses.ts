import { z } from 'zod'
import type { Context } from '../context'
import { AppError } from '../errors'
import { route } from '../http/route'
import { recordLoss } from '../ledger'
import { found, reasonSchema, remark } from '../transitions'
import { warningMachine } from '../warnings'
import { UNDER_WAY } from './stop-payments/machine'
import { stopsOfCase } from './stop-payments/repository'
import { idParams, tag } from './schema'
import { readWarningInScope } from './warning'

/**
 * A supervisor closes the money of a confirmed case: what was paid and nobody holds is lost. Not while a stop is under way, whose
 * money may still be found; what is returned later comes out of what was lost.
 * @throws AppError not_found, illegal_move
 */
export const bookLoss = (ctx: Context, warningId: string, reason: string): Promise<{ isBooked: boolean }> =>
  ctx.transact(async (tx) => {
    const warning = found(await readWarningInScope(tx, warningId), 'warning')
    if (warning.state !== 'confirmed')
      throw new AppError('illegal_move', `warning: a loss is booked of a confirmed one, not ${warning.state}`)
    const stops = await stopsOfCase(tx, warningId)
    if (stops.some(({ state }) => UNDER_WAY.some((busy) => busy === state)))
      throw new AppError('illegal_move', 'warning: a stop is under way')
    const isBooked = await recordLoss(tx, warningId, `loss:${tx.ids.next()}`)
    const { id, state, districtCode } = warning
    if (isBooked)
      await remark(tx, warningMachine, { id, state, event: 'book-loss', reason, warningId, districtCode })
    return { isBooked }
  })

export const lossRoutes = [
  route({
    method: 'post',
    path: '/v1/warnings/:id/loss',
    policy: 'loss.book',
    tag,
    summary: 'Close the money of a confirmed case: what was paid and is neither stopped nor frozen is lost',
    params: idParams,
    body: z.strictObject({ reason: reasonSchema }),
    response: z.object({ isBooked: z.boolean().describe('false: nothing was left to give up') }),
    errors: ['not_found', 'illegal_move'],
    handle: (ctx, { params, body }) => bookLoss(ctx, params.id, body.reason),
  }),
]
