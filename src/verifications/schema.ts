import { z } from 'zod'

const LONGEST_TYPED = 64

export const codeView = z.object({
  code: z.string().describe('8 characters without look-alikes'),
  url: z.url().describe('the public page that says who shows it; for the QR'),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().describe('or when the task ends, if that is sooner'),
})
export type CodeView = z.infer<typeof codeView>

/** Anything may be typed; what can be no code is "not valid" like the rest. */
const typed = z.string().max(LONGEST_TYPED)
const language = z.enum(['zh', 'en']).default('zh').catch('zh').describe('Chinese unless said otherwise')
export type Language = z.infer<typeof language>

export const verifyQuery = z.strictObject({ code: typed.optional(), lang: language })
export const verifyCodeParams = z.strictObject({ code: typed })
export const verifyCodeQuery = z.strictObject({ lang: language })
