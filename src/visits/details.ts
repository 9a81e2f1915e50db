import { z } from 'zod'
import { present } from '../lib/assert'
import { parseYuan, sumFen, type Fen } from '../lib/money'
import type { TransferReport } from './schema'

/** The sealed part of a visit. */
const detailsSchema = z.object({
  note: z.string().nullable(),
  transfers: z.array(
    z.object({
      payeeAccount: z.string(),
      payeeName: z.string().nullable(),
      payeeBank: z.string().nullable(),
      amountFen: z.string(),
      at: z.string(),
    }),
  ),
})

export interface PaidTransfer {
  readonly payeeAccount: string
  readonly payeeName: string | null
  readonly payeeBank: string | null
  readonly amountFen: Fen
  readonly at: Date
}

export interface VisitDetails {
  readonly note: string | null
  readonly transfers: readonly PaidTransfer[]
}

export const DETAILS_FIELD = 'visit.details'

export const writeDetails = ({ note, transfers }: VisitDetails): string =>
  JSON.stringify({
    note,
    transfers: transfers.map((transfer) => ({
      ...transfer,
      amountFen: transfer.amountFen.toString(),
      at: transfer.at.toISOString(),
    })),
  })

export function readDetails(text: string): VisitDetails {
  const { note, transfers } = detailsSchema.parse(JSON.parse(text))
  return {
    note,
    transfers: transfers.map((transfer) => ({
      ...transfer,
      amountFen: BigInt(transfer.amountFen),
      at: new Date(transfer.at),
    })),
  }
}

/** As the officer typed it in; the schema has checked the amount. */
export function transferOf(report: TransferReport): PaidTransfer {
  const amount = parseYuan(report.amount)
  return {
    payeeAccount: report.payeeAccount.normalize('NFKC').replaceAll(/[\s-]+/g, ''),
    payeeName: report.payeeName ?? null,
    payeeBank: report.payeeBank ?? null,
    amountFen: present(amount.ok ? amount.value : null, 'amount of a transfer'),
    at: new Date(report.at),
  }
}

/** Those that no earlier visit has reported: an officer who lists them all again must not count them twice. */
export function onlyNew(
  reported: readonly PaidTransfer[],
  known: readonly PaidTransfer[],
): readonly PaidTransfer[] {
  const seen = new Set(known.map(keyOf))
  return reported.filter((transfer) => {
    const isNew = !seen.has(keyOf(transfer))
    seen.add(keyOf(transfer))
    return isNew
  })
}

const keyOf = ({ payeeAccount, amountFen, at }: PaidTransfer): string =>
  `${payeeAccount}|${amountFen}|${at.toISOString()}`

export const totalOf = (transfers: readonly PaidTransfer[]): Fen =>
  sumFen(transfers.map(({ amountFen }) => amountFen))

/** null: this visit tells of no payment. */
export const lastPaidAt = (transfers: readonly PaidTransfer[]): Date | null =>
  transfers.reduce<Date | null>((last, { at }) => (last === null || at > last ? at : last), null)
