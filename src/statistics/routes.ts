import type { z } from 'zod'
import type { Context } from '../context'
import { AppError } from '../errors'
import { route, type Route } from '../http/route'
import { after, DAY_MS } from '../lib/duration'
import { formatYuan } from '../lib/money'
import * as repository from './repository'
import type { Period } from './cohort'
import { accounts } from './figure'
import { districtOf } from './measure'
import { statisticsQuery, statisticsView } from './schema'

const USUAL_DAYS = 30

const read = route({
  method: 'get',
  path: '/v1/statistics',
  policy: 'statistics.read',
  tag: 'statistics',
  summary: 'Counts, minutes per step and money by kind, for a period; within the own district',
  query: statisticsQuery,
  response: statisticsView,
  handle: async (ctx, { query }) => {
    const period = periodOf(ctx, query)
    const [warnings, steps, money] = await Promise.all([
      repository.countWarnings(ctx, period),
      repository.countSteps(ctx, period),
      repository.sumMoney(ctx, period),
    ])
    return {
      from: period.from.toISOString(),
      to: period.to.toISOString(),
      districtCode: period.districtCode,
      warnings,
      steps: steps.map(presentStep),
      money: presentMoney(money),
    }
  },
})

export const statisticsRoutes: readonly Route[] = [read]

function periodOf(ctx: Context, query: z.output<typeof statisticsQuery>): Period {
  const to = query.to === undefined ? ctx.clock.now() : new Date(query.to)
  const from = query.from === undefined ? after(to, -USUAL_DAYS * DAY_MS) : new Date(query.from)
  if (from >= to) {
    const field = { path: 'query.from', code: 'too_late', expected: 'a time before `to`' }
    throw new AppError('invalid_request', undefined, [field])
  }
  return { from, to, districtCode: districtOf(ctx.actor) }
}

const presentStep = ({ medianMinutes, p90Minutes, ...step }: repository.StepRow) => ({
  ...step,
  p50Minutes: rounded(medianMinutes),
  p90Minutes: rounded(p90Minutes),
})

const rounded = (minutes: number | null): number | null =>
  minutes === null ? null : Math.round(minutes * 10) / 10

const presentMoney = (rows: readonly repository.MoneyRow[]) =>
  accounts.map((account) => {
    const row = rows.find((each) => each.account === account)
    return { account, amount: formatYuan(row?.postedFen ?? 0n), pending: formatYuan(row?.pendingFen ?? 0n) }
  })
