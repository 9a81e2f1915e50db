import type { Context, Db } from '../context'
import type { Prisma } from '../generated/prisma/client'
import { present } from '../lib/assert'
import { cityDayOf } from '../lib/city-day'
import { visibleTo } from '../warnings'
import type { ListQuery } from './schema'

const withWarning = {
  warning: { select: { id: true, number: true, state: true, level: true, districtCode: true } },
  takenByUser: { select: { displayName: true } },
} as const satisfies Prisma.CitizenReportInclude

/** "JB20261126-000001": the day in Shaoxing. */
export async function nextNumber(ctx: Context): Promise<string> {
  const [row] = await ctx.db.$queryRaw<{ n: bigint }[]>`SELECT nextval('citizen_report_number') AS n`
  const day = cityDayOf(ctx.clock.now()).replaceAll('-', '')
  return `JB${day}-${present(row, 'number').n.toString().padStart(6, '0')}`
}

/** @returns false: the form has been sent already */
export async function createReport(db: Db, data: Prisma.CitizenReportCreateManyInput): Promise<boolean> {
  const { count } = await db.citizenReport.createMany({ data: [data], skipDuplicates: true })
  return count === 1
}

export const findByForm = (db: Db, formHash: Uint8Array<ArrayBuffer>) =>
  db.citizenReport.findUnique({ where: { formHash }, include: withWarning })

export const findByNumber = (db: Db, number: string) =>
  db.citizenReport.findUnique({ where: { number }, include: withWarning })

/** A report whose place is not known is every desk's; one that belongs to a warning is seen by who sees that. */
const visible = (ctx: Context): Prisma.CitizenReportWhereInput => ({
  OR: [{ warningId: null }, { warning: visibleTo(ctx.actor) }],
})

export const readReport = (ctx: Context, id: string) =>
  ctx.db.citizenReport.findFirst({ where: { AND: [{ id }, visible(ctx)] }, include: withWarning })

export type ReportRow = NonNullable<Awaited<ReturnType<typeof readReport>>>

/** Latest first. */
export const listReports = (ctx: Context, { state, limit }: ListQuery, before: ReportKey | null) =>
  ctx.db.citizenReport.findMany({
    where: { AND: [visible(ctx), state === undefined ? {} : { state: { in: state } }, olderThan(before)] },
    include: withWarning,
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })

export interface ReportKey {
  readonly receivedAt: Date
  readonly id: string
}

const olderThan = (key: ReportKey | null): Prisma.CitizenReportWhereInput =>
  key === null
    ? {}
    : { OR: [{ receivedAt: { lt: key.receivedAt } }, { receivedAt: key.receivedAt, id: { lt: key.id } }] }

export const updateReport = (
  db: Db,
  id: string,
  guard: { readonly state: { in: string[] } },
  data: Prisma.CitizenReportUncheckedUpdateManyInput,
) => db.citizenReport.updateMany({ where: { id, ...guard }, data })
