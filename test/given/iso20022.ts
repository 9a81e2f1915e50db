import { caseIdOf } from '../../src/iso20022'

/** Messages as a bank would send them, written by hand. */

interface Transfer {
  readonly messageId?: string
  readonly transactionId?: string
  readonly amount?: string
  readonly currency?: string
  readonly date?: string
  readonly at?: string
  readonly payer?: string
  readonly payee?: string
}

export const pacs008 = ({
  messageId = 'ICBC-20230223-1',
  transactionId = 'TX-20230223-1',
  amount = '731200.00',
  currency = 'CNY',
  date = '2023-02-23',
  at = '2023-02-23T09:58:00',
  payer = '1202020000000000001',
  payee = '6217000000000000017',
}: Transfer = {}): string => `<?xml version="1.0" encoding="UTF-8"?>
<p:Document xmlns:p="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08">
  <p:FIToFICstmrCdtTrf>
    <p:GrpHdr>
      <p:MsgId>${messageId}</p:MsgId>
      <p:CreDtTm>2023-02-23T09:58:05</p:CreDtTm>
      <p:NbOfTxs>1</p:NbOfTxs>
      <p:SttlmInf><p:SttlmMtd>CLRG</p:SttlmMtd></p:SttlmInf>
    </p:GrpHdr>
    <p:CdtTrfTxInf>
      <p:PmtId><p:EndToEndId>E2E-1</p:EndToEndId><p:TxId>${transactionId}</p:TxId></p:PmtId>
      <p:IntrBkSttlmAmt Ccy="${currency}">${amount}</p:IntrBkSttlmAmt>
      <p:IntrBkSttlmDt>${date}</p:IntrBkSttlmDt>
      <p:AccptncDtTm>${at}</p:AccptncDtTm>
      <p:ChrgBr>SLEV</p:ChrgBr>
      <p:Dbtr>
        <p:Nm>越城某某贸易有限公司</p:Nm>
        <p:Id><p:OrgId><p:Othr><p:Id>91330602MA000000X0</p:Id></p:Othr></p:OrgId></p:Id>
        <p:CtctDtls><p:MobNb>+86-13588880011</p:MobNb></p:CtctDtls>
      </p:Dbtr>
      <p:DbtrAcct><p:Id><p:Othr><p:Id>${payer}</p:Id></p:Othr></p:Id></p:DbtrAcct>
      <p:DbtrAgt><p:FinInstnId><p:BICFI>ICBKCNBJZJP</p:BICFI></p:FinInstnId></p:DbtrAgt>
      <p:CdtrAgt><p:FinInstnId><p:Nm>建设银行</p:Nm></p:FinInstnId></p:CdtrAgt>
      <p:Cdtr>
        <p:Nm>王五</p:Nm>
        <p:Id><p:PrvtId><p:Othr><p:Id>card</p:Id></p:Othr></p:PrvtId></p:Id>
      </p:Cdtr>
      <p:CdtrAcct><p:Id><p:Othr><p:Id>${payee}</p:Id></p:Othr></p:Id></p:CdtrAcct>
      <p:RmtInf><p:Ustrd>货款</p:Ustrd><p:Ustrd>urgent</p:Ustrd></p:RmtInf>
    </p:CdtTrfTxInf>
  </p:FIToFICstmrCdtTrf>
</p:Document>
`

interface Resolved {
  readonly status: string
  readonly reason?: string
  readonly amount?: string
  readonly isWhole?: boolean
  readonly messageId?: string
}

/** The payee's bank's answer to the request with that reference. */
export function camt029(
  reference: string,
  { status, reason, amount, isWhole = false, messageId = 'CCB-20230223-9' }: Resolved,
): string {
  const why = reason === undefined ? '' : `<CxlStsRsnInf><Rsn><Cd>${reason}</Cd></Rsn></CxlStsRsnInf>`
  const kept =
    amount === undefined
      ? ''
      : `<RsltnRltdInf><IntrBkSttlmAmt Ccy="CNY">${amount}</IntrBkSttlmAmt></RsltnRltdInf>`
  const details = `<CxlDtls><TxInfAndSts><CxlStsId>1</CxlStsId><TxCxlSts>${status}</TxCxlSts>${why}${kept}</TxInfAndSts></CxlDtls>`
  return `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.029.001.09"><RsltnOfInvstgtn>
  <Assgnmt>
    <Id>${messageId}</Id>
    <Assgnr><Agt><FinInstnId><BICFI>PCBCCNBJ</BICFI></FinInstnId></Agt></Assgnr>
    <Assgne><Agt><FinInstnId><BICFI>ICBKCNBJ</BICFI></FinInstnId></Agt></Assgne>
    <CreDtTm>2023-02-23T10:01:10</CreDtTm>
  </Assgnmt>
  <RslvdCase><Id>${caseIdOf(reference)}</Id><Cretr><Agt><FinInstnId><BICFI>ICBKCNBJ</BICFI></FinInstnId></Agt></Cretr></RslvdCase>
  <Sts><Conf>${isWhole ? status : 'CNCL'}</Conf></Sts>
  ${isWhole ? '' : details}
</RsltnOfInvstgtn></Document>`
}
