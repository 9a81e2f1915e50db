import { parseYuan, type Fen } from '../lib/money'
import type { DigitKind, WordKind } from './leak-values'

export interface SealedValues {
  readonly words: { readonly kind: WordKind; readonly value: string }[]
  readonly digits: { readonly kind: DigitKind; readonly value: string }[]
  readonly amounts: Fen[]
}

const wordKeys: Readonly<Record<string, WordKind>> = {
  name: 'name',
  claimedName: 'name',
  payeeName: 'name',
  accountName: 'name',
  holder: 'name',
  address: 'address',
  employer: 'company',
  handle: 'handle',
  text: 'text',
  memo: 'text',
  note: 'text',
  narrative: 'text',
  statement: 'text',
}
const digitKeys: Readonly<Record<string, DigitKind>> = {
  phone: 'phone',
  caller: 'phone',
  callee: 'phone',
  displayedNumber: 'phone',
  account: 'account',
  payerAccount: 'account',
  payeeAccount: 'account',
  idNumber: 'id_number',
}
/** Keys whose texts are no one's: codes, channels, times. */
const OPEN_KEYS = new Set(
  'type source sourceRef occurredAt at createdAt currency status channel kind role claimedRole bank bankCode payeeBank openedAt openedOn direction speaker'.split(
    ' ',
  ),
)
const YUAN_KEYS = new Set(['amount', 'balanceBefore'])
const ORGANISATION = /公司|集团|厂|店|商行|合作社|事务所|经营部|银行|中心|学校|医院|委员会|ltd|co\.|inc/iu
const LEAST_DIGITS_IN_TEXT = 6
const HANDLE_IN_TEXT = /[a-z][a-z0-9_-]*[0-9_][a-z0-9_-]*/giu

/**
 * Sorts every text of a sealed record by what it is. A key that is not known counts as free text: a field that a later
 * version adds is looked for before anybody thinks of it here.
 */
export function valuesOf(record: unknown): SealedValues {
  const values: SealedValues = { words: [], digits: [], amounts: [] }
  collect(values, record, '', '')
  return values
}

function collect(values: SealedValues, node: unknown, key: string, parentKey: string): void {
  if (typeof node === 'string') addText(values, node.trim(), key, parentKey)
  else if (Array.isArray(node)) for (const each of node) collect(values, each, key, parentKey)
  else if (typeof node === 'object' && node !== null) {
    for (const [name, value] of Object.entries(node)) collect(values, value, name, key)
  }
}

function addText(values: SealedValues, text: string, key: string, parentKey: string): void {
  if (text === '' || OPEN_KEYS.has(key)) return
  if (YUAN_KEYS.has(key)) {
    const yuan = parseYuan(text)
    if (yuan.ok) values.amounts.push(yuan.value)
    return
  }
  if (key === 'amountFen' && /^\d{1,18}$/.test(text)) {
    values.amounts.push(BigInt(text))
    return
  }
  const digits = digitKeys[key]
  if (digits !== undefined) {
    values.digits.push({ kind: digits, value: text })
    return
  }
  const kind = key === 'name' && parentKey === 'group' ? 'group' : (wordKeys[key] ?? 'text')
  values.words.push({ kind: kind === 'name' && ORGANISATION.test(text) ? 'company' : kind, value: text })
  if (kind === 'text' || kind === 'address') addMentions(values, text)
}

/** Numbers and handles that stand inside a free text. */
function addMentions(values: SealedValues, text: string): void {
  const plain = text.normalize('NFKC')
  for (const [found] of plain.matchAll(/\d(?:[ -]?\d)+/g)) {
    if (found.replace(/\D/g, '').length >= LEAST_DIGITS_IN_TEXT) {
      values.digits.push({ kind: 'account', value: found })
    }
  }
  for (const [found] of plain.matchAll(HANDLE_IN_TEXT)) values.words.push({ kind: 'handle', value: found })
}
