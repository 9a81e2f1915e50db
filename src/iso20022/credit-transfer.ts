import { z } from 'zod'
import { ok, refuse, type Result } from '../lib/result'
import { agent, bankOf, type KnownBank } from './agents'
import type { FileProblem } from './document'
import { isoLimits } from './limits'
import { accountIn, isoAmount, isoTime, problemsOf } from './values'

/** FI to FI customer credit transfer, versions 8 to 13: what we read of it is the same in all. */
export const PACS_008 = /^pacs\.008\.001\.(?:0[89]|1[0-3])$/

const party = z.object({
  Nm: z.string().optional(),
  Id: z.object({ OrgId: z.unknown().optional(), PrvtId: z.unknown().optional() }).optional(),
  CtctDtls: z.object({ PhneNb: z.string().optional(), MobNb: z.string().optional() }).optional(),
})

const transfer = z.object({
  PmtId: z.object({
    InstrId: z.string().optional(),
    EndToEndId: z.string(),
    TxId: z.string().optional(),
    UETR: z.string().optional(),
  }),
  IntrBkSttlmAmt: isoAmount,
  IntrBkSttlmDt: z.string().optional(),
  AccptncDtTm: isoTime.optional(),
  Dbtr: party,
  DbtrAcct: accountIn,
  DbtrAgt: agent,
  CdtrAgt: agent,
  Cdtr: party,
  CdtrAcct: accountIn,
  RmtInf: z.object({ Ustrd: z.array(z.string()).optional() }).optional(),
})

const message = z.object({
  GrpHdr: z.object({
    MsgId: z.string().min(1),
    CreDtTm: isoTime,
    IntrBkSttlmDt: z.string().optional(),
  }),
  CdtTrfTxInf: z.array(transfer).min(1).max(isoLimits.transfers.value),
})

/** By what a payment is known between banks: a request to cancel it has to repeat them. */
export interface PaymentReferences {
  readonly messageId: string
  readonly messageName: string
  readonly instructionId: string | null
  readonly endToEndId: string
  readonly transactionId: string | null
  readonly uetr: string | null
  readonly settlementDate: string | null
}

export interface CreditTransfer {
  /** Unique for its source: the transaction's own id, else the UETR, else the end-to-end id within its message. */
  readonly reference: string
  readonly references: PaymentReferences
  /** A transaction signal but for its source and status. */
  readonly signal: Readonly<Record<string, unknown>>
}

/** Each transfer as a transaction signal. Only what a signal has is read; everything else is left. */
export function readCreditTransfers(
  name: string,
  content: unknown,
  banks: readonly KnownBank[],
): Result<CreditTransfer[], FileProblem[]> {
  if (!PACS_008.test(name)) return refuse([{ path: 'Document', expected: 'pacs.008.001.08 to .13' }])
  const parsed = message.safeParse(content)
  if (!parsed.success) return refuse(problemsOf(parsed.error))
  const { GrpHdr: header, CdtTrfTxInf: transfers } = parsed.data
  return ok(transfers.map((each) => read(name, header, each, banks)))
}

type Header = z.output<typeof message>['GrpHdr']
type Transfer = z.output<typeof transfer>

function read(name: string, header: Header, each: Transfer, banks: readonly KnownBank[]): CreditTransfer {
  const { PmtId: id, Dbtr: debtor, Cdtr: creditor } = each
  const memo = (each.RmtInf?.Ustrd ?? []).join(' ').trim()
  const phone = debtor.CtctDtls?.MobNb ?? debtor.CtctDtls?.PhneNb
  return {
    reference: id.TxId ?? id.UETR ?? `${header.MsgId}/${id.EndToEndId}`,
    references: {
      messageId: header.MsgId,
      messageName: name,
      instructionId: id.InstrId ?? null,
      endToEndId: id.EndToEndId,
      transactionId: id.TxId ?? null,
      uetr: id.UETR ?? null,
      settlementDate: each.IntrBkSttlmDt ?? header.IntrBkSttlmDt ?? null,
    },
    signal: {
      type: 'transaction',
      occurredAt: each.AccptncDtTm ?? header.CreDtTm,
      amount: each.IntrBkSttlmAmt,
      currency: 'CNY',
      payer: {
        ...holderOf(debtor, each.DbtrAcct, bankOf(each.DbtrAgt, banks)),
        ...(phone === undefined ? {} : { phone: phone.replaceAll(/[^+\d]/g, '') }),
      },
      payee: holderOf(creditor, each.CdtrAcct, bankOf(each.CdtrAgt, banks)),
      ...(memo === '' ? {} : { memo }),
    },
  }
}

const holderOf = ({ Nm: name, Id: id }: z.output<typeof party>, account: string, bank: string | null) => ({
  account,
  ...(bank === null ? {} : { bank }),
  ...(name === undefined ? {} : { name }),
  ...(id === undefined ? {} : { kind: id.OrgId === undefined ? 'person' : 'organisation' }),
})
