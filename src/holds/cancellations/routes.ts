import type { z } from 'zod'
import type { Context } from '../../context'
import { AppError } from '../../errors'
import { route, type Route } from '../../http/route'
import {
  isoLimits,
  readResolutions,
  requireDocument,
  schemaCheckIn,
  unreadable,
  xmlBody,
} from '../../iso20022'
import { maskAccount } from '../../lib/mask'
import { formatYuan } from '../../lib/money'
import { accountNumberOf } from '../accounts'
import { OUTSTANDING } from '../bank-requests/repository'
import { bankOf } from '../bank-tasks/order'
import { idParams, tag } from '../schema'
import type { CancellationRow } from './repository'
import { takeResolutions } from './resolve'
import * as schema from './schema'
import { ownCancellations, takeFile } from './service'

const list = route({
  method: 'get',
  path: '/v1/cancellation-requests',
  policy: 'cancellation.read',
  tag,
  summary: "What the liaison's bank, as the payer's, is to ask the payee's bank for (camt.056); newest first",
  response: schema.cancellationList,
  handle: async (ctx) => ({ items: (await ownCancellations(ctx)).map((row) => present(ctx, row)) }),
})

const take = route({
  method: 'post',
  path: '/v1/cancellation-requests/:id/file',
  policy: 'cancellation.send',
  tag,
  summary: 'The camt.056 with account and names in full; that it was taken is kept',
  params: idParams,
  body: schema.fileBody,
  response: schema.fileView,
  errors: ['not_found'],
  handle: async (ctx, { params, body }) => {
    const { name, xml } = await takeFile(ctx, params.id, body.version)
    const { outcome } = await schemaCheckIn(ctx.config.isoSchemas)(body.version, xml)
    // A file that we have written wrongly is ours to mend; a bank is not sent it.
    if (outcome === 'invalid') throw new AppError('internal', `${body.version}: does not fit its schema`)
    return { name, xml, checkedAgainst: outcome === 'valid' ? body.version : null }
  },
})

const answer = route({
  method: 'post',
  path: '/v1/cancellation-answers/file',
  policy: 'cancellation.answer',
  tag,
  summary: "The payee's bank's camt.029: each case by itself; held, refused or still being looked into",
  body: schema.resolutionBody,
  maxBodyBytes: isoLimits.size.value * 2,
  response: schema.resolutionView,
  handle: async (ctx, { body, note }) => {
    const bankId = bankOf(ctx)
    if (bankId === null) throw new AppError('forbidden')
    const outcome = await resolve(ctx, bankId, body.xml, body.isTrial)
    note({ isTrial: body.isTrial, cases: outcome.rows.length })
    return outcome
  },
})

/** A bank's own system, signed as every message of a bank (docs/bank-api.md). */
const signed = route({
  method: 'post',
  path: '/v1/iso20022/camt.029',
  policy: 'bank.reply',
  tag: 'banks',
  summary: 'The same from a bank’s system: the XML as it is, signed',
  bodyType: 'application/xml',
  body: xmlBody,
  maxBodyBytes: isoLimits.size.value,
  response: schema.resolutionView,
  handle: async (ctx, { body }) => {
    if (ctx.actor.kind !== 'bank') throw new AppError('forbidden')
    return resolve(ctx, ctx.actor.id, body, false)
  },
})

async function resolve(ctx: Context, bankId: string, xml: string, isTrial: boolean) {
  const { document, checkedAgainst } = await requireDocument(ctx.config.isoSchemas, xml)
  const file = readResolutions(document.message, document.content)
  if (!file.ok) throw unreadable(file.error)
  return { checkedAgainst, rows: await takeResolutions(ctx, bankId, file.value, isTrial) }
}

function present(ctx: Context, row: CancellationRow): z.input<typeof schema.cancellationView> {
  const { stopPayment: stop } = row
  return {
    id: row.id,
    number: stop.number,
    warningNumber: stop.warning.number,
    bank: {
      id: stop.bank.id,
      code: stop.bank.code,
      name: stop.bank.name,
      isConnected: stop.bank.gatewayUrl !== null,
    },
    account: maskAccount(accountNumberOf(ctx, stop.account)),
    amount: formatYuan(stop.amountFen),
    transferredAt: stop.transferredAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    takenAt: row.takenAt?.toISOString() ?? null,
    pendingAt: row.pendingAt?.toISOString() ?? null,
    isAnswered: !OUTSTANDING.includes(row.request.state),
  }
}

export const cancellationRoutes: readonly Route[] = [list, take, answer, signed]
