import type { Context } from '../context'
import { parseYuan, type Fen } from '../lib/money'

/**
 * When the bank says it acted, within what can be: not before we asked and not after now. Banks' clocks differ, and
 * 48 hours are counted from this time.
 */
export function actedAt(ctx: Context, answer: { readonly at: string }, askedAt: Date): Date {
  const said = new Date(answer.at).getTime()
  return new Date(Math.min(Math.max(said, askedAt.getTime()), ctx.clock.now().getTime()))
}

/** Of what was asked for; null: all of it. */
export function securedOf(answer: { readonly amount: string | null }, askedFen: Fen): Fen {
  const secured = fenOf(answer.amount)
  return secured === null || secured > askedFen ? askedFen : secured
}

export function fenOf(amount: string | null): Fen | null {
  if (amount === null) return null
  const parsed = parseYuan(amount)
  return parsed.ok ? parsed.value : null
}
