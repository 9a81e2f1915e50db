import type { Actor, Context } from '../context'
import { present } from '../lib/assert'
import { formatYuan } from '../lib/money'
import type { Observed } from './cohort'
import { rateTexts, type Rate, type Stage, type Step } from './definitions'
import {
  accounts,
  shareOf,
  type Account,
  type AmountView,
  type FigureText,
  type MinutesView,
  type ShareView,
} from './figure'
import { readMilestones, type GroupCounts, type Milestones } from './milestones-repository'
import { readMoney, type MoneyOfKind } from './money-repository'
import { allReported, countReported, EARLIER_WARNING_DAYS, type ReportedRow } from './reported-repository'
import { dueByStation, dueByTown, type DueTasks } from './tasks-repository'

/** All that is counted of a period, as it was known at a moment. */
export interface Measured {
  readonly observed: Observed
  readonly milestones: Milestones
  readonly reported: readonly ReportedRow[]
  readonly stations: readonly DueTasks[]
  readonly towns: readonly DueTasks[]
  readonly money: readonly MoneyOfKind[]
}

export async function measure(ctx: Context, observed: Observed): Promise<Measured> {
  const [milestones, reported, stations, towns, money] = await Promise.all([
    readMilestones(ctx, observed),
    countReported(ctx, observed),
    dueByStation(ctx, observed),
    dueByTown(ctx, observed),
    readMoney(ctx, observed),
  ])
  return { observed, milestones, reported, stations, towns, money }
}

/** The district whose figures an actor sees; null: the whole city's. */
export const districtOf = (actor: Actor): string | null =>
  actor.kind === 'user' && actor.scope === 'district' ? actor.districtCode : null

export const allWarnings = ({ milestones }: Measured): GroupCounts =>
  present(
    milestones.groups.find(({ by }) => by === 'all'),
    'count of all warnings',
  )

/** How many came to each stage, and against the stage before it. */
export function stagesOf(measured: Measured): Record<Stage, { all: ShareView; ofPrevious: ShareView }> {
  const counts = allWarnings(measured)
  const { warned } = counts
  const stage = (count: number, ofPrevious: ShareView) => ({ all: shareOf(count, warned), ofPrevious })
  return {
    warned: stage(warned, shareOf(warned, warned)),
    reached: stage(counts.reached, shareOf(counts.reached, warned)),
    confirmed: stage(counts.confirmed, shareOf(counts.reachedConfirmed, counts.reached)),
    stopped: stage(counts.held, shareOf(counts.confirmedPaidHeld, counts.confirmedPaid)),
    returned: stage(counts.returned, shareOf(counts.heldReturned, counts.held)),
  }
}

/** Minutes of each stage since the warning opened, and since the stage before it. */
export function stageMinutesOf(
  measured: Measured,
): Record<Stage, { sinceWarned: MinutesView | null; sincePrevious: MinutesView | null }> {
  const counts = allWarnings(measured)
  const { minutes } = measured.milestones
  const { warned, reached, confirmed, held, returned } = counts
  const first = minutesOf(minutes.reached, reached, warned)
  return {
    warned: { sinceWarned: null, sincePrevious: null },
    reached: { sinceWarned: first, sincePrevious: first },
    confirmed: {
      sinceWarned: minutesOf(minutes.confirmed, confirmed, warned),
      sincePrevious: minutesOf(minutes.confirmedSinceReached, counts.reachedConfirmed, reached),
    },
    stopped: {
      sinceWarned: minutesOf(minutes.held, held, warned),
      sincePrevious: minutesOf(minutes.heldSinceConfirmed, minutes.heldSinceConfirmedCount, confirmed),
    },
    returned: {
      sinceWarned: minutesOf(minutes.returned, returned, warned),
      sincePrevious: minutesOf(minutes.returnedSinceHeld, counts.heldReturned, held),
    },
  }
}

export function ratesOf(measured: Measured): Record<Rate, ShareView> {
  const counts = allWarnings(measured)
  const reports = allReported(measured.reported)
  return {
    reach: shareOf(counts.reached, counts.tried),
    precision: shareOf(counts.reachedConfirmed, counts.reached),
    paidAfter: shareOf(counts.paidAfter, counts.reached),
    missed: shareOf(reports.missed, reports.reported),
    submittedInTime: shareOf(reports.submittedInTime, reports.reported),
    heldInTime: shareOf(reports.heldInTime, reports.reported),
  }
}

/** The words of a rate, with the number of days that its definition leans on. */
export function textOf(rate: Rate): FigureText {
  const { id, name, definition } = rateTexts[rate]
  const filled = (words: string): string => words.replace('{days}', String(EARLIER_WARNING_DAYS))
  return { id, name, definition: { zh: filled(definition.zh), en: filled(definition.en) } }
}

export function stepsOf(measured: Measured): Record<Step, MinutesView> {
  const { warned, reached, confirmed, held } = allWarnings(measured)
  const { minutes } = measured.milestones
  return {
    acknowledged: minutesOf(minutes.acknowledged, minutes.acknowledgedCount, warned),
    dispatched: minutesOf(minutes.dispatched, minutes.dispatchedCount, warned),
    accepted: minutesOf(minutes.accepted, minutes.acceptedCount, warned),
    arrived: minutesOf(minutes.arrived, minutes.arrivedCount, warned),
    reached: minutesOf(minutes.reached, reached, warned),
    confirmed: minutesOf(minutes.confirmed, confirmed, warned),
    submitted: minutesOf(minutes.submitted, minutes.submittedCount, warned),
    held: minutesOf(minutes.held, held, warned),
  }
}

/** In the order of `accounts`; a kind that holds nothing is there with 0. */
export function moneyOf(measured: Measured): { readonly account: Account; readonly view: AmountView }[] {
  const of = allWarnings(measured).warned
  return accounts.map((account) => {
    const row = measured.money.find((each) => each.account === account)
    const amount = formatYuan(row?.fen ?? 0n)
    const pending = formatYuan(row?.pendingFen ?? 0n)
    return { account, view: { amount, pending, warnings: row?.warnings ?? 0, of } }
  })
}

const minutesOf = (pair: readonly [number, number] | null, measured: number, of: number): MinutesView => ({
  p50: pair === null ? null : toTenth(pair[0]),
  p90: pair === null ? null : toTenth(pair[1]),
  measured,
  of,
})

const toTenth = (minutes: number): number => Math.round(minutes * 10) / 10

export const periodOf = ({ from, to, asOf }: Observed) => ({
  from: from.toISOString(),
  to: to.toISOString(),
  asOf: asOf.toISOString(),
})
