import { XMLBuilder } from 'fast-xml-parser'
import type { PaymentReferences } from './credit-transfer'

/** FI to FI payment cancellation request, as the payer's bank sends it (DESIGN §6: police are no party to it). */
export const CAMT_056 = ['camt.056.001.08', 'camt.056.001.10'] as const
export type Camt056 = (typeof CAMT_056)[number]

export interface NamedBank {
  readonly name: string
  readonly bic: string | null
}

export interface Cancellation {
  /** Our reference; a message has room for 35 characters, so it goes without its dashes. */
  readonly reference: string
  readonly caseNumber: string
  readonly createdAt: Date
  readonly payerBank: NamedBank
  readonly payeeBank: NamedBank
  readonly payer: { readonly account: string; readonly name: string | null } | null
  readonly payee: { readonly account: string; readonly name: string }
  /** Decimal yuan. */
  readonly amount: string
  readonly transferredAt: Date
  /** null: the payment was not told by a message, and is known by its accounts, sum and time alone. */
  readonly references: PaymentReferences | null
}

/** What an end-to-end id says where there is none. */
const NOT_PROVIDED = 'NOTPROVIDED'

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true })

/** One payment to be cancelled because of fraud (reason FRAD). */
export function writeCancellation(version: Camt056, wanted: Cancellation): string {
  const { references, amount } = wanted
  const id = caseIdOf(wanted.reference)
  const [assigner, assignee] = [institution(wanted.payerBank), institution(wanted.payeeBank)]
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    Document: {
      '@xmlns': `urn:iso:std:iso:20022:tech:xsd:${version}`,
      FIToFIPmtCxlReq: {
        Assgnmt: {
          Id: id,
          Assgnr: { Agt: assigner },
          Assgne: { Agt: assignee },
          CreDtTm: wanted.createdAt.toISOString(),
        },
        Case: { Id: id, Cretr: { Agt: assigner } },
        CtrlData: { NbOfTxs: '1' },
        Undrlyg: {
          TxInf: {
            CxlId: id,
            ...originalOf(references),
            OrgnlIntrBkSttlmAmt: { '@Ccy': 'CNY', '#text': amount },
            ...given('OrgnlIntrBkSttlmDt', references?.settlementDate),
            CxlRsnInf: { Rsn: { Cd: 'FRAD' }, AddtlInf: aboutOf(wanted) },
            OrgnlTxRef: partiesOf(wanted, assigner, assignee),
          },
        },
      },
    },
  })
}

/** "01867bff-b100-…" -> "01867bffb100…", and back. */
export const caseIdOf = (reference: string): string => reference.replaceAll('-', '')

export function referenceOf(caseId: string): string | null {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i.exec(caseId.trim())
  return parts === null ? null : parts.slice(1).join('-').toLowerCase()
}

const given = (name: string, value: string | null | undefined) =>
  value === null || value === undefined ? {} : { [name]: value }

const institution = ({ name, bic }: NamedBank) => ({
  FinInstnId: bic === null ? { Nm: name } : { BICFI: bic },
})

const originalOf = (references: PaymentReferences | null) =>
  references === null
    ? { OrgnlEndToEndId: NOT_PROVIDED }
    : {
        OrgnlGrpInf: { OrgnlMsgId: references.messageId, OrgnlMsgNmId: references.messageName },
        ...given('OrgnlInstrId', references.instructionId),
        OrgnlEndToEndId: references.endToEndId,
        ...given('OrgnlTxId', references.transactionId),
        ...given('OrgnlUETR', references.uetr),
      }

/** The message has no field for the minute of a payment, and the payee's bank has to match it (银发〔2016〕86号). */
const aboutOf = ({ transferredAt, caseNumber }: Cancellation): string[] => [
  `transferred at ${transferredAt.toISOString()}`,
  `case ${caseNumber}`,
]

type Institution = ReturnType<typeof institution>

const partiesOf = ({ payer, payee }: Cancellation, assigner: Institution, assignee: Institution) => ({
  ...(payer?.name === null || payer === null ? {} : { Dbtr: { Pty: { Nm: payer.name } } }),
  ...(payer === null ? {} : { DbtrAcct: accountOf(payer.account) }),
  DbtrAgt: assigner,
  CdtrAgt: assignee,
  Cdtr: { Pty: { Nm: payee.name } },
  CdtrAcct: accountOf(payee.account),
})

const accountOf = (number: string) => ({ Id: { Othr: { Id: number } } })
