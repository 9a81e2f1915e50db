import { z } from 'zod'

export const idParams = z.strictObject({ id: z.uuid() })

const word = z.string().min(1).max(40)
const sid = z.string().regex(/^[A-Z]{2}[0-9a-fA-F]{32}$/)
const code = z.string().max(10).optional()

/** Twilio adds fields as it likes: those that are not known are passed over. */
export const messageReport = z.object({ MessageSid: sid, MessageStatus: word, ErrorCode: code })
export const callReport = z.object({
  CallSid: sid,
  CallStatus: word,
  AnsweredBy: word.optional(),
  SipResponseCode: code,
  ErrorCode: code,
})
export const keyReport = z.object({
  CallSid: sid,
  Digits: z
    .string()
    .regex(/^[0-9*#]?$/)
    .default(''),
  AnsweredBy: word.optional(),
})
