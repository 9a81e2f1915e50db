import type { Context } from '../context'
import { route, type Route } from '../http/route'
import { correctTransfer } from './corrections'
import { dismissAccount, draftOfAccount } from './decide'
import { presentTrace } from './present'
import { refreshProposals } from './proposals'
import { readTraced } from './repository'
import * as schema from './schema'
import { readTrace } from './service'

const tag = 'trace'
const moves = ['not_found', 'illegal_move', 'lost_race'] as const

export const traceRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/warnings/:id/trace',
    policy: 'trace.read',
    tag,
    summary:
      'Where the money went and how much of it is still there to save; accounts and holders are masked',
    params: schema.idParams,
    response: schema.traceView,
    errors: ['not_found'],
    handle: (ctx, { params }) => answer(ctx, params.id),
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/trace/corrections',
    policy: 'trace.correct',
    tag,
    summary: 'Say that a transfer was told wrong; what was told is kept, and the last word holds',
    params: schema.idParams,
    body: schema.correctionBody,
    response: schema.traceView,
    status: 201,
    errors: ['not_found'],
    handle: async (ctx, { params, body }) => {
      const { transferId, amount, transferredAt, reason } = body
      const amended =
        amount === undefined || transferredAt === undefined
          ? null
          : { amountFen: amount, movedAt: new Date(transferredAt) }
      await correctTransfer(ctx, params.id, { transferId, amended, reason })
      // The desk sees at once what its word changes; the event brings it about again, which changes nothing.
      await ctx.transact((tx) => refreshProposals(tx, params.id))
      return answer(ctx, params.id)
    },
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/trace/accounts/:accountId/draft',
    policy: 'trace.decide',
    tag,
    summary: 'Draft a stop on that account; another officer has to approve it',
    params: schema.accountParams,
    body: schema.draftBody,
    response: schema.traceView,
    status: 201,
    errors: [...moves, 'incomplete_request', 'stop_limit_reached'],
    handle: async (ctx, { params, body }) => {
      await draftOfAccount(ctx, params.id, params.accountId, body)
      return answer(ctx, params.id)
    },
  }),
  route({
    method: 'post',
    path: '/v1/warnings/:id/trace/accounts/:accountId/dismiss',
    policy: 'trace.decide',
    tag,
    summary: 'Say why no stop follows',
    params: schema.accountParams,
    body: schema.dismissBody,
    response: schema.traceView,
    errors: moves,
    handle: async (ctx, { params, body }) => {
      await dismissAccount(ctx, params.id, params.accountId, body.reason)
      return answer(ctx, params.id)
    },
  }),
]

async function answer(ctx: Context, warningId: string) {
  const { traced } = await readTrace(ctx, warningId)
  return presentTrace(ctx, warningId, traced, await readTraced(ctx.db, warningId))
}
