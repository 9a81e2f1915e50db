import type { z } from 'zod'
import type { Context } from '../context'
import { AppError } from '../errors'
import { cityDayOf, cityDaysAfter } from '../lib/city-day'
import { listBrakes, liveRules, type BrakeRow, type RuleHead } from '../rulesets'
import * as repository from './repository'
import type { Days } from './repository'
import type { daysQuery, ruleList, ruleShadowView, ruleView } from './schema'
import { shadowCountsOf, summaryOf } from './summary'

const USUAL_DAYS = 30
const MOST_DAYS = 400

/** @throws AppError invalid_request when it ends before it begins, or is too long */
export function daysOf(ctx: Context, query: z.output<typeof daysQuery>): Days {
  const to = query.to ?? cityDayOf(ctx.clock.now())
  const from = query.from ?? cityDaysAfter(to, -USUAL_DAYS)
  if (from > to || from < cityDaysAfter(to, -MOST_DAYS)) {
    const field = {
      path: 'query.from',
      code: 'out_of_range',
      expected: `at most ${MOST_DAYS} days before \`to\``,
    }
    throw new AppError('invalid_request', undefined, [field])
  }
  return { from, to }
}

/** Every rule of the live pack, and versions before that fired in the period. */
export async function listRules(ctx: Context, days: Days): Promise<z.input<typeof ruleList>> {
  const { db } = ctx
  const [heads, brakes, hits, outcomes] = await Promise.all([
    liveRules(ctx),
    listBrakes(ctx, null),
    repository.readHits(db, null, 'live', 'all', days),
    repository.readOutcomes(db, null, 'live', 'all', days),
  ])
  const known = heads.map(({ id, version }) => ({ rule: id, version }))
  const versions = distinct([...known, ...hits, ...outcomes])
  return {
    ...days,
    items: versions.map((one) => ({
      ...headOf(heads, one),
      isBraked: brakes.some((brake) => isSame(brake, one)),
      ...summaryOf(
        hits.filter((row) => isSame(row, one)),
        outcomes.filter((row) => isSame(row, one)),
      ),
    })),
  }
}

/** One rule by version, over time. @throws AppError not_found when nobody has heard of it */
export async function readRule(
  ctx: Context,
  rule: string,
  by: 'day' | 'week',
  days: Days,
): Promise<Omit<z.input<typeof ruleView>, 'brakes'> & { readonly brakes: readonly BrakeRow[] }> {
  const { db } = ctx
  const [brakes, hits, outcomes] = await Promise.all([
    listBrakes(ctx, rule),
    repository.readHits(db, rule, 'live', by, days),
    repository.readOutcomes(db, rule, 'live', by, days),
  ])
  const versions = distinct([...(await inLivePack(ctx, rule)), ...hits, ...outcomes, ...brakes])
  if (versions.length === 0) throw new AppError('not_found', 'no such rule')
  return {
    rule,
    ...days,
    by,
    brakes,
    versions: versions.map(({ version }) => {
      const own = <T extends { version: number }>(rows: readonly T[]): T[] =>
        rows.filter((row) => row.version === version)
      const at =
        (day: string) =>
        <T extends { day: string }>(rows: readonly T[]): T[] =>
          rows.filter((row) => row.day === day)
      const steps = [...new Set([...own(hits), ...own(outcomes)].map(({ day }) => day))].sort()
      return {
        version,
        ...summaryOf(own(hits), own(outcomes)),
        series: steps.map((day) => ({ day, ...summaryOf(at(day)(own(hits)), at(day)(own(outcomes))) })),
      }
    }),
  }
}

/** What a rule that did not act would have done. @throws AppError not_found when nobody has heard of it */
export async function readRuleShadow(
  ctx: Context,
  rule: string,
  days: Days,
): Promise<z.input<typeof ruleShadowView>> {
  const [changes, outcomes] = await Promise.all([
    repository.readChanges(ctx.db, rule, days),
    repository.readOutcomes(ctx.db, rule, 'shadow', 'day', days),
  ])
  const named = (version: number) => ({ rule, version })
  const versions = distinct([
    ...(await inLivePack(ctx, rule)),
    ...[...changes, ...outcomes].map(({ version }) => named(version)),
  ])
  if (versions.length === 0) throw new AppError('not_found', 'no such rule')
  return { rule, ...days, versions: versions.map(({ version }) => shadowOf(version, changes, outcomes)) }
}

function shadowOf(
  version: number,
  changes: readonly repository.ChangeRow[],
  outcomes: readonly repository.OutcomeRow[],
): z.input<typeof ruleShadowView>['versions'][number] {
  const own = changes.filter((row) => row.version === version)
  const ends = outcomes.filter((row) => row.version === version)
  const days = [...new Set([...own, ...ends].map(({ day }) => day))].sort()
  const { confirmed, dismissed, expired, precision } = summaryOf([], ends)
  return {
    version,
    ...shadowCountsOf(own),
    confirmed,
    dismissed,
    expired,
    precision,
    days: days.map((day) => {
      const { hits: _none, precision: _ofDay, ...ended } = summaryOf([], ends.filter((row) => row.day === day)) // prettier-ignore
      return { day, ...shadowCountsOf(own.filter((row) => row.day === day)), ...ended }
    }),
  }
}

interface Version {
  readonly rule: string
  readonly version: number
}

const isSame = (a: Version, b: Version): boolean => a.rule === b.rule && a.version === b.version

async function inLivePack(ctx: Context, rule: string): Promise<Version[]> {
  return (await liveRules(ctx)).filter(({ id }) => id === rule).map(({ version }) => ({ rule, version }))
}

function distinct(rows: readonly Version[]): Version[] {
  const byName = new Map(rows.map(({ rule, version }) => [`${rule}@${version}`, { rule, version }]))
  return [...byName.values()].sort((a, b) =>
    a.rule === b.rule ? a.version - b.version : a.rule < b.rule ? -1 : 1,
  )
}

function headOf(heads: readonly RuleHead[], { rule, version }: Version) {
  const head = heads.find((one) => one.id === rule && one.version === version)
  if (head === undefined) return { rule, version, title: null, typology: null, status: 'gone' as const }
  return { rule, version, title: head.title, typology: head.typology, status: head.status }
}
