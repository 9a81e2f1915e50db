import type { Context } from '../context'
import { minutesAfter } from '../lib/duration'
import { levelPolicyAt } from '../stations'
import { closeWarning } from './close'
import * as repository from './fold-repository'
import { remarkOnWarning } from './move'
import { isHigher } from './service'
import { levelSchema } from './schema'

/** How the reason of a warning begins that goes on under another one: it was never a case of its own, and is not counted as one. */
export const FOLDED = 'the same person: goes on under '

/**
 * Two people turned out to be one, each with a warning: the older warning keeps. The signals of the younger one, with
 * the holds that sources were told, go on under it; the younger one is dismissed and nobody is told an outcome of it. A
 * younger warning on which somebody has been sent already lives on by itself until he has reported.
 */
export async function foldWarnings(ctx: Context, partyId: string): Promise<void> {
  const [oldest, ...younger] = await repository.readLiveOf(ctx.db, partyId)
  if (oldest === undefined) return
  let kept = oldest
  for (const warning of younger) {
    if (warning.state === 'dispatched') continue
    kept = await fold(ctx, kept, warning)
  }
}

type Live = repository.LiveRow

async function fold(ctx: Context, older: Live, younger: Live): Promise<Live> {
  const { payments, reports } = await repository.moveSignals(ctx.db, younger.id, older.id, ctx.clock.now())
  const isGraver = isHigher(levelSchema.parse(younger.level), older.level)
  const kept = await repository.updateKept(ctx.db, older, {
    atRiskFen: older.atRiskFen + younger.atRiskFen,
    holdUntil: later(older.holdUntil, younger.holdUntil),
    updatedAt: ctx.clock.now(),
    ...(isGraver ? { level: younger.level, score: younger.score, typology: younger.typology } : {}),
  })
  if (isGraver) await raised(ctx, kept, older.level)
  for (const signalId of payments)
    await ctx.outbox.emit(ctx.db, 'signal.joined', { warningId: kept.id, signalId })
  for (const signalId of reports)
    await ctx.outbox.emit(ctx.db, 'report.joined', { warningId: kept.id, signalId })
  await repository.markFolded(ctx.db, younger.id, older.id)
  if (!isGraver && payments.length === 0)
    await ctx.outbox.emit(ctx.db, 'evidence.joined', { warningId: kept.id })
  await closeWarning(ctx, younger, 'dismiss', `${FOLDED}${older.number}`)
  return kept
}

async function raised(ctx: Context, kept: Live, from: string): Promise<void> {
  await remarkOnWarning(ctx, kept, 'raise', `${from} -> ${kept.level}`)
  await ctx.outbox.emit(ctx.db, 'warning.raised', { warningId: kept.id })
  if (kept.state !== 'open') return
  const now = ctx.clock.now()
  const { acknowledgeMinutes } = await levelPolicyAt(ctx, levelSchema.parse(kept.level), now)
  const soonest = minutesAfter(now, acknowledgeMinutes)
  if (soonest >= kept.acknowledgeBy) return
  await repository.updateKept(ctx.db, kept, { acknowledgeBy: soonest })
  await ctx.timers.set(ctx.db, 'warning.acknowledge', kept.id, soonest)
}

const later = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b > a) ? b : a)
