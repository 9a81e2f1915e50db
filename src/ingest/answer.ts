import { z } from 'zod'
import { evaluationView } from '../evaluations'

/** What a source is told of its signal. */
export const answerView = z
  .object({
    signalId: z.uuid(),
    duplicate: z.boolean().describe('true: it was here already; the stored evaluation is answered'),
    warningId: z.uuid().nullable().describe('the warning it opened or joined'),
    evaluation: evaluationView,
  })
  .meta({ id: 'SignalAnswer' })
