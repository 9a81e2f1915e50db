import { z } from 'zod'
import { reasonSchema } from '../transitions'
import { findings } from './compare'
import { statementLimits } from './limits'

const PAGE_MOST = 100
const yuan = z.string().nullable()

export const statementBody = z
  .strictObject({
    csv: z
      .string()
      .min(1)
      .max(statementLimits.size.value)
      .describe('columns number (文书编号) and amount (金额); others are not read'),
    bankCode: z.string().min(1).max(32),
    asOf: z.iso.datetime({ offset: true }).describe('the moment that the statement is of'),
    isTrial: z.boolean().describe('true: compares and keeps nothing'),
  })
  .meta({ id: 'BankStatementFile' })

const lineView = z.object({
  position: z.int(),
  line: z.int().nullable().describe('in the file; null: the file does not have it'),
  number: z.string(),
  kind: z.enum(['stopped', 'frozen']),
  warningId: z.uuid().nullable(),
  warningNumber: z.string().nullable(),
  stated: yuan,
  booked: yuan,
  finding: z
    .enum(findings)
    .describe('moved: changed after the statement was made, so it cannot be compared; not a break'),
  explanation: z.string().nullable(),
  explainedBy: z.string().nullable(),
  explainedAt: z.iso.datetime().nullable(),
})

export const statementView = z
  .object({
    id: z.uuid().nullable().describe('null: of a trial'),
    bank: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
    asOf: z.iso.datetime(),
    uploadedBy: z.string().nullable(),
    uploadedAt: z.iso.datetime().nullable(),
    lines: z.int().describe('of the file'),
    matched: z.int(),
    moved: z.int(),
    breaks: z.array(lineView).describe('where bank and books differ'),
    stated: z.string().describe('yuan, all lines'),
    booked: z.string().describe('yuan, of what was compared'),
  })
  .meta({ id: 'BankStatement' })

export const statementList = z.object({ items: z.array(statementView) })
export const listQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(PAGE_MOST).default(20) })
export const lineParams = z.strictObject({ id: z.uuid(), position: z.coerce.number().int().min(1) })
export const explainBody = z.strictObject({ explanation: reasonSchema })
