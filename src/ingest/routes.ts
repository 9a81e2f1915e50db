import { z } from 'zod'
import { externalRoute, route } from '../http/route'
import type { Context } from '../context'
import { evaluationView, presentEvaluation, readEvaluation } from '../evaluations'
import {
  BATCH_PATH,
  JSON_TYPE,
  maskedPayload,
  NDJSON_TYPE,
  readSignal,
  signalSchema,
  SINGLE_PATH,
} from '../signals'
import { found } from '../transitions'
import { answerView } from './answer'

const tag = 'signals'

const line = z.int().describe('the line it answers, counted from 1')
const lineAnswerView = z.union([
  answerView.extend({ line, status: z.literal(200) }),
  z.object({
    line,
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    fields: z.array(z.object({ path: z.string(), code: z.string(), expected: z.string() })),
  }),
])

const signalView = z
  .object({
    id: z.uuid(),
    type: z.string(),
    source: z.string(),
    sourceRef: z.string(),
    occurredAt: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    partyId: z.uuid().nullable().describe('whom it is about'),
    warningId: z.uuid().nullable(),
    payload: z.record(z.string(), z.unknown()).describe('what was sent, masked'),
    evaluation: evaluationView,
  })
  .meta({ id: 'SignalView' })

export const signalRoutes = [
  externalRoute({
    method: 'post',
    path: SINGLE_PATH,
    policy: 'signal.send',
    tag,
    summary: 'Send one signal; answered with its evaluation after it is stored',
    requestType: JSON_TYPE,
    responseType: JSON_TYPE,
    body: signalSchema,
    response: answerView,
    errors: [
      'malformed_json',
      'invalid_request',
      'unsupported_media_type',
      'body_too_large',
      'source_not_allowed',
      'reference_conflict',
      'overloaded',
    ],
  }),
  externalRoute({
    method: 'post',
    path: BATCH_PATH,
    policy: 'signal.send',
    tag,
    summary: 'Send any mix of signals, one a line (NDJSON); each line is answered by one line, in order, as it comes. Read while you send', // prettier-ignore
    requestType: NDJSON_TYPE,
    responseType: NDJSON_TYPE,
    body: signalSchema,
    response: lineAnswerView,
    errors: ['unsupported_media_type'],
  }),
  route({
    method: 'get',
    path: '/v1/signals/:id',
    policy: 'signal.read',
    tag,
    summary: 'One signal with its evaluation; names, numbers and places are masked, opening it is logged',
    params: z.strictObject({ id: z.uuid() }),
    response: signalView,
    errors: ['not_found'],
    handle: (ctx, { params }) => presentSignal(ctx, params.id),
  }),
]

async function presentSignal(ctx: Context, id: string): Promise<z.input<typeof signalView>> {
  const record = await readSignal(ctx, id)
  const evaluation = found(await readEvaluation(ctx.db, id), 'evaluation')
  const { type, source, sourceRef, occurredAt, receivedAt, partyId } = record
  return {
    id,
    type,
    source,
    sourceRef,
    occurredAt: occurredAt.toISOString(),
    receivedAt: receivedAt.toISOString(),
    partyId,
    warningId: evaluation.warningId,
    payload: await maskedPayload(ctx, record),
    evaluation: presentEvaluation(evaluation),
  }
}
