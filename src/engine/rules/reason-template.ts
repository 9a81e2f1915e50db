import type { EvidenceValue } from '../types'

/** A reason template: texts, and between them the names of the evidence that is filled in. */
export interface ReasonTemplate {
  first: string
  rest: readonly { name: string; then: string }[]
}

/** `金额 {amount} 元` -> 金额, then amount, then 元. */
export function reasonTemplate(written: string): ReasonTemplate {
  const [first = '', ...parts] = written.split(/\{(\w+)\}/)
  const rest = parts.flatMap((name, at) => (at % 2 === 0 ? [{ name, then: parts[at + 1] ?? '' }] : []))
  return { first, rest }
}

/** A reason as people read it. */
export function said(
  { first, rest }: ReasonTemplate,
  evidence: Readonly<Record<string, EvidenceValue>>,
): string {
  let text = first
  for (const { name, then } of rest) text += spoken(evidence[name] ?? null) + then
  return text
}

function spoken(value: EvidenceValue): string {
  if (value === null) return '未知'
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'number' ? grouped(value) : value
}

const GROUP = 1_000
/** From here on numbers are written with an exponent. */
const EXPONENT_FROM = 1e21

/** 1234567.8 -> 1,234,567.8 */
function grouped(value: number): string {
  const size = Math.abs(value)
  if (!(size >= GROUP && size < EXPONENT_FROM)) return String(value)
  const [whole = '', fraction] = String(size).split('.')
  let text = whole.slice(-3)
  for (let end = whole.length - 3; end > 0; end -= 3)
    text = `${whole.slice(Math.max(0, end - 3), end)},${text}`
  return `${value < 0 ? '-' : ''}${text}${fraction === undefined ? '' : `.${fraction}`}`
}
