import type { Context } from '../context'
import { AppError } from '../errors'
import { rawRoute, route, type Route } from '../http/route'
import { districtOf } from '../statistics'
import { monthAsCsv } from './csv'
import { readMonth } from './month'
import { periodsOf } from './period'
import { csvQuery, monthQuery, monthView, type MonthReport } from './schema'

const month = route({
  method: 'get',
  path: '/v1/reports/month',
  policy: 'report.read',
  tag: 'reports',
  summary: 'The figures of a month beside those of the same month last year; within the own district',
  query: monthQuery,
  response: monthView,
  handle: (ctx, { query }) => reportOf(ctx, query.month),
})

const csv = rawRoute({
  method: 'get',
  path: '/v1/reports/month.csv',
  policy: 'report.read',
  tag: 'reports',
  summary: 'The same as a table for a spreadsheet',
  query: csvQuery,
  contentType: 'text/csv',
  handle: async (ctx, { query, response }) => {
    const report = await reportOf(ctx, query.month)
    const name = `menshen-${report.month}${report.districtCode === null ? '' : `-${report.districtCode}`}.csv`
    response
      .status(200)
      .set({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      })
      .send(monthAsCsv(report, query.lang))
  },
})

export const reportRoutes: readonly Route[] = [month, csv]

async function reportOf(ctx: Context, asked: string | undefined): Promise<MonthReport> {
  const periods = periodsOf(asked, ctx.clock.now(), districtOf(ctx.actor))
  if (periods !== null) return readMonth(ctx, periods)
  const field = { path: 'query.month', code: 'too_late', expected: 'a month that has begun' }
  throw new AppError('invalid_request', undefined, [field])
}
