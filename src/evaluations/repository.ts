import type { Db } from '../context'
import { timeOfUuidV7 } from '../lib/uuid'

/** Of a signal, by the id that it shares its time with. */
export const readEvaluation = (db: Db, signalId: string) =>
  db.evaluation.findUnique({
    where: { signalId_evaluatedAt: { signalId, evaluatedAt: timeOfUuidV7(signalId) } },
  })

export type EvaluationRecord = NonNullable<Awaited<ReturnType<typeof readEvaluation>>>
