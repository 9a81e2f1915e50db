import { parseCsv } from '../lib/csv'
import { parseYuan, type Fen } from '../lib/money'
import { ok, refuse, type Result } from '../lib/result'
import { statementLimits } from './limits'

export interface StatedLine {
  /** In the file, from 1. */
  readonly line: number
  /** Of the document that the bank holds the money under: ZF… or DJ…. */
  readonly number: string
  readonly amountFen: Fen
}

export interface LineProblem {
  readonly path: string
  readonly expected: string
}

const columns = { number: ['number', '文书编号'], amount: ['amount', '金额', '在控金额'] } as const
const NUMBER = /^[A-Z]{2}\d{8}-[0-9A-F]{6}$/

/** Every line, or every problem: half a statement would make breaks of what it left out. */
export function readStatement(text: string): Result<StatedLine[], LineProblem[]> {
  const records = parseCsv(text.replace(/^\uFEFF/, ''))
  if (!records.ok) return refuse([{ path: `lines.${records.error.line}`, expected: records.error.expected }])
  const [header, ...rows] = records.value
  const place = (names: readonly string[]): number =>
    (header?.fields ?? []).findIndex((title) => names.includes(title.trim().toLowerCase()))
  const [numberAt, amountAt] = [place(columns.number), place(columns.amount)]
  if (numberAt < 0 || amountAt < 0)
    return refuse([{ path: 'lines.1', expected: 'a header with number and amount (文书编号, 金额)' }])
  if (rows.length > statementLimits.rows.value)
    return refuse([{ path: 'csv', expected: `at most ${statementLimits.rows.value} rows` }])
  const read = rows.map(({ line, fields }) => readLine(line, fields[numberAt], fields[amountAt]))
  const problems = [...read.flatMap((each) => (each.ok ? [] : [each.error])), ...doublesIn(read)]
  if (problems.length > 0) return refuse(problems)
  return ok(read.flatMap((each) => (each.ok ? [each.value] : [])))
}

function readLine(line: number, number = '', amount = ''): Result<StatedLine, LineProblem> {
  const named = number.trim().toUpperCase()
  if (!NUMBER.test(named))
    return refuse({ path: `lines.${line}.number`, expected: 'ZF20230223-000001 or DJ20230223-000001' })
  const sum = parseYuan(
    amount
      .trim()
      .replace(/^[¥￥]\s*/, '')
      .replaceAll(/(?<=\d)[,，](?=\d{3})/g, ''),
  )
  if (!sum.ok) return refuse({ path: `lines.${line}.amount`, expected: 'yuan with up to two decimals' })
  return ok({ line, number: named, amountFen: sum.value })
}

function doublesIn(read: readonly Result<StatedLine, LineProblem>[]): LineProblem[] {
  const seen = new Set<string>()
  return read.flatMap((each) => {
    if (!each.ok) return []
    const { line, number } = each.value
    if (seen.has(number)) return [{ path: `lines.${line}.number`, expected: 'each number once' }]
    seen.add(number)
    return []
  })
}
