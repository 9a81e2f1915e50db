import { ok, refuse, type Result } from './result'

export interface CsvRecord {
  /** Of the record's first line in the file, from 1. */
  readonly line: number
  readonly fields: readonly string[]
}

export interface CsvProblem {
  readonly line: number
  readonly expected: string
}

/**
 * Reads comma-separated text (RFC 4180): fields in double quotes may hold commas, line ends and doubled quotes.
 * Blank lines are skipped. Stops at the first thing that is not CSV, since nothing after it can be trusted.
 */
export function parseCsv(text: string): Result<CsvRecord[], CsvProblem> {
  const records: CsvRecord[] = []
  let position = 0
  let line = 1
  while (position < text.length) {
    const record = readRecord(text, position, line)
    if (!record.ok) return record
    const { fields, end, lineAfter } = record.value
    if (fields.some((field) => field !== '')) records.push({ line, fields })
    position = end
    line = lineAfter
  }
  return ok(records)
}

interface ReadRecord {
  readonly fields: string[]
  readonly end: number
  readonly lineAfter: number
}

function readRecord(text: string, start: number, line: number): Result<ReadRecord, CsvProblem> {
  const fields: string[] = []
  let position = start
  let lineAfter = line
  for (;;) {
    const field = text[position] === '"' ? readQuoted(text, position) : readPlain(text, position)
    if (field === null)
      return refuse({ line, expected: 'a closing double quote, then a comma or the end of the line' })
    fields.push(field.value)
    lineAfter += countLineEnds(field.value)
    position = field.end
    if (text[position] !== ',') break
    position += 1
  }
  if (text.startsWith('\r\n', position)) position += 2
  else if (position < text.length) position += 1
  return ok({ fields, end: position, lineAfter: lineAfter + 1 })
}

interface ReadField {
  readonly value: string
  readonly end: number
}

function readPlain(text: string, start: number): ReadField {
  let end = start
  while (end < text.length && !isSeparator(text[end])) end += 1
  return { value: text.slice(start, end), end }
}

function readQuoted(text: string, start: number): ReadField | null {
  const parts: string[] = []
  let position = start + 1
  for (;;) {
    const quote = text.indexOf('"', position)
    if (quote < 0) return null
    parts.push(text.slice(position, quote))
    if (text[quote + 1] !== '"') {
      return quote + 1 < text.length && !isSeparator(text[quote + 1])
        ? null
        : { value: parts.join('"'), end: quote + 1 }
    }
    position = quote + 2
  }
}

const isSeparator = (character: string | undefined): boolean =>
  character === ',' || character === '\n' || character === '\r'

const countLineEnds = (value: string): number => value.match(/\r\n|\r|\n/g)?.length ?? 0
