import type { z } from 'zod'
import type { Context } from '../context'
import { route } from '../http/route'
import { formatYuan } from '../lib/money'
import { listCorrections, type CorrectionRow } from './repository'
import * as schema from './schema'
import { bookCorrection, entryOf, refuseCorrection, requestCorrection } from './service'

const tag = 'ledger'
const MOST_LISTED = 100

export const ledgerCorrectionRoutes = [
  route({
    method: 'get',
    path: '/v1/ledger/corrections',
    policy: 'ledger.read',
    tag,
    summary: 'Corrections of the books: what waits for a second person, then the latest',
    response: schema.correctionList,
    handle: async (ctx) => ({
      items: await Promise.all((await listCorrections(ctx, MOST_LISTED)).map((row) => present(ctx, row))),
    }),
  }),
  route({
    method: 'post',
    path: '/v1/ledger/corrections',
    policy: 'ledger.correct',
    tag,
    summary: 'Say that an entry is wrong; its opposite is booked once another person agrees',
    body: schema.correctionBody,
    response: schema.correctionView,
    status: 201,
    errors: ['not_found', 'illegal_move', 'already_exists'],
    handle: async (ctx, { body }) => present(ctx, await requestCorrection(ctx, body)),
  }),
  route({
    method: 'post',
    path: '/v1/ledger/corrections/:id/book',
    policy: 'ledger.decide-correction',
    tag,
    summary: 'Agree: the opposite of the entry is booked, the entry stays',
    params: schema.correctionParams,
    body: schema.decisionBody,
    response: schema.correctionView,
    errors: ['not_found', 'illegal_move', 'four_eyes', 'amount_exceeded'],
    handle: async (ctx, { params, body }) => present(ctx, await bookCorrection(ctx, params.id, body.reason)),
  }),
  route({
    method: 'post',
    path: '/v1/ledger/corrections/:id/refuse',
    policy: 'ledger.decide-correction',
    tag,
    summary: 'Disagree: the entry was right',
    params: schema.correctionParams,
    body: schema.decisionBody,
    response: schema.correctionView,
    errors: ['not_found', 'illegal_move', 'four_eyes'],
    handle: async (ctx, { params, body }) =>
      present(ctx, await refuseCorrection(ctx, params.id, body.reason)),
  }),
]

async function present(ctx: Context, row: CorrectionRow): Promise<z.input<typeof schema.correctionView>> {
  const { id, from, to, amountFen, cause, postedAt } = await entryOf(ctx, row.warningId, row.transferId)
  return schema.correctionView.parse({
    id: row.id,
    warningId: row.warningId,
    warningNumber: row.warning.number,
    state: row.state,
    entry: { id, from, to, amount: formatYuan(amountFen), cause, at: postedAt.toISOString() },
    reason: row.reason,
    requestedBy: { id: row.requestedBy, name: row.requestedByUser.displayName },
    requestedAt: row.requestedAt.toISOString(),
    decidedBy:
      row.decidedByUser === null ? null : { id: row.decidedByUser.id, name: row.decidedByUser.displayName },
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionReason: row.decisionReason,
  })
}
