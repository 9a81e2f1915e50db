import { z } from 'zod'
import { formatYuan, parseYuan } from '../lib/money'
import { normalisePhone } from '../people'
import { reportLimits } from './limits'

export const reportKinds = ['call', 'message', 'payment', 'other'] as const
export type ReportKind = (typeof reportKinds)[number]

/** What is wrong with a field; the page has the words. */
export type Wrong = 'missing' | 'too_long' | 'nothing_said' | 'no_phone' | 'no_amount' | 'not_for_people'

/** For the document: what the page's form sends. Everything is text as it was typed. */
export const formFields = z.strictObject({
  token: z.string().describe('of the form as it was shown: sent twice, it is one report'),
  kind: z.enum(reportKinds),
  contact: z.string().max(reportLimits.contactLength).optional().describe('who called, wrote or was paid'),
  said: z.string().max(reportLimits.saidLength).optional().describe('this or `contact` must be given'),
  paid: z.enum(['no', 'yes']),
  amount: z.string().optional().describe('yuan, where money has left: "30000", "3万"'),
  phone: z.string().optional().describe('one’s own'),
  website: z.string().max(0).optional().describe('left empty by people'),
})

export const fieldNames = ['kind', 'contact', 'said', 'paid', 'amount', 'phone', 'website'] as const
export type FieldName = (typeof fieldNames)[number]
export type Errors = Partial<Record<FieldName, Wrong>>
export type Typed = Readonly<Record<FieldName, string>>

/** A report as it is taken on. */
export interface CheckedReport {
  readonly kind: ReportKind
  readonly contact: string | null
  readonly said: string | null
  readonly hasPaid: boolean
  /** "30000.00" */
  readonly amount: string | null
  /** E.164 */
  readonly phone: string | null
}

export type Checked =
  { readonly ok: true; readonly report: CheckedReport } | { readonly ok: false; readonly errors: Errors }

/** Whatever was sent, as text of its field; line breaks as the service keeps them. */
export function typedOf(fields: Readonly<Record<string, string>>): Typed {
  const read = (name: FieldName): string => (fields[name] ?? '').replaceAll(/\r\n?/g, '\n')
  return {
    kind: read('kind'),
    contact: read('contact'),
    said: read('said'),
    paid: read('paid'),
    amount: read('amount'),
    phone: read('phone'),
    website: read('website'),
  }
}

export function checkForm(typed: Typed): Checked {
  const kind = reportKinds.find((known) => known === typed.kind)
  const isPaidKnown = typed.paid === 'yes' || typed.paid === 'no'
  const hasPaid = typed.paid === 'yes'
  const [contact, said] = [givenText(typed.contact), givenText(typed.said)]
  const phone = givenText(typed.phone) === null ? null : normalisePhone(typed.phone.trim())
  const amount = hasPaid && givenText(typed.amount) !== null ? readAmount(typed.amount) : null
  const errors: Errors = {
    ...(kind === undefined ? { kind: 'missing' } : {}),
    ...lengthOf('contact', contact, reportLimits.contactLength),
    ...(contact === null && said === null ? { said: 'nothing_said' } : {}),
    ...lengthOf('said', said, reportLimits.saidLength),
    ...(isPaidKnown ? {} : { paid: 'missing' }),
    ...(hasPaid && givenText(typed.amount) !== null && amount === null ? { amount: 'no_amount' } : {}),
    ...(givenText(typed.phone) !== null && phone === null ? { phone: 'no_phone' } : {}),
    ...(typed.website === '' ? {} : { website: 'not_for_people' }),
  }
  if (kind === undefined || Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, report: { kind, contact, said, hasPaid, amount, phone } }
}

const givenText = (text: string): string | null => (/\S/.test(text) ? text.trim() : null)

const lengthOf = (name: 'contact' | 'said', text: string | null, most: number): Errors =>
  text !== null && text.length > most ? { [name]: 'too_long' } : {}

const WAN = /^(.+)万元?$/

/** As people write sums: "30,000", "３万", "1.5万元". @returns null: no sum above zero */
function readAmount(typed: string): string | null {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,，¥￥]|人民币/g, '')
  const inWan = WAN.exec(plain)?.[1]
  const parsed = parseYuan(inWan ?? plain.replace(/元$/, ''))
  if (!parsed.ok) return null
  const fen = inWan === undefined ? parsed.value : parsed.value * 10_000n
  const text = formatYuan(fen)
  // 18 characters are what a signal takes: nobody has paid more.
  return fen > 0n && text.length <= 18 ? text : null
}
