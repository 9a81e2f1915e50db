import { z } from 'zod'
import { ok, refuse, type Result } from '../lib/result'
import { referenceOf } from './cancellation-request'
import type { FileProblem } from './document'
import { isoLimits } from './limits'
import { isoAmount, isoTime, problemsOf } from './values'

/** Resolution of investigation, versions 9 to 13. */
export const CAMT_029 = /^camt\.029\.001\.(?:09|1[0-3])$/

/** What became of a cancellation: in ISO's codes (ExternalInvestigationExecutionConfirmation1Code). */
export const resolutionStatuses = ['CNCL', 'PECR', 'PDCR', 'RJCR'] as const
export type ResolutionStatus = (typeof resolutionStatuses)[number]

export interface Resolution {
  /** Ours. */
  readonly reference: string
  readonly status: ResolutionStatus
  /** Of CNCL and PECR, where it is told: what the bank has kept. Decimal yuan. */
  readonly amount: string | null
  /** Of RJCR: a code of ours. */
  readonly cause: string | null
}

export interface ResolutionFile {
  readonly messageId: string
  /** When the bank wrote it. */
  readonly at: string
  readonly resolutions: readonly Resolution[]
}

const caseId = z.object({ Id: z.string() })
const reason = z.object({
  Rsn: z.object({ Cd: z.string().optional(), Prtry: z.string().optional() }).optional(),
})
const reasons = z.array(reason).optional()

const transaction = z.object({
  CxlStsId: z.string().optional(),
  RslvdCase: caseId.optional(),
  TxCxlSts: z.string().optional(),
  CxlStsRsnInf: reasons,
  RsltnRltdInf: z.object({ IntrBkSttlmAmt: isoAmount.optional() }).optional(),
})

const message = z.object({
  Assgnmt: z.object({ Id: z.string().min(1), CreDtTm: isoTime }),
  RslvdCase: caseId.optional(),
  Sts: z.object({ Conf: z.string().optional() }).optional(),
  CxlDtls: z.array(z.object({ TxInfAndSts: z.array(transaction).optional() })).optional(),
})

/** The individual status of a transaction has names of its own for the same things. */
const individual: Readonly<Record<string, ResolutionStatus>> = { ACCR: 'CNCL', PACR: 'PECR' }

/**
 * Reasons of a rejection (ExternalPaymentCancellationRejection1Code) in the words that every other answer has;
 * one that is not here keeps its code.
 */
const causes: Readonly<Record<string, string>> = {
  AC04: 'account_closed',
  AM04: 'insufficient_balance',
  ARDT: 'already_returned',
  CUST: 'holder_declines',
  LEGL: 'legal_decision',
  AGNT: 'bank_declines',
  NOAS: 'no_answer_of_holder',
  NOOR: 'no_such_payment',
}

/** Each answered case; the status of a transaction counts before that of the whole message. */
export function readResolutions(name: string, content: unknown): Result<ResolutionFile, FileProblem[]> {
  if (!CAMT_029.test(name)) return refuse([{ path: 'Document', expected: 'camt.029.001.09 to .13' }])
  const parsed = message.safeParse(content)
  if (!parsed.success) return refuse(problemsOf(parsed.error))
  const { Assgnmt: assignment, CxlDtls: details = [] } = parsed.data
  const told = details.flatMap(({ TxInfAndSts: each = [] }) => each)
  if (told.length > isoLimits.resolutions.value)
    return refuse([{ path: 'CxlDtls', expected: `at most ${isoLimits.resolutions.value} answers` }])
  const read = (told.length === 0 ? [{}] : told).map((each, index) => readOne(parsed.data, each, index))
  const problems = read.flatMap((each) => (each.ok ? [] : each.error))
  if (problems.length > 0) return refuse(problems)
  const resolutions = read.flatMap((each) => (each.ok ? [each.value] : []))
  return ok({ messageId: assignment.Id, at: assignment.CreDtTm, resolutions })
}

type Whole = z.output<typeof message>
type One = z.output<typeof transaction>

function readOne(whole: Whole, one: One, index: number): Result<Resolution, FileProblem[]> {
  const path = `CxlDtls.TxInfAndSts.${index}`
  const reference = referenceOf(one.RslvdCase?.Id ?? whole.RslvdCase?.Id ?? '')
  if (reference === null)
    return refuse([{ path: `${path}.RslvdCase.Id`, expected: 'the case id of our request' }])
  const code = one.TxCxlSts ?? whole.Sts?.Conf ?? ''
  const status = individual[code] ?? resolutionStatuses.find((each) => each === code)
  if (status === undefined)
    return refuse([{ path: `${path}.TxCxlSts`, expected: 'CNCL (ACCR), PECR (PACR), PDCR or RJCR' }])
  const amount = one.RsltnRltdInf?.IntrBkSttlmAmt ?? null
  if (status === 'PECR' && amount === null)
    return refuse([{ path: `${path}.RsltnRltdInf.IntrBkSttlmAmt`, expected: 'what was kept, in CNY' }])
  return ok({ reference, status, amount, cause: status === 'RJCR' ? causeOf(one) : null })
}

const CODE = /^[A-Z0-9]{2,4}$/

function causeOf({ CxlStsRsnInf: given = [] }: One): string {
  const code = given.map(({ Rsn: why }) => why?.Cd).find((each) => each !== undefined) ?? ''
  return causes[code] ?? (CODE.test(code) ? `iso_${code.toLowerCase()}` : 'not_told')
}
