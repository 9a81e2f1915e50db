import { z } from 'zod'
import { formatYuan, parseYuan, type Fen } from '../lib/money'

/** "731200.00" as sent by a client -> fen; more than nothing. */
export const yuanSchema = z
  .string()
  .max(20)
  .regex(/^\d{1,15}(\.\d{1,2})?$/, { error: 'expected yuan with up to two decimals, "731200.00"' })
  .transform((text, ctx): Fen => {
    const parsed = parseYuan(text)
    if (parsed.ok && parsed.value > 0n) return parsed.value
    ctx.addIssue({ code: 'custom', message: 'expected more than 0.00' })
    return z.NEVER
  })

/** "0.00" is an amount too: what a bank has held, or found. */
export const yuanOrZeroSchema = z
  .string()
  .max(20)
  .regex(/^\d{1,15}(\.\d{1,2})?$/, { error: 'expected yuan with up to two decimals, "731200.00"' })
  .transform((text, ctx): Fen => {
    const parsed = parseYuan(text)
    if (parsed.ok) return parsed.value
    ctx.addIssue({ code: 'custom', message: 'expected yuan' })
    return z.NEVER
  })

export const yuanView = z.string().meta({ description: 'yuan, "731200.00"' })

export const yuanOrNull = (fen: Fen | null): string | null => (fen === null ? null : formatYuan(fen))

export const isoOrNull = (date: Date | null): string | null => date?.toISOString() ?? null
