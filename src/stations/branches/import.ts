import { z } from 'zod'
import type { Context, Db } from '../../context'
import { appendAudit } from '../../audit'
import { parseCsv, type CsvProblem } from '../../lib/csv'
import { gcj02Of } from '../../lib/told-point'
import { ok, refuse, type Result } from '../../lib/result'
import { isInChina, type Point } from '../geo'
import { stationLimits } from '../limits'

/**
 * Branches of banks: where a payment was typed in, if nothing nearer is known. Each by the source under which its payments
 * come ("bank:icbc-yuecheng").
 */
export const branchColumns = ['source', 'name', 'lon', 'lat', 'datum'] as const

const degrees = z
  .string()
  .regex(/^\d{1,3}(?:\.\d{1,10})?$/, { error: 'decimal degrees' })
  .transform(Number)

const rowSchema = z
  .object({
    source: z
      .string()
      .regex(/^[\w:.-]{1,100}$/, { error: 'the source of its payments, as bank:icbc-yuecheng' }),
    name: z.string().regex(/^[^\p{Cc}]{2,60}$/u, { error: '2 to 60 characters' }),
    lon: degrees,
    lat: degrees,
    datum: z.enum(['WGS-84', 'GCJ-02'], { error: 'WGS-84 or GCJ-02' }),
  })
  .refine(isInChina, { error: 'a longitude and a latitude in China', path: ['lon'] })
  .transform(({ source, name, ...told }) => ({ source, name, ...gcj02Of(told) }))

type Branch = z.output<typeof rowSchema>

/** Adds these, or puts them in place of those of the same source; one bad row refuses the whole file. */
export async function importBranches(ctx: Context, text: string): Promise<Result<number, CsvProblem[]>> {
  const read = readBranches(text)
  if (!read.ok) return read
  return ctx.transact(async (tx) => {
    const updatedAt = tx.clock.now()
    for (const { source, ...branch } of read.value) {
      const data = { ...branch, updatedAt }
      await tx.db.bankBranch.upsert({ where: { source }, create: { source, ...data }, update: data })
    }
    await appendAudit(tx, {
      action: 'place.write',
      subject: 'bank_branch',
      details: { branches: read.value.length },
    })
    return ok(read.value.length)
  })
}

export function readBranches(text: string): Result<Branch[], CsvProblem[]> {
  const records = parseCsv(text.replace(/^\uFEFF/u, ''))
  if (!records.ok) return refuse([records.error])
  const [header, ...rows] = records.value
  if (header?.fields.join(',') !== branchColumns.join(','))
    return refuse([{ line: 1, expected: `the columns ${branchColumns.join(',')}` }])
  if (rows.length > stationLimits.stationFileRows.value)
    return refuse([{ line: 1, expected: `at most ${stationLimits.stationFileRows.value} rows` }])
  const problems: CsvProblem[] = []
  const branches = rows.flatMap(({ line, fields }) => {
    const row = Object.fromEntries(
      branchColumns.map((column, index) => [column, (fields[index] ?? '').trim()]),
    )
    const parsed = rowSchema.safeParse(row)
    if (parsed.success) return [parsed.data]
    const issues = parsed.error.issues.map(({ path, message }) => ({
      line,
      expected: `${path.join('.')}: ${message}`,
    }))
    problems.push(...issues)
    return []
  })
  return problems.length > 0 ? refuse(problems) : ok(branches)
}

/** Of the latest payment of a warning whose source is a branch that we know. */
export async function branchOf(db: Db, warningId: string): Promise<Point | null> {
  const [branch] = await db.$queryRaw<{ lon: number; lat: number }[]>`
    SELECT b.lon, b.lat
      FROM warning_signal w JOIN signal s ON s.id = w.signal_id JOIN bank_branch b ON b.source = s.source
     WHERE w.warning_id = ${warningId}::uuid AND s.type = 'transaction'
     ORDER BY s.occurred_at DESC LIMIT 1`
  return branch ?? null
}
