import { checkSignal, type ParsedSignal } from '../signals'
import type { CheckedReport, ReportKind } from './form'
import { formHash, type FormToken } from './token'

export const CITIZEN_SOURCE = 'citizen:report-page'
const CHANNEL = 'citizen'

const kindWords: Readonly<Record<ReportKind, string>> = {
  call: '可疑电话',
  message: '可疑信息',
  payment: '可疑转账或付款',
  other: '其他可疑情况',
}

/**
 * The report as the engine takes it. Its time is that of the form, so that one form sent twice is the same signal. Who is
 * accused stands in the text alone and not as the account of a transfer: anybody can write here, and an account that is
 * reported makes payments to it wait.
 */
export function signalOf(report: CheckedReport, token: FormToken, now: Date): ParsedSignal {
  const { phone, hasPaid, amount } = report
  return checkSignal(
    {
      type: 'report',
      source: CITIZEN_SOURCE,
      sourceRef: formHash(token).toString('hex'),
      occurredAt: token.issuedAt.toISOString(),
      channel: CHANNEL,
      ...(phone === null ? {} : { victim: { phone } }),
      narrative: narrativeOf(report),
      ...(hasPaid ? { transfers: [amount === null ? {} : { amount }] } : {}),
    },
    now,
  )
}

function narrativeOf({ kind, contact, said }: CheckedReport): string {
  const head = `${kindWords[kind]}${contact === null ? '' : `，对方：${contact}`}`
  return said === null ? head : `${said}\n（${head}）`
}
