import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { CAMT_056, caseIdOf, referenceOf, writeCancellation, type Cancellation } from './cancellation-request'
import { readCreditTransfers } from './credit-transfer'
import { readDocument } from './document'
import { readResolutions } from './resolution'
import { schemaCheckIn } from './schema-check'
import { camt029, pacs008 } from '../../test/given/iso20022'

const SCHEMAS = join(__dirname, '../../../shared/data/iso20022/xsd')
const withSchemas = existsSync(SCHEMAS) ? test : test.skip

const banks = [
  { id: '1', code: 'ICBC', name: '工商银行', bic: 'ICBKCNBJ' },
  { id: '2', code: 'CCB', name: '建设银行', bic: 'PCBCCNBJZJX' },
]
const REFERENCE = '01867bff-b100-7474-86fd-957e972363fa'

const wanted: Cancellation = {
  reference: REFERENCE,
  caseNumber: 'YJ20230223-000001',
  createdAt: new Date('2023-02-23T02:00:00Z'),
  payerBank: { name: '工商银行', bic: 'ICBKCNBJ' },
  payeeBank: { name: '建设银行', bic: 'PCBCCNBJ' },
  payer: { account: '1202020000000000001', name: '绍兴某某贸易有限公司' },
  payee: { account: '6217000000000000017', name: '王五 & <Söhne>' },
  amount: '731200.00',
  transferredAt: new Date('2023-02-23T01:58:00Z'),
  references: {
    messageId: 'ICBC-20230223-1',
    messageName: 'pacs.008.001.08',
    instructionId: null,
    endToEndId: 'E2E-1',
    transactionId: 'TX-1',
    uetr: '8a562c67-ca16-48ba-b074-65581be6f011',
    settlementDate: '2023-02-23',
  },
}

const read = (xml: string) => {
  const document = readDocument(xml)
  if (!document.ok) throw new Error(JSON.stringify(document.error))
  return document.value
}

describe('pacs.008', () => {
  test('each transfer becomes a transaction signal, with the references that a cancellation repeats', () => {
    const { message, content } = read(pacs008())
    const transfers = readCreditTransfers(message, content, banks)
    expect(transfers).toEqual({
      ok: true,
      value: [
        {
          reference: 'TX-20230223-1',
          references: {
            messageId: 'ICBC-20230223-1',
            messageName: 'pacs.008.001.08',
            instructionId: null,
            endToEndId: 'E2E-1',
            transactionId: 'TX-20230223-1',
            uetr: null,
            settlementDate: '2023-02-23',
          },
          signal: {
            type: 'transaction',
            occurredAt: '2023-02-23T09:58:00+08:00',
            amount: '731200.00',
            currency: 'CNY',
            payer: {
              account: '1202020000000000001',
              bank: 'ICBC',
              name: '越城某某贸易有限公司',
              kind: 'organisation',
              phone: '+8613588880011',
            },
            payee: { account: '6217000000000000017', bank: 'CCB', name: '王五', kind: 'person' },
            memo: '货款 urgent',
          },
        },
      ],
    })
  })

  test('what does not fit is told by its element, never by its value', () => {
    const { message, content } = read(pacs008({ currency: 'USD' }))
    expect(readCreditTransfers(message, content, banks)).toEqual({
      ok: false,
      error: [{ path: 'CdtTrfTxInf.0.IntrBkSttlmAmt.@Ccy', expected: 'an amount in CNY' }],
    })
    const sum = read(pacs008({ amount: '731200.005' }))
    expect(readCreditTransfers(sum.message, sum.content, banks)).toEqual({
      ok: false,
      error: [{ path: 'CdtTrfTxInf.0.IntrBkSttlmAmt', expected: 'yuan with at most two decimals' }],
    })
    expect(readCreditTransfers('pacs.009.001.08', content, banks)).toMatchObject({ ok: false })
  })
})

describe('a file', () => {
  test.each([
    [
      'a document type',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document>&x;</Document>',
      'xml',
    ],
    ['broken XML', '<Document><a></Document>', 'lines.1'],
    ['no namespace', '<Document><a/></Document>', 'Document'],
    ['another root', '<a/>', 'Document'],
    ['nothing', '', 'lines.1'],
  ])('with %s is refused', (_what, xml, path) => {
    const result = readDocument(xml)
    expect(result).toMatchObject({ ok: false })
    expect(result.ok ? [] : result.error.map((each) => each.path)).toEqual([path])
  })

  test('whatever it holds is read or refused, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(4_000), (text, at) => {
        const whole = pacs008()
        const broken = whole.slice(0, at) + text + whole.slice(at)
        const document = readDocument(broken)
        if (document.ok) readCreditTransfers(document.value.message, document.value.content, banks)
      }),
    )
  })

  test('of a depth that no message has is refused', () => {
    const deep = `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`
    const xml = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08">${deep}</Document>`
    expect(readDocument(xml)).toMatchObject({ ok: false })
  })
})

