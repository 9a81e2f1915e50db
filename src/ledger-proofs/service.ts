import type { Context } from '../context'
import { AppError } from '../errors'
import { cityDayOf } from '../lib/city-day'
import { found } from '../transitions'
import { proveBooks, type Proof } from './prove'
import * as repository from './repository'

/** Once a day by the city's calendar, whichever process comes first. @returns null when it has been done */
export async function proveDaily(ctx: Context): Promise<Proof | null> {
  const day = new Date(`${cityDayOf(ctx.clock.now())}T00:00:00Z`)
  if ((await repository.proofOfDay(ctx, day)) !== null) return null
  return prove(ctx, day)
}

/** Because somebody wants to know now. */
export const proveNow = (ctx: Context): Promise<Proof> => prove(ctx, null)

async function prove(ctx: Context, day: Date | null): Promise<Proof> {
  const startedAt = ctx.clock.now()
  const proof = await proveBooks(ctx)
  await ctx.transact(async (tx) => {
    const finishedAt = tx.clock.now()
    const seen: string[] = []
    for (const each of proof.breaks) {
      const id = tx.ids.derived(`ledger-break:${each.warningId}:${each.kind}`)
      await repository.upsertBreak(tx, id, each, finishedAt)
      seen.push(id)
    }
    await repository.endBreaks(tx, seen, finishedAt)
    await repository.insertProof(tx, {
      id: tx.ids.next(),
      day,
      askedBy: day === null && tx.actor.kind === 'user' ? tx.actor.id : null,
      startedAt,
      finishedAt,
      warnings: proof.warnings,
      entries: proof.entries,
      breaks: proof.breaks.length,
    })
  })
  if (proof.breaks.length > 0)
    ctx.log.error({ breaks: proof.breaks.length }, 'the books do not agree with the stages')
  return proof
}

/** Says why a break is there; it stays on the list until a proof no longer finds it. @throws AppError not_found, illegal_move */
export async function explainBreak(
  ctx: Context,
  id: string,
  explanation: string,
): Promise<repository.BreakRow> {
  return ctx.transact(async (tx) => {
    found(await repository.readBreak(tx, id), 'break')
    if (tx.actor.kind !== 'user') throw new AppError('forbidden', 'only a person may do this')
    const data = { explanation, explainedBy: tx.actor.id, explainedAt: tx.clock.now() }
    const { count } = await repository.writeExplanation(tx, id, data)
    if (count === 0) throw new AppError('illegal_move', 'break: it has been explained already')
    return found(await repository.readBreak(tx, id), 'break')
  })
}
