import { Prisma } from '../generated/prisma/client'
import type { Db } from '../context'
import type { Evaluation } from '../engine'
import type { RecordedSignal } from './rebuild-repository'

export interface ShadowProgress {
  readonly afterId: string
}

/** Locked: one worker judges a page at a time. Begins where the pack came into shadow. */
export async function lockProgress(
  db: Db,
  rulesetId: string,
  start: { readonly afterId: string; readonly at: Date },
): Promise<ShadowProgress> {
  await db.shadowProgress.createMany({
    data: { rulesetId, afterId: start.afterId, judged: 0, skipped: 0, updatedAt: start.at },
    skipDuplicates: true,
  })
  const [row] = await db.$queryRaw<ShadowProgress[]>`
    SELECT after_id AS "afterId" FROM shadow_progress WHERE ruleset_id = ${rulesetId}::uuid FOR UPDATE`
  return row ?? start
}

export interface Turn {
  readonly afterId: string
  readonly judged: number
  readonly skipped: number
  readonly at: Date
}

export const noteTurn = (db: Db, rulesetId: string, { afterId, judged, skipped, at }: Turn) =>
  db.shadowProgress.update({
    where: { rulesetId },
    data: {
      afterId,
      judged: { increment: judged },
      skipped: { increment: skipped },
      problem: null,
      updatedAt: at,
    },
  })

export const noteProblem = (db: Db, rulesetId: string, problem: string, at: Date) =>
  db.shadowProgress.updateMany({ where: { rulesetId }, data: { problem, updatedAt: at } })

export interface Compared {
  readonly row: RecordedSignal
  readonly receivedAt: Date
  readonly evaluation: Evaluation
}

/** Only what one of the two had something to say of. */
export const insertJudgements = (db: Db, rulesetId: string, compared: readonly Compared[]) =>
  db.shadowJudgement.createMany({
    data: compared.map(({ row, receivedAt, evaluation }) => ({
      rulesetId,
      signalId: row.id,
      receivedAt,
      level: row.level,
      action: row.action,
      toLevel: evaluation.level,
      toAction: evaluation.action,
      score: evaluation.score,
      typology: evaluation.typology,
      rules: evaluation.reasons.map(({ rule }) => rule),
    })),
    skipDuplicates: true,
  })

export interface DayCount {
  readonly day: string
  readonly level: string
  readonly toLevel: string
  readonly held: boolean
  readonly toHeld: boolean
  readonly signals: number
}

export async function addToDays(db: Db, rulesetId: string, counts: readonly DayCount[]): Promise<void> {
  for (const { day, level, toLevel, held, toHeld, signals } of counts)
    await db.$executeRaw(Prisma.sql`
      INSERT INTO shadow_day AS d (ruleset_id, day, level, to_level, held, to_held, signals)
      VALUES (${rulesetId}::uuid, ${day}::date, ${level}, ${toLevel}, ${held}, ${toHeld}, ${signals})
      ON CONFLICT (ruleset_id, day, level, to_level, held, to_held)
      DO UPDATE SET signals = d.signals + EXCLUDED.signals`)
}
