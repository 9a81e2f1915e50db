import { z } from 'zod'
import type { SubmitSignal } from '../citizen-reports/service'
import type { Context } from '../context'
import { AppError, type FieldError } from '../errors'
import { keepReferences } from '../holds'
import { route, type Route } from '../http/route'
import {
  isoLimits,
  readCreditTransfers,
  requireDocument,
  unreadable,
  xmlBody,
  type CreditTransfer,
} from '../iso20022'
import { checkSignal, requireRight } from '../signals'
import { answerView } from './answer'

const query = z.strictObject({
  status: z
    .enum(['pending', 'settled'])
    .default('pending')
    .describe('pending: the bank asks before it lets them go; settled: they have left'),
})

const transferView = z
  .object({
    reference: z.string().describe('sourceRef of the signal: TxId, else UETR, else MsgId/EndToEndId'),
    status: z.int().describe('200, or the status that this one alone would have been refused with'),
    answer: answerView.nullable(),
    code: z.string().nullable(),
    fields: z.array(z.object({ path: z.string(), code: z.string(), expected: z.string() })),
  })
  .meta({ id: 'CreditTransferAnswer' })

const view = z
  .object({
    messageId: z.string(),
    checkedAgainst: z.string().nullable().describe('the schema that it fits; null: none is installed here'),
    transfers: z.array(transferView).describe('in the order of the message'),
  })
  .meta({ id: 'CreditTransferOutcome' })

/** Needs the ingest of the process, so this list is made, not written. */
export const creditTransferRoutes = (submit: SubmitSignal): readonly Route[] => [
  route({
    method: 'post',
    path: '/v1/iso20022/pacs.008',
    policy: 'signal.send',
    tag: 'signals',
    summary:
      'Credit transfers as a bank writes them to another (pacs.008): each is a transaction signal and is evaluated',
    query,
    bodyType: 'application/xml',
    body: xmlBody,
    maxBodyBytes: isoLimits.size.value,
    response: view,
    errors: ['source_not_allowed', 'overloaded'],
    handle: (ctx, { query: { status }, body }) => evaluate(ctx, submit, { xml: body, status }),
  }),
]

interface Sent {
  readonly xml: string
  readonly status: 'pending' | 'settled'
}

async function evaluate(
  ctx: Context,
  submit: SubmitSignal,
  { xml, status }: Sent,
): Promise<z.input<typeof view>> {
  const { document, checkedAgainst } = await requireDocument(ctx.config.isoSchemas, xml)
  const banks = await ctx.db.bank.findMany({ select: { id: true, code: true, name: true, bic: true } })
  const read = readCreditTransfers(document.message, document.content, banks)
  if (!read.ok) throw unreadable(read.error)
  // Handed over together: the batcher writes them as one.
  const transfers = await Promise.all(
    read.value.map((transfer) => evaluateOne(ctx, submit, transfer, status)),
  )
  return { messageId: read.value[0]?.references.messageId ?? '', checkedAgainst, transfers }
}

async function evaluateOne(
  ctx: Context,
  submit: SubmitSignal,
  { reference, references, signal }: CreditTransfer,
  status: Sent['status'],
): Promise<z.input<typeof transferView>> {
  const { actor } = ctx
  if (actor.kind !== 'source') throw new AppError('forbidden')
  try {
    const value = { ...signal, source: actor.source, sourceRef: reference, status }
    const parsed = checkSignal(value, ctx.clock.now())
    requireRight(actor, parsed)
    const answer = answerView.parse(JSON.parse(await submit(parsed, actor.id)))
    await keepReferences(ctx, answer.signalId, references)
    return { reference, status: 200, answer, code: null, fields: [] }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, fields } = error
    return { reference, status: error.status, answer: null, code, fields: fields.map(inOurWords) }
  }
}

const inOurWords = ({ path, code, expected }: FieldError) => ({ path, code, expected })
