import type { z } from 'zod'
import type { Context } from '../../context'
import { AppError } from '../../errors'
import { fieldErrors } from '../../http/problem'
import { rawRoute, type TypedFields } from '../../http/route'
import { MAX_CALLBACK_BYTES } from '../../http/twilio-auth'
import { farewell } from '../../platform/twilio/twiml'
import { found } from '../../transitions'
import { farewells } from '../persons/templates'
import { readNotification, type NotificationRow } from '../repository'
import { followProvider, type Report } from './follow'
import { callReport, idParams, keyReport, messageReport } from './schema'

const reported = { method: 'post', policy: 'message.report', tag: 'twilio', params: idParams } as const
const form = (fields: z.ZodType) => ({ fields, maxBytes: MAX_CALLBACK_BYTES })

/** What Twilio tells of a message or call; each call-back is signed, may come twice, and in any order. */
export const callbackRoutes = [
  rawRoute({
    ...reported,
    path: '/v1/twilio/messages/:id/status',
    contentType: 'text/plain',
    summary: 'How far a text message is',
    form: form(messageReport),
    errors: ['not_found'],
    handle: async (ctx, { params: { id }, typed, response }) => {
      const { MessageSid, MessageStatus, ErrorCode } = parse(messageReport, typed)
      const told = { status: MessageStatus, answeredBy: null, code: ErrorCode ?? null }
      await follow(ctx, id, 'sms', { providerRef: MessageSid, ...told })
      response.status(200).type('text/plain').send('')
    },
  }),
  rawRoute({
    ...reported,
    path: '/v1/twilio/calls/:id/status',
    contentType: 'text/plain',
    summary: 'How far a call is, and who answered',
    form: form(callReport),
    errors: ['not_found'],
    handle: async (ctx, { params: { id }, typed, response }) => {
      const report = parse(callReport, typed)
      await follow(ctx, id, 'voice', {
        providerRef: report.CallSid,
        status: report.CallStatus,
        answeredBy: report.AnsweredBy ?? null,
        code: report.SipResponseCode ?? report.ErrorCode ?? null,
      })
      response.status(200).type('text/plain').send('')
    },
  }),
  rawRoute({
    ...reported,
    path: '/v1/twilio/calls/:id/key',
    contentType: 'text/xml',
    summary: 'Which key was pressed, if any; answers what is said before the call ends',
    form: form(keyReport),
    errors: ['not_found'],
    handle: async (ctx, { params: { id }, typed, response }) => {
      const { CallSid, Digits, AnsweredBy } = parse(keyReport, typed)
      const told = { status: `digits:${Digits}`, answeredBy: AnsweredBy ?? null, code: null }
      const row = await follow(ctx, id, 'voice', { providerRef: CallSid, ...told })
      const language = row.language === 'en' ? 'en' : 'zh'
      const said = Digits === '1' ? farewells.told : Digits === '2' ? farewells.asks : farewells.none
      response.status(200).type('text/xml').send(farewell(language, said[language]))
    },
  }),
]

/** @throws AppError not_found: there is no such message, or it went over another channel */
async function follow(ctx: Context, id: string, channel: string, report: Report): Promise<NotificationRow> {
  return ctx.transact(async (tx) => {
    const row = found(await readNotification(tx.db, id), 'message')
    if (row.channel !== channel) throw new AppError('not_found', 'no such message')
    await followProvider(tx, id, report)
    return row
  })
}

function parse<S extends z.ZodType>(schema: S, typed: TypedFields): z.output<S> {
  const parsed = schema.safeParse(typed)
  if (parsed.success) return parsed.data
  throw new AppError('invalid_request', undefined, fieldErrors(parsed.error))
}
