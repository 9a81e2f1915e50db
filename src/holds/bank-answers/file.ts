import { refuse, ok, type Result } from '../../lib/result'
import { parseCsv } from '../../lib/csv'
import { answerBody, type AnswerBody } from '../schema'
import { answerFileLimits } from './limits'

/** What a column is called in the file, Chinese first, as the template writes it. */
export const columns = {
  reference: ['请求编号', 'reference'],
  number: ['文书编号', 'number'],
  outcome: ['结果', 'outcome'],
  amount: ['金额', 'amount'],
  balance: ['余额', 'balance'],
  at: ['办理时间', 'at'],
  cause: ['原因', 'cause'],
} as const
export type Column = keyof typeof columns

const outcomeWords: Readonly<Record<string, string>> = {
  已止付: 'held',
  已冻结: 'held',
  已控制: 'held',
  已办理: 'held',
  已解除: 'released',
  拒绝: 'refused',
  已拒绝: 'refused',
  已返还: 'returned',
}

const causeWords: Readonly<Record<string, string>> = {
  户名不符: 'name_mismatch',
  账户不存在: 'account_unknown',
  已销户: 'account_closed',
  金额不符: 'amount_mismatch',
  时间不符: 'time_mismatch',
}

export interface Problem {
  readonly column: Column | null
  readonly expected: string
}

export interface AnswerRow {
  readonly line: number
  readonly reference: string | null
  readonly number: string | null
  readonly answer: Result<AnswerBody, Problem>
}

/** Reads a file of answers; a bad row is a row with its problem, a bad file is no file. */
export function readAnswerFile(text: string): Result<AnswerRow[], { line: number; expected: string }> {
  const records = parseCsv(text.replace(/^\uFEFF/, ''))
  if (!records.ok) return records
  const [header, ...rows] = records.value
  const places = new Map(
    (header?.fields ?? []).flatMap((title, place) => {
      const column = columnOf(title)
      return column === null ? [] : [[column, place] as const]
    }),
  )
  if (!places.has('outcome') || !places.has('at') || !(places.has('reference') || places.has('number')))
    return refuse({ line: 1, expected: 'a header with number (or reference), outcome and at' })
  if (rows.length > answerFileLimits.rows.value)
    return refuse({ line: 1, expected: `at most ${answerFileLimits.rows.value} rows` })
  const cell = (fields: readonly string[], column: Column): string | null => {
    const place = places.get(column)
    const value = place === undefined ? '' : (fields[place] ?? '').trim()
    return value === '' ? null : value
  }
  return ok(
    rows
      // The template lists all that waits; a row nobody has filled in says nothing.
      .filter(({ fields }) => cell(fields, 'outcome') !== null)
      .map(({ line, fields }) => readRow(line, (column) => cell(fields, column))),
  )
}

function columnOf(title: string): Column | null {
  const name = title.trim().toLowerCase()
  const found = Object.entries(columns).find(([, names]) => names.some((each) => each === name))
  return isColumn(found?.[0]) ? found[0] : null
}

const isColumn = (name: unknown): name is Column => typeof name === 'string' && Object.hasOwn(columns, name)

function readRow(line: number, cell: (column: Column) => string | null): AnswerRow {
  const [outcome, cause, at] = [cell('outcome') ?? '', cell('cause'), cell('at')]
  const parsed = answerBody.safeParse({
    outcome: outcomeWords[outcome] ?? outcome.toLowerCase(),
    ...given('amount', amountOf(cell('amount'))),
    ...given('balance', amountOf(cell('balance'))),
    ...given('cause', cause === null ? null : (causeWords[cause] ?? cause)),
    at: at === null ? '' : timeOf(at),
  })
  return {
    line,
    reference: cell('reference'),
    number: cell('number'),
    answer: parsed.success ? ok(parsed.data) : refuse(problemOf(parsed.error.issues[0])),
  }
}

const given = (name: string, value: string | null) => (value === null ? {} : { [name]: value })

/** Spreadsheets group thousands. */
const amountOf = (text: string | null): string | null =>
  text === null ? null : text.replace(/^[¥￥]\s*/, '').replaceAll(/(?<=\d)[,，](?=\d{3})/g, '')

const LOCAL_TIME = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/

/** "2023/2/23 10:01" is the country's one time zone, as a spreadsheet shows it. */
function timeOf(text: string): string {
  const [, year, month, day, hour, minute, second = '00'] = LOCAL_TIME.exec(text) ?? []
  if (year === undefined) return text
  const two = (part: string | undefined): string => (part ?? '').padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${second}+08:00`
}

/** Sentences about columns, never the value: a cell may hold a name. */
const expectations: Readonly<Record<string, string>> = {
  outcome: 'held, released, refused or returned',
  amount: 'yuan with up to two decimals, "731200.00"',
  balance: 'yuan with up to two decimals, "731200.00"',
  cause: 'the cause of the refusal, a code such as "name_mismatch"',
  at: 'when the bank acted, "2023-02-23 10:01"',
}

function problemOf(issue: { readonly path: readonly PropertyKey[] } | undefined): Problem {
  const column = issue?.path[0]
  // What stands behind another authority's freeze has fields that a row has no room for.
  if (column === 'priorFreeze')
    return { column: 'outcome', expected: 'an answer on the page: queued has more to tell' }
  if (!isColumn(column)) return { column: null, expected: 'a row as in the template' }
  return { column, expected: expectations[column] ?? 'a value as in the template' }
}