describe('camt.056', () => {
  withSchemas.each(CAMT_056)('fits the schema of %s, with and without references', async (version) => {
    const check = schemaCheckIn(SCHEMAS)
    const all = [wanted, { ...wanted, references: null }, { ...wanted, payer: null, references: null }]
    for (const each of all)
      expect(await check(version, writeCancellation(version, each))).toEqual({ outcome: 'valid' })
  })

  withSchemas('of any names fits the schema', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => /^[^\p{C}]*\S[^\p{C}]*$/u.test(text))
    await fc.assert(
      fc.asyncProperty(name, name, async (payee, bank) => {
        const xml = writeCancellation('camt.056.001.08', {
          ...wanted,
          payee: { ...wanted.payee, name: payee },
          payerBank: { name: bank, bic: null },
        })
        expect(await schemaCheckIn(SCHEMAS)('camt.056.001.08', xml)).toEqual({ outcome: 'valid' })
        expect(readDocument(xml)).toMatchObject({ ok: true })
      }),
      { numRuns: 5 },
    )
  })

  test('says fraud, whose request it is, and our reference in 35 characters', () => {
    const { message, content } = read(writeCancellation('camt.056.001.08', wanted))
    expect(message).toBe('camt.056.001.08')
    expect(content).toMatchObject({
      Assgnmt: {
        Assgnr: { Agt: { FinInstnId: { BICFI: 'ICBKCNBJ' } } },
        Assgne: { Agt: { FinInstnId: { BICFI: 'PCBCCNBJ' } } },
      },
      Case: { Id: '01867bffb100747486fd957e972363fa' },
      Undrlyg: {
        TxInf: {
          OrgnlTxId: 'TX-1',
          CxlRsnInf: { Rsn: { Cd: 'FRAD' } },
          OrgnlTxRef: { Cdtr: { Pty: { Nm: '王五 & <Söhne>' } } },
        },
      },
    })
  })

  test('any reference comes back from its case id', () => {
    fc.assert(fc.property(fc.uuid(), (id) => expect(referenceOf(caseIdOf(id))).toBe(id)))
    expect(referenceOf('of another bank')).toBeNull()
  })
})

describe('camt.029', () => {
  const resolved = (xml: string) => {
    const { message, content } = read(xml)
    return readResolutions(message, content)
  }

  test.each([
    ['CNCL', {}, { status: 'CNCL', amount: null, cause: null }],
    ['PDCR', {}, { status: 'PDCR', amount: null, cause: null }],
    ['RJCR', { reason: 'AC04' }, { status: 'RJCR', amount: null, cause: 'account_closed' }],
    ['RJCR', { reason: 'XYZ1' }, { status: 'RJCR', amount: null, cause: 'iso_xyz1' }],
    ['RJCR', {}, { status: 'RJCR', amount: null, cause: 'not_told' }],
    ['ACCR', {}, { status: 'CNCL', amount: null, cause: null }],
    ['PACR', { amount: '400000.00' }, { status: 'PECR', amount: '400000.00', cause: null }],
  ] as const)('%s %j', (status, more, expected) => {
    expect(resolved(camt029(REFERENCE, { status, ...more }))).toEqual({
      ok: true,
      value: {
        messageId: 'CCB-20230223-9',
        at: '2023-02-23T10:01:10+08:00',
        resolutions: [{ reference: REFERENCE, ...expected }],
      },
    })
  })

  test('of the whole message counts where no transaction is told', () => {
    expect(resolved(camt029(REFERENCE, { status: 'RJCR', isWhole: true }))).toMatchObject({
      ok: true,
      value: { resolutions: [{ reference: REFERENCE, status: 'RJCR', cause: 'not_told' }] },
    })
  })

  test('without what was kept, of another case, or with another status, is refused by its element', () => {
    expect(resolved(camt029(REFERENCE, { status: 'PACR' }))).toMatchObject({ ok: false })
    expect(resolved(camt029(REFERENCE, { status: 'WHAT' }))).toMatchObject({
      ok: false,
      error: [{ path: 'CxlDtls.TxInfAndSts.0.TxCxlSts' }],
    })
    expect(resolved(camt029('another', { status: 'CNCL' }))).toMatchObject({
      ok: false,
      error: [{ path: 'CxlDtls.TxInfAndSts.0.RslvdCase.Id' }],
    })
  })
})

describe('the schema', () => {
  withSchemas('refuses by line and element, without the value', async () => {
    const verdict = await schemaCheckIn(SCHEMAS)('pacs.008.001.08', pacs008({ date: 'yesterday' }))
    expect(verdict.outcome).toBe('invalid')
    expect(JSON.stringify(verdict)).toContain('IntrBkSttlmDt as in the schema')
    expect(JSON.stringify(verdict)).not.toContain('yesterday')
  })

  withSchemas('takes the transfer of our tests', async () => {
    expect(await schemaCheckIn(SCHEMAS)('pacs.008.001.08', pacs008())).toEqual({ outcome: 'valid' })
  })

  test('that is not there cannot be checked against, and a path is no name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'menshen-xsd-'))
    writeFileSync(join(folder, 'secret.xsd'), 'x')
    expect(await schemaCheckIn(folder)('camt.029.001.09', '<a/>')).toEqual({ outcome: 'no_schema' })
    expect(await schemaCheckIn(folder)('secret', '<a/>')).toEqual({ outcome: 'no_schema' })
    expect(await schemaCheckIn(null)('pacs.008.001.08', '<a/>')).toEqual({ outcome: 'no_schema' })
    rmSync(folder, { recursive: true })
  })
})
