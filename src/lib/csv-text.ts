// Excel takes a file for UTF-8 only where it begins with this mark.
const BYTE_ORDER_MARK = '\uFEFF'
// A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection); a plain number is not.
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/
const NUMBER = /^-?\d+(?:\.\d+)?$/

export type CsvValue = string | number | null

/** Comma-separated text (RFC 4180) that a spreadsheet opens as text and numbers, never as formulas. */
export const csvOf = (rows: readonly (readonly CsvValue[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => row.map(cellOf).join(',') + '\r\n').join('')

function cellOf(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const harmless = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
