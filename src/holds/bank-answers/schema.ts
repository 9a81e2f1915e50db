import { z } from 'zod'
import { answerFileLimits } from './limits'

export const answerFile = z
  .strictObject({
    csv: z.string().min(1).max(answerFileLimits.size.value).describe('the text of the file'),
    isTrial: z.boolean().describe('true: tells what would be taken and changes nothing'),
  })
  .meta({ id: 'AnswerFile' })

export const answerFileView = z
  .object({
    rows: z.array(
      z.object({
        line: z.int().describe('in the file, from 1'),
        number: z.string().nullable(),
        result: z
          .enum(['taken', 'already', 'refused'])
          .describe('already: answered so before, nothing is changed'),
        problem: z
          .object({ column: z.string().nullable(), expected: z.string() })
          .nullable()
          .describe('of a refused row'),
      }),
    ),
    taken: z.int(),
    already: z.int(),
    refused: z.int(),
  })
  .meta({ id: 'AnswerFileOutcome' })

export const templateQuery = z.strictObject({ lang: z.enum(['zh', 'en']).default('zh') })
