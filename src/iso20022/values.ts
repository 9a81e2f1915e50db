import { z } from 'zod'
import { formatYuan, parseYuan } from '../lib/money'
import type { FileProblem } from './document'
import { isoLimits } from './limits'

/** "<IntrBkSttlmAmt Ccy="CNY">731200.00</…>" as yuan with two decimals. */
export const isoAmount = z
  .object({ '#text': z.string(), '@Ccy': z.literal('CNY', { error: 'expected an amount in CNY' }) })
  .transform(({ '#text': text }, context) => {
    // The schema allows five decimals; what is less than a fen cannot be kept.
    const parsed = parseYuan(text.trim().replace(/(\.\d\d)0+$/, '$1'))
    if (parsed.ok) return formatYuan(parsed.value)
    context.addIssue({ code: 'custom', message: 'expected yuan with at most two decimals' })
    return z.NEVER
  })

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/

/** ISODateTime may be without an offset: the country has one zone, and its banks write that. */
export const isoTime = z
  .string()
  .transform((text) => (LOCAL.test(text) ? `${text}+08:00` : text))
  .pipe(z.iso.datetime({ offset: true, error: 'expected a time such as 2023-02-23T09:58:00+08:00' }))

/** An account by its IBAN or any other number. */
export const accountIn = z
  .object({
    Id: z.object({
      IBAN: z.string().optional(),
      Othr: z.array(z.object({ Id: z.string() })).optional(),
    }),
  })
  .transform(({ Id: { IBAN: iban, Othr: others } }, context) => {
    const number = iban ?? others?.[0]?.Id
    if (number !== undefined) return number
    context.addIssue({ code: 'custom', message: 'expected an account number', path: ['Id'] })
    return z.NEVER
  })

/** Where and what was expected; a message of ours says it, the library's own may quote the value. */
export const problemsOf = (error: z.ZodError): FileProblem[] =>
  error.issues.slice(0, isoLimits.problems.value).map(({ path, code, message }) => ({
    path: path.join('.') === '' ? 'Document' : path.join('.'),
    expected: message.startsWith('expected') ? message.replace(/^expected /, '') : `a valid value (${code})`,
  }))
