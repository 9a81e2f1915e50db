import { z } from 'zod'
import { ok, refuse, type Result } from '../lib/result'
import { parseCsv, type CsvProblem, type CsvRecord } from '../lib/csv'
import { chinaBounds } from './geo'
import { stationLimits } from './limits'
import { pointProblem, type Outline } from './outline'
import type { TownPoint } from './place'

export const stationColumns = ['code', 'name', 'town_code', 'lon', 'lat'] as const
type Column = (typeof stationColumns)[number]

export interface StationRow {
  readonly line: number
  readonly code: string
  readonly name: string
  readonly townCode: string
  readonly districtCode: string
  readonly lon: number
  readonly lat: number
}

export type StationFileProblem = CsvProblem

const degrees = ({ min, max }: { min: number; max: number }) => {
  const expected = `decimal degrees (GCJ-02) from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d{1,3}(?:\.\d{1,10})?$/, { error: expected })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: expected })
}

export const stationCode = z
  .string()
  .regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,31}$/, { error: '1 to 32 letters, digits, - or _' })
export const stationName = z.string().regex(/^[^\p{Cc}]{2,60}$/u, { error: '2 to 60 characters' })
export const townCode = z
  .string()
  .regex(/^\d{9}$/, { error: 'nine digits, as in the list of towns (GET /v1/towns)' })

const rowSchema = z.object({
  code: stationCode,
  name: stationName,
  town_code: townCode,
  lon: degrees(chinaBounds.lon),
  lat: degrees(chinaBounds.lat),
})

/**
 * Reads a centre's own list of stations: UTF-8 with or without byte order mark, columns code, name, town_code,
 * lon, lat (GCJ-02) in any order. Every bad row is named with its line and what was expected; one bad row refuses
 * the whole file.
 */
export function readStationFile(
  bytes: Uint8Array,
  towns: readonly TownPoint[],
  outlines: Outlines = new Map(),
): Result<StationRow[], StationFileProblem[]> {
  if (bytes.length > stationLimits.stationFileSize.value) {
    return refuse([{ line: 1, expected: `a file of at most ${stationLimits.stationFileSize.value} bytes` }])
  }
  const text = decode(bytes)
  if (text === null) return refuse([{ line: 1, expected: 'text in UTF-8 (save the table as "CSV UTF-8")' }])
  const records = parseCsv(text)
  if (!records.ok) return refuse([records.error])
  const [header, ...rows] = records.value
  const columns = header === undefined ? null : columnOrder(header)
  if (columns === null) return refuse([{ line: 1, expected: `the columns ${stationColumns.join(',')}` }])
  if (rows.length === 0) return refuse([{ line: 2, expected: 'at least one station' }])
  if (rows.length > stationLimits.stationFileRows.value) {
    return refuse([{ line: 1, expected: `at most ${stationLimits.stationFileRows.value} rows` }])
  }
  const places = { towns: new Map(towns.map((town) => [town.code, town])), outlines }
  return checkRows(rows, columns, places)
}

/** By code of the district; one that is not there is not checked. */
export type Outlines = ReadonlyMap<string, Outline>

interface Places {
  readonly towns: ReadonlyMap<string, TownPoint>
  readonly outlines: Outlines
}

function checkRows(
  records: readonly CsvRecord[],
  columns: readonly Column[],
  places: Places,
): Result<StationRow[], StationFileProblem[]> {
  const rows: StationRow[] = []
  const problems: StationFileProblem[] = []
  const lineOfCode = new Map<string, number>()
  for (const record of records) {
    const checked = checkRow(record, columns, places)
    if (!checked.ok) {
      problems.push(...checked.error)
      continue
    }
    const before = lineOfCode.get(checked.value.code)
    if (before !== undefined) {
      problems.push({ line: record.line, expected: `code: one that line ${before} does not have already` })
      continue
    }
    lineOfCode.set(checked.value.code, record.line)
    rows.push(checked.value)
  }
  return problems.length > 0 ? refuse(problems) : ok(rows)
}

function checkRow(
  { line, fields }: CsvRecord,
  columns: readonly Column[],
  { towns, outlines }: Places,
): Result<StationRow, StationFileProblem[]> {
  if (fields.length !== columns.length) {
    return refuse([{ line, expected: `${columns.length} fields, not ${fields.length}` }])
  }
  const named = Object.fromEntries(columns.map((column, index) => [column, (fields[index] ?? '').trim()]))
  const parsed = rowSchema.safeParse(named)
  if (!parsed.success) {
    return refuse(
      parsed.error.issues.map((issue) => ({ line, expected: `${issue.path.join('.')}: ${issue.message}` })),
    )
  }
  const { code, name, lon, lat } = parsed.data
  const town = towns.get(parsed.data.town_code)
  if (town === undefined) {
    return refuse([{ line, expected: 'town_code: one of the list of towns (GET /v1/towns)' }])
  }
  const problem = pointProblem(town, outlines.get(town.districtCode) ?? null, { lon, lat })
  if (problem !== null) return refuse([{ line, expected: `lon, lat: ${problem}` }])
  return ok({ line, code, name, townCode: town.code, districtCode: town.districtCode, lon, lat })
}

/** The file's columns in their order, if they are exactly ours. */
function columnOrder({ fields }: CsvRecord): Column[] | null {
  const names = fields.map((field) => field.trim())
  const columns = names.flatMap((name) => stationColumns.filter((column) => column === name))
  const isComplete = stationColumns.every((column) => columns.includes(column))
  return isComplete && names.length === stationColumns.length ? columns : null
}

/** TextDecoder drops the byte order mark itself. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
